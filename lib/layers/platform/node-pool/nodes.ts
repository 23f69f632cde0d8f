import { MAX_PODS_PER_NODE, SMALLEST_NODE_VCPU } from '../../../facts/node-capacity';
import type { Resources } from './demand';

/** vCPU of the sizes of instances that the compute, general-purpose and memory families come in, `large` to `24xlarge`. */
const NODE_SIZES = [SMALLEST_NODE_VCPU, 4, 8, 16, 32, 48, 64, 96] as const;

/** Cores that the CloudWatch agent (0.25) and Fluent Bit (0.05) ask for on every node: amazon-cloudwatch-observability 6.4.0, values.yaml. */
const AGENTS_CORES = 0.3;

/** Pods of these two on every node. */
export const AGENT_PODS = 2;

/** GiB by vCPU of the compute, general-purpose and memory families, and of the burstable ones from `large` on. */
const FAMILIES_GIB_PER_VCPU = [2, 4, 8] as const;

/** Pods that a node holds at most, by its network interfaces (awslabs/amazon-eks-ami, eni-max-pods.txt): `large`, to `2xlarge`, above. */
const podsOf = (vcpu: number): number => (vcpu <= 2 ? 35 : vcpu <= 8 ? 58 : MAX_PODS_PER_NODE);

/**
 * GiB that a node keeps: kubelet 255 MiB and 11 MiB a pod (awslabs/amazon-eks-ami, nodeadm), its eviction threshold of 100 MiB, and 153 MiB
 * for the CloudWatch agent and Fluent Bit (values.yaml, as above).
 */
const keptGiB = (vcpu: number): number => (255 + 11 * podsOf(vcpu) + 100 + 128 + 25) / 1024;

/**
 * What the virtual machine takes of its memory before the system sees it: Karpenter's `VM_MEMORY_OVERHEAD_PERCENT`. With the above it makes
 * 3,114 MiB of 4 GiB and 29 pods, of which public users of Auto Mode read 3,106 from their c5a.large.
 */
const VM_OVERHEAD = 0.075;

/** Memory of the memory families by vCPU, less a sixth for the kubelet, its eviction threshold and the agents (the sixth is ours). */
const USABLE_GIB_PER_VCPU = 8 * (5 / 6);

/** EKS's rule for what the kubelet keeps: 6 % of the first core, 1 % of the second, half a percent of the next two, a quarter of the rest. */
const reservedCores = (vcpu: number): number => 0.06 + 0.01 + 0.005 * Math.min(2, vcpu - 2) + 0.0025 * Math.max(0, vcpu - 4);

/** What a node of that many vCPU leaves to workloads, if it is of a memory family. */
const usable = (vcpu: number): Resources => ({ cores: vcpu - AGENTS_CORES - reservedCores(vcpu), memoryGiB: vcpu * USABLE_GIB_PER_VCPU });

/** What a node has for pods. */
export interface Capacity extends Resources {
  readonly pods: number;
}

/** What a node of any family leaves to workloads. */
export const capacityOf = ({ vcpu, memoryGiB }: { readonly vcpu: number; readonly memoryGiB: number }): Capacity => ({
  cores: usable(vcpu).cores,
  memoryGiB: memoryGiB * (1 - VM_OVERHEAD) - keptGiB(vcpu),
  pods: podsOf(vcpu),
});

/** Cores that a node of that many vCPU leaves to workloads. */
export const usableCores = (vcpu: number): number => usable(vcpu).cores;

/** vCPU of the smallest node that holds such a pod; the largest one known, if none does. */
export const nodeFor = (pod: Resources): number =>
  NODE_SIZES.find((vcpu) => pod.cores <= usable(vcpu).cores && pod.memoryGiB <= usable(vcpu).memoryGiB) ??
  NODE_SIZES[NODE_SIZES.length - 1] ??
  0;

/** How many nodes of that many vCPU hold such a sum of pods; at least one. */
export const nodesFor = ({ cores, memoryGiB }: Resources, vcpu: number): number => {
  const one = usable(vcpu);
  return Math.max(1, Math.ceil(cores / one.cores), Math.ceil(memoryGiB / one.memoryGiB));
};

/** vCPU to have for such a sum of pods, memory counted as the vCPU that bring it. */
export const vcpuFor = ({ cores, memoryGiB }: Resources): number => Math.max(cores, memoryGiB / USABLE_GIB_PER_VCPU);

/**
 * GiB of the smallest node that holds a share of such a sum of pods; of the memory family, if none does. A node is chosen for the pods that
 * wait at that moment: where the pool may have no further node, those that come later must fit onto it, too.
 */
export const nodeMemoryFor = ({ memoryGiB }: Resources, vcpu: number, nodes: number): number =>
  FAMILIES_GIB_PER_VCPU.map((perVcpu) => perVcpu * vcpu).find((gib) => memoryGiB / nodes <= gib * (1 - VM_OVERHEAD) - keptGiB(vcpu)) ??
  8 * vcpu;
