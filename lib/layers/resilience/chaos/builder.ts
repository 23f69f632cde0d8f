import type { Builder } from '../../../build/contract';
import { RestrictedNamespace } from '../../../kubernetes/namespace';
import { NETWORK } from '../../network/vpc/builder';
import { CLUSTER } from '../../platform/cluster/handle';
import type { ChaosSize, ChaosSpec } from './capability';
import { PodChaos } from './chart';

export const buildChaos: Builder<ChaosSize, ChaosSpec> = ({ size, spec }, context) => {
  const { namespace, partOf, kubernetes, level } = spec;
  const [pod] = spec.pods;
  const { placement, apiAddress } = context.use(CLUSTER).pods;
  new RestrictedNamespace(context.manifests.chart('00-namespaces', namespace), 'Namespace', { name: namespace, partOf, kubernetes, level });
  new PodChaos(context.manifests.chart('40-resilience', 'chaoskube'), 'Chaos', {
    ...spec,
    ...size,
    ...(pod ? { cpu: pod.cpu, memory: pod.memory } : {}),
    ...placement,
    apiAddress,
    privateBlocks: context.use(NETWORK).blocks.controlPlane,
  });
};
