import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'what the kubelet keeps of the processor and the memory of a node',
    source:
      'github.com/awslabs/amazon-eks-ami e48b98ad nodeadm/internal/kubelet/config.go (getCPUMillicoresToReserve, getMemoryMebibytesToReserve); eviction at 100 MiB of free memory, as EKS configures it there',
    asOf: '2026-11-26',
    note: 'undated copy; Auto Mode has an operating system of its own, whose nodes were seen to keep as much',
  },
  {
    covers: 'pods that a node holds by its network interfaces',
    source:
      'github.com/awslabs/amazon-eks-ami nodeadm/internal/kubelet/eni-max-pods.txt; go module github.com/aws/amazon-vpc-cni-k8s@v1.23.2',
    asOf: '2026-09-29',
    note: 'most types of each size; a few have more',
  },
  {
    covers: 'memory that the virtual machine takes: vm-memory-overhead-percent',
    source: 'go module github.com/aws/karpenter-provider-aws@v1.15.1 pkg/operator/options/options.go',
    asOf: '2026-08-06',
  },
  {
    covers: 'what the CloudWatch agent and Fluent Bit ask for on each node',
    source: 'github.com/aws-observability/helm-charts 71a298ff charts/amazon-cloudwatch-observability (6.4.0): values.yaml',
    asOf: '2026-08-07',
  },
];

/** The two pods of amazon-cloudwatch-observability on every node together: the CloudWatch agent (0.25 cores, 128 MiB), Fluent Bit (0.05 cores, 25 MiB). */
export const nodeAgents = { pods: 2, cores: 0.25 + 0.05, memoryMiB: 128 + 25 } as const;

/** Share of each range of cores that the kubelet keeps: 6 % of the first, 1 % of the second, half a percent of the next two, a quarter of the rest. */
export const kubeletCpuShares: readonly { readonly from: number; readonly to: number; readonly share: number }[] = [
  { from: 0, to: 1, share: 0.06 },
  { from: 1, to: 2, share: 0.01 },
  { from: 2, to: 4, share: 0.005 },
  { from: 4, to: Infinity, share: 0.0025 },
];

/** MiB that the kubelet keeps, whatever runs, and for each pod that the node may hold; and below which it evicts pods. */
export const kubeletMemory = { baseMiB: 255, perPodMiB: 11, evictionMiB: 100 } as const;

/**
 * Share of its memory that the virtual machine takes before the system sees it. With what the kubelet and the agents keep it makes 3,114 MiB
 * of 4 GiB and 29 pods, of which public users of Auto Mode read 3,106 from their c5a.large.
 */
export const VM_MEMORY_OVERHEAD = 0.075;

/** Pods that a node of up to so many vCPU holds by its network interfaces (`large`; to `2xlarge`); a larger one holds as many as Auto Mode lets it. */
export const podsByVcpu: readonly { readonly vcpu: number; readonly pods: number }[] = [
  { vcpu: 2, pods: 35 },
  { vcpu: 8, pods: 58 },
];

/** vCPU of the sizes of instances that the compute, general-purpose and memory families come in, `large` to `24xlarge`. */
export const nodeVcpus = [2, 4, 8, 16, 32, 48, 64, 96] as const;

/** GiB by vCPU of the compute, general-purpose and memory families, and of the burstable ones from `large` on, the smallest first. */
export const familyGiBPerVcpu = { compute: 2, general: 4, memory: 8 } as const;

/**
 * Share of the memory of a node of the memory family without which a pool is sized: the virtual machine, the kubelet, its eviction threshold
 * and the agents. Ours: a sixth, since the smallest such node (16 GiB) keeps an eighth, and one pod too many costs more than a little room.
 */
export const NODE_MEMORY_KEPT = 1 / 6;
