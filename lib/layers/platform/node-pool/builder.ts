import type { Builder } from '../../../build/contract';
import { NETWORK } from '../../network/vpc/builder';
import { CLUSTER } from '../cluster/handle';
import type { NodePoolSize, NodePoolSpec } from './capability';
import { AutoModeNodePool, EncryptedVolumes, NetworkPolicyEnforcement } from './chart';

export const buildNodePool: Builder<NodePoolSize, NodePoolSpec> = ({ size, spec }, context) => {
  const network = context.use(NETWORK);
  new AutoModeNodePool(context.manifests.chart('10-platform', 'nodes'), 'Nodes', {
    name: spec.name,
    clusterName: context.names.cluster,
    roleName: context.use(CLUSTER).nodeRoleName,
    subnetTags: { 'strata:network': network.name, 'strata:subnet': 'private' },
    securityGroupName: network.nodeSecurityGroupName,
    arch: spec.arch,
    ...size,
  });
  new NetworkPolicyEnforcement(context.manifests.chart('10-platform', 'network-policies'), 'Enforcement');
  new EncryptedVolumes(context.manifests.chart('10-platform', 'volumes'), 'Volumes', { retain: spec.retainVolumes });
};
