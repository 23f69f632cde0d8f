import type { Builder } from '../../../build/contract';
import { RestrictedNamespace } from '../../../kubernetes/namespace';
import type { NamespacesSpec } from './capability';

export const buildNamespaces: Builder<object, NamespacesSpec> = ({ spec }, context) => {
  for (const { name, team } of spec.namespaces)
    new RestrictedNamespace(context.manifests.chart('00-namespaces', name), 'Namespace', {
      name,
      partOf: spec.partOf,
      kubernetes: spec.kubernetes,
      ...(team === undefined ? {} : { labels: { 'strata/team': team } }),
    });
};
