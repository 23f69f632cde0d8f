import type { Builder } from '../../../build/contract';
import type { PoliciesSize, PoliciesSpec } from './capability';
import { ConformityPolicies, PreviewJanitor } from './chart';

export const buildPolicies: Builder<PoliciesSize, PoliciesSpec> = ({ size, spec }, context) => {
  const { partOf, namespaceLabel, previewLabel } = spec;
  new ConformityPolicies(context.manifests.chart('45-policies', 'conformity', { foreign: true }), 'Conformity', { partOf, namespaceLabel });
  new PreviewJanitor(context.manifests.chart('45-policies', 'janitor', { foreign: true }), 'Janitor', {
    partOf,
    label: previewLabel,
    hours: size.previewHours,
  });
};
