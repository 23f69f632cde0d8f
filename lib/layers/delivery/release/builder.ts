import type { Builder } from '../../../build/contract';
import { cdk8s } from '../../../kubernetes/cdk8s';
import { NETWORK } from '../../network/vpc/builder';
import { CLUSTER } from '../../platform/cluster/handle';
import type { ReleaseSpec } from './capability';
import { HelmRelease, ReleaseNamespace } from './chart';
import { valuesOf, type ReleaseSize } from './values';

export const buildRelease: Builder<ReleaseSize, ReleaseSpec> = ({ size, spec }, context) => {
  const { name, namespace } = spec;
  const { pods } = context.use(CLUSTER);
  const values = valuesOf(name, size);
  new ReleaseNamespace(context.manifests.chart('00-namespaces', namespace), 'Namespace', {
    name: namespace,
    partOf: spec.partOf,
    kubernetes: spec.kubernetes,
    level: spec.level,
    release: name,
    webhookPorts: spec.webhookPorts,
    privateBlocks: context.use(NETWORK).blocks.controlPlane,
    apiAddress: pods.apiAddress,
    names: pods.dns,
  });
  new HelmRelease(context.manifests.chart('12-releases', name, { foreign: true }), 'Release', { ...spec, values });
  context.manifests.file('12-releases', `${name}.values.yaml`, cdk8s().Yaml.stringify(values));
};
