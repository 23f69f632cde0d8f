import { NEW_ACCOUNT_VCPU, SMALLEST_NODE_VCPU } from '../../../facts/node-capacity';
import { defineCapability, type PlanContext } from '../../../plan/contract';
import { nodePoolLimits } from '../../../plan/sizing';
import type { ExistingClusterSpec } from '../cluster/existing';
import { nodePoolCapacity } from './capacity';
import { demandOf, type Demand } from './demand';
import { nodeFor, nodeMemoryFor, nodesFor, vcpuFor } from './nodes';
import type { NodePoolSize, NodePoolSpec } from './size';
import { nodePoolQuotas, nodePoolUsage } from './usage';

export type { NodePoolSize, NodePoolSpec } from './size';

/** vCPU of the largest node in production, unless a pod asks for more: ours. */
const PRODUCTION_NODE_VCPU = 8;

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

/** In a cluster that others use, too. */
const APART = 'a taint keeps the pods of others off these nodes, whose security group stores admit, and our pods ask for them';

interface Sized {
  readonly size: NodePoolSize;
  readonly reason: string;
}

/** As few of the smallest nodes as hold the workloads at rest: a new account's quota holds one, with the node of the built-in pool. */
const sandbox = ({ largest, least }: Demand, own: boolean): Sized => {
  const nodeCpu = nodeFor(largest);
  const nodes = nodesFor(least, nodeCpu);
  const cpu = nodes * nodeCpu;
  const nodeMemoryGiB = nodeMemoryFor(least, nodeCpu, nodes);
  const total = cpu + SMALLEST_NODE_VCPU;
  const left = NEW_ACCOUNT_VCPU - total;
  const account =
    left >= 0
      ? `with the node of the built-in pool these are ${total} of the ${NEW_ACCOUNT_VCPU} vCPU that a new account may run (EC2 quota L-1216C47A); the ${left} that remains holds no further node`
      : `with the node of the built-in pool these are ${total} vCPU, more than the ${NEW_ACCOUNT_VCPU} that a new account may run: ask for more first (EC2 quota L-1216C47A)`;
  return {
    size: { cpu, memoryGiB: cpu * 8, nodeCpu, nodeMemoryGiB, nodeDiskGiB: 20, burstable: true, spot: false },
    reason: `${nodes === 1 ? 'one node' : `${nodes} nodes`} of ${nodeCpu} vCPU and at least ${nodeMemoryGiB} GiB, burstable ones allowed, hold the ${rounded(least.cores)} vCPU and ${rounded(least.memoryGiB)} GiB that the workloads ask for at rest, a roll-out included; ${own ? account : APART}`,
  };
};

const production = ({ largest, most }: Demand, { blueprint: { tier }, assumed }: PlanContext, own: boolean): Sized => {
  const nodeCpu = Math.max(PRODUCTION_NODE_VCPU, nodeFor(largest));
  const { cpu, memoryGiB } = nodePoolLimits(tier, vcpuFor(most), assumed);
  return {
    size: {
      cpu,
      memoryGiB: Math.max(memoryGiB, Math.ceil(most.memoryGiB * 2)),
      nodeCpu,
      nodeMemoryGiB: 0,
      nodeDiskGiB: 40,
      burstable: false,
      spot: false,
    },
    reason: `nodes come and go with the pods, of current compute, general-purpose and memory families and of at most ${nodeCpu} vCPU, so that losing one takes little with it; ${cpu} vCPU is the ceiling against a runaway bill, ${rounded(most.cores)} is what the workloads ask for at their most${own ? `. A new account may run ${NEW_ACCOUNT_VCPU} vCPU: ask for more before the first deploy (EC2 quota L-1216C47A)` : `; ${APART}`}`,
  };
};

export const nodePool = defineCapability<'node-pool', NodePoolSize, NodePoolSpec>({
  kind: 'node-pool',
  layer: 'platform',
  scope: 'region',
  systems: ['Doctor', 'EC2', 'EKS', 'NPD / node repair'],
  capacity: nodePoolCapacity,
  plan: (context) => {
    const { blueprint, entries } = context;
    const cluster = entries.find((e) => e.id === 'cluster/main');
    const existing = cluster && 'existing' in cluster.spec ? (cluster.spec as ExistingClusterSpec) : undefined;
    // Without Auto Mode nodes are not ours to make.
    if (existing && !existing.pool) return [];
    const demand = demandOf(entries);
    const { size, reason } = blueprint.profile === 'production' ? production(demand, context, !existing) : sandbox(demand, !existing);
    const { arch } = blueprint.platform;
    const spec = existing?.pool
      ? { name: existing.pool.name, arch, taint: existing.pool.taint }
      : { name: 'general', arch, retainVolumes: blueprint.profile === 'production' };
    return [
      {
        id: 'node-pool/general',
        engine: 'karpenter',
        size,
        spec,
        reason,
        alternatives: [
          {
            engine: 'spot',
            verdict: 'about a third of the price, for what may be interrupted: workers and jobs before anything that answers requests',
          },
          {
            engine: 'built-in general-purpose pool',
            verdict: 'amd64 only, without a ceiling, and without a class of nodes that network policies can be asked of',
          },
        ],
        needs: ['network/main', 'cluster/main'],
      },
    ];
  },
  usage: nodePoolUsage,
  quotas: nodePoolQuotas,
});
