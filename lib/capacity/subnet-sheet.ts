import { factValue } from '../facts/registry';
import { hostAddresses, type NodeGroup } from './addresses';
import { networkLimits } from './pods';
import { count, wholes } from './quantity';

/** What the sheet answers. */
export interface SubnetUsage {
  readonly available: number;
  /** Addresses of each group, in their order. */
  readonly groups: readonly number[];
  readonly used: number;
  readonly pods: number;
  /** Below zero where the subnet is too small. */
  readonly remaining: number;
}

/**
 * The sheet "EKS Subnet IP Usage Calculator" of aws/aws-eks-best-practices dc0243a (networking/subnet-calc.xlsx), as it counts. It differs
 * from what a VPC does: it gives pods the first address of each interface, too; adds two addresses a node for pods that use the node's;
 * never counts a warm address in its mode `ip`, and leaves a subnet all addresses but two. Plan with `nodeAddresses` and `subnetAddresses`.
 * @param warmEnis - of a node; undefined for the sheet's mode WARM_IP_TARGET
 * @throws RangeError naming what is no whole number
 */
export const sheetUsage = (
  prefixLength: number,
  groups: readonly NodeGroup[],
  warmEnis: number | undefined,
  hostNetworkAddresses: number = factValue('eks.hostNetworkPods'),
): SubnetUsage => {
  const warm = count('warmEnis', warmEnis ?? 0);
  count('hostNetworkAddresses', hostNetworkAddresses);
  const ofGroup = (group: NodeGroup): number => {
    const { ipv4PerEni } = networkLimits(group);
    const enis = wholes(count('podsPerNode', group.podsPerNode), ipv4PerEni) + warm;
    return (enis * ipv4PerEni + hostNetworkAddresses) * count('nodes', group.nodes);
  };
  const available = hostAddresses(prefixLength);
  const each = groups.map(ofGroup);
  const used = each.reduce((sum, one) => sum + one, 0);
  return {
    available,
    groups: each,
    used,
    pods: groups.reduce((sum, { nodes, podsPerNode }) => sum + nodes * podsPerNode, 0),
    remaining: available - used,
  };
};
