import { defineCapability } from '../../../plan/contract';
import { nodePoolLimits } from '../../../plan/sizing';
import { demandOf } from './demand';

export interface NodePoolSize {
  /** vCPU that all nodes of the pool may have together: a ceiling, not a reservation. */
  readonly cpu: number;
  /** GiB of memory that all nodes of the pool may have together. */
  readonly memoryGiB: number;
  /** vCPU of the largest node; at least 2, the smallest that Auto Mode starts. */
  readonly nodeCpu: number;
  /** GiB of disk of a node, for images and scratch space, 20 or more. */
  readonly nodeDiskGiB: number;
  /** Whether nodes may be burstable (t4g and such): cheap at rest, throttled or billed by the credit when busy. */
  readonly burstable: boolean;
  /** Whether nodes may be spot instances, which EC2 takes back with two minutes' notice. */
  readonly spot: boolean;
}
export interface NodePoolSpec {
  readonly name: string;
  readonly arch: 'arm64' | 'amd64';
  /** Whether volumes outlive the claims that made them, unless a claim says otherwise. */
  readonly retainVolumes: boolean;
}

/** vCPU of on-demand standard instances that a new account may run: default of the EC2 quota L-1216C47A (CAPACITY section 2). */
const NEW_ACCOUNT_VCPU = 5;
/** The smallest node that Auto Mode starts: "more than 1 CPU" (Amazon EKS User Guide, "EKS Auto Mode supported instance reference"). */
const SMALLEST_NODE_VCPU = 2;
/**
 * Cores of such a node that workloads find: the CloudWatch agent asks for 0.25 and Fluent Bit for 0.05 on every node
 * (amazon-cloudwatch-observability 6.4.0, values.yaml), the kubelet keeps 0.07 (EKS's rule: 6 % of the first core, 1 % of the second).
 */
const USABLE_PER_SMALLEST_NODE = SMALLEST_NODE_VCPU - 0.3 - 0.07;

const cores = (value: number): string => String(Math.round(value * 100) / 100);

/** As few of the smallest nodes as hold the workloads at rest: with the node of the built-in pool a new account's quota holds two. */
const sandboxSize = (least: number): { readonly size: NodePoolSize; readonly reason: string } => {
  const nodes = Math.max(1, Math.ceil(least / USABLE_PER_SMALLEST_NODE));
  const cpu = nodes * SMALLEST_NODE_VCPU;
  const total = cpu + SMALLEST_NODE_VCPU;
  const left = NEW_ACCOUNT_VCPU - total;
  const account =
    left >= 0
      ? `with the node of the built-in pool these are ${total} of the ${NEW_ACCOUNT_VCPU} vCPU that a new account may run (EC2 quota L-1216C47A); the ${left} that remains holds no further node`
      : `with the node of the built-in pool these are ${total} vCPU, more than the ${NEW_ACCOUNT_VCPU} that a new account may run: ask for more first (EC2 quota L-1216C47A)`;
  return {
    size: { cpu, memoryGiB: cpu * 8, nodeCpu: SMALLEST_NODE_VCPU, nodeDiskGiB: 20, burstable: true, spot: false },
    reason: `${nodes === 1 ? 'one node' : `${nodes} nodes`} of ${SMALLEST_NODE_VCPU} vCPU, burstable ones allowed, hold the ${cores(least)} vCPU that the workloads ask for at rest, a roll-out included; ${account}`,
  };
};

export const nodePool = defineCapability<'node-pool', NodePoolSize, NodePoolSpec>({
  kind: 'node-pool',
  layer: 'platform',
  scope: 'region',
  systems: ['EC2', 'EKS'],
  plan: ({ blueprint, load }) => {
    const { least, most } = demandOf(blueprint, load);
    const production = blueprint.profile === 'production';
    const limits = nodePoolLimits(blueprint.tier, most);
    const { size, reason } = production
      ? {
          size: { cpu: limits.cpu, memoryGiB: limits.memoryGiB, nodeCpu: 8, nodeDiskGiB: 40, burstable: false, spot: false },
          reason: `nodes come and go with the pods, of current compute, general-purpose and memory types up to 8 vCPU, so that losing one takes little with it; ${limits.cpu} vCPU is the ceiling against a runaway bill, ${cores(most)} is what the workloads ask for at their most. A new account may run ${NEW_ACCOUNT_VCPU} vCPU: ask for more before the first deploy (EC2 quota L-1216C47A)`,
        }
      : sandboxSize(least);
    return [
      {
        id: 'node-pool/general',
        engine: 'karpenter',
        size,
        spec: { name: 'general', arch: blueprint.platform.arch, retainVolumes: production },
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
});
