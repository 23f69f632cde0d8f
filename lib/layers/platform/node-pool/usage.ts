import { grouped } from '../../../diagnostics/grouped';
import { autoModeShare, onDemandPriceId } from '../../../facts/node-types';
import { factIn, factValue } from '../../../facts/registry';
import { HOURS_PER_MONTH, type PlanEntry, type QuotaUse, type Usage, type UsageContext } from '../../../plan/contract';
import { BINARY_STEP, PERCENT } from '../../../capacity/units';
import { countOf, nodesAt, podCount, podsAt, quotaMoment, vcpuOf } from './estimate';
import { AGENT_PODS } from './nodes';
import type { Nodes } from './packing';
import type { NodePoolSize, NodePoolSpec } from './size';

/** What nodes are billed for. */
export interface NodeBill {
  /** Such as `nodes`. */
  readonly what: string;
  readonly region: string;
  /** GiB of disk of each. */
  readonly diskGiB: number;
  /** Whether Karpenter takes Spot first. */
  readonly spot: boolean;
}

const ofType = ({ type, count }: Nodes, { what, region, spot }: NodeBill): readonly Usage[] => {
  const hours = count * HOURS_PER_MONTH;
  const share = autoModeShare(region);
  const price = onDemandPriceId(type.name);
  return [
    spot
      ? {
          item: `${what}, ${type.name} on Spot`,
          unpriced: 'the price of Spot moves by the hour and the zone; it is never above that on demand',
        }
      : { item: `${what}, ${type.name}`, price, quantity: hours },
    // Of the price on demand, whatever the instance itself costs.
    { item: `Auto Mode fee, ${grouped(share * PERCENT, 1)} % of ${type.name}`, price, quantity: hours, share },
  ];
};

/** Hours of nodes by type, what Auto Mode asks for them, and their disks. */
export const nodeLines = (nodes: readonly Nodes[], bill: NodeBill): readonly Usage[] => [
  ...nodes.flatMap((n) => ofType(n, bill)),
  ...(nodes.length > 0 ? [{ item: `disks of ${bill.what}`, price: 'gp3', quantity: countOf(nodes) * bill.diskGiB }] : []),
];

type Pool = PlanEntry<NodePoolSize, NodePoolSpec>;

/** The nodes that stand on an average day. */
export const nodePoolUsage = ({ size }: Pool, context: UsageContext): readonly Usage[] => {
  const nodes = nodesAt('average', context);
  if (nodes.length === 0 && podCount(podsAt('average', context)) > 0)
    return [{ item: 'nodes', unpriced: 'no type of instance that is known here is let in by the pool' }];
  return nodeLines(nodes, { what: 'nodes', region: context.region, diskGiB: size.nodeDiskGiB, spot: size.spot });
};

/** The most network interfaces that a node takes: Auto Mode adds one when pods need it. */
const interfacesOf = (nodes: readonly Nodes[]): number =>
  nodes.reduce((sum, { type, count }) => sum + count * (factIn(`ec2.${type.name}.maxEni`)?.value ?? 1), 0);

/** What nodes use of the quotas of EC2, EBS and the VPC. */
export const nodeQuotas = (nodes: readonly Nodes[], { diskGiB, spot }: Pick<NodeBill, 'diskGiB' | 'spot'>): readonly QuotaUse[] => [
  { quota: spot ? 'ec2.standard-spot-vcpus' : 'ec2.standard-vcpus', amount: vcpuOf(nodes) },
  { quota: 'ebs.gp3-tib', amount: (countOf(nodes) * diskGiB) / BINARY_STEP },
  { quota: 'ec2.network-interfaces', amount: interfacesOf(nodes) },
];

/** Addresses are counted one by one, though a prefix of sixteen counts as one: the most that it can be. */
export const nodePoolQuotas = ({ size }: Pool, context: UsageContext): readonly QuotaUse[] => {
  const moment = quotaMoment(context);
  const nodes = nodesAt(moment, context);
  const addresses = interfacesOf(nodes) + podCount(podsAt(moment, context)) + AGENT_PODS * countOf(nodes);
  return [
    ...nodeQuotas(nodes, { diskGiB: size.nodeDiskGiB, spot: size.spot }),
    { quota: 'vpc.network-address-usage', amount: addresses * factValue('vpc.nau.address') },
  ];
};
