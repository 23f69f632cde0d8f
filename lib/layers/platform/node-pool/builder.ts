import type { Builder } from '../../../build/contract';
import { NETWORK, type NetworkHandle } from '../../network/vpc/builder';
import { CLUSTER } from '../cluster/handle';
import type { NodePoolSize, NodePoolSpec } from './capability';
import { AutoModeNodePool, EncryptedVolumes, NetworkPolicyEnforcement, type AutoModeNodePoolProps } from './chart';

/** Subnets and security group: what is ours is selected by its tags, what is there by its ids. */
const placeOf = ({
  nodeSubnets,
  nodeSecurityGroupId,
  nodeSecurityGroupName,
}: NetworkHandle): Pick<AutoModeNodePoolProps, 'subnetTags' | 'existingSubnetIds' | 'securityGroupName' | 'existingSecurityGroupId'> => ({
  ...('tags' in nodeSubnets ? { subnetTags: nodeSubnets.tags } : { existingSubnetIds: nodeSubnets.ids }),
  ...(nodeSecurityGroupName === undefined
    ? { existingSecurityGroupId: nodeSecurityGroupId }
    : { securityGroupName: nodeSecurityGroupName }),
});

export const buildNodePool: Builder<NodePoolSize, NodePoolSpec> = ({ id, size, spec }, context) => {
  const { nodeRoleName } = context.use(CLUSTER);
  if (nodeRoleName === undefined) throw new Error(`${id} needs a role for its nodes, and cluster/main has none`);
  new AutoModeNodePool(context.manifests.chart('10-platform', 'nodes'), 'Nodes', {
    name: spec.name,
    clusterName: context.names.cluster,
    roleName: nodeRoleName,
    ...placeOf(context.use(NETWORK)),
    ...(spec.taint ? { taint: spec.taint } : {}),
    arch: spec.arch,
    ...size,
  });
  new NetworkPolicyEnforcement(context.manifests.chart('10-platform', 'network-policies'), 'Enforcement');
  if (spec.retainVolumes !== undefined)
    new EncryptedVolumes(context.manifests.chart('10-platform', 'volumes'), 'Volumes', { retain: spec.retainVolumes });
};
