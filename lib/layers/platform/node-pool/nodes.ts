import { BINARY_STEP } from '../../../capacity/units';
import { MAX_PODS_PER_NODE } from '../../../facts/node-capacity';
import {
  familyGiBPerVcpu,
  kubeletCpuShares,
  kubeletMemory,
  NODE_MEMORY_KEPT,
  nodeAgents,
  nodeVcpus,
  podsByVcpu,
  VM_MEMORY_OVERHEAD,
} from '../../../facts/node-reserve';
import type { Resources } from './demand';

/** Pods of the CloudWatch agent and of Fluent Bit on every node. */
export const AGENT_PODS = nodeAgents.pods;

/** Pods that a node holds at most, by its network interfaces. */
const podsOf = (vcpu: number): number => podsByVcpu.find((size) => vcpu <= size.vcpu)?.pods ?? MAX_PODS_PER_NODE;

/** GiB that a node keeps: the kubelet by the pods that the node may hold, its eviction threshold, and the agents. */
const keptGiB = (vcpu: number): number =>
  (kubeletMemory.baseMiB + kubeletMemory.perPodMiB * podsOf(vcpu) + kubeletMemory.evictionMiB + nodeAgents.memoryMiB) / BINARY_STEP;

/** GiB that a node of so much memory leaves to workloads. */
const usableGiB = (memoryGiB: number, vcpu: number): number => memoryGiB * (1 - VM_MEMORY_OVERHEAD) - keptGiB(vcpu);

/** Memory of the memory families by vCPU, less what the node keeps of it. */
const USABLE_GIB_PER_VCPU = familyGiBPerVcpu.memory * (1 - NODE_MEMORY_KEPT);

/** Cores that the kubelet keeps. */
const reservedCores = (vcpu: number): number =>
  kubeletCpuShares.reduce((sum, { from, to, share }) => sum + share * Math.max(0, Math.min(vcpu, to) - from), 0);

/** What a node of that many vCPU leaves to workloads, if it is of a memory family. */
const usable = (vcpu: number): Resources => ({
  cores: vcpu - nodeAgents.cores - reservedCores(vcpu),
  memoryGiB: vcpu * USABLE_GIB_PER_VCPU,
});

/** What a node has for pods. */
export interface Capacity extends Resources {
  readonly pods: number;
}

/** What a node of any family leaves to workloads. */
export const capacityOf = ({ vcpu, memoryGiB }: { readonly vcpu: number; readonly memoryGiB: number }): Capacity => ({
  cores: usable(vcpu).cores,
  memoryGiB: usableGiB(memoryGiB, vcpu),
  pods: podsOf(vcpu),
});

/** Cores that a node of that many vCPU leaves to workloads. */
export const usableCores = (vcpu: number): number => usable(vcpu).cores;

/** vCPU of the smallest node that holds such a pod; the largest one known, if none does. */
export const nodeFor = (pod: Resources): number =>
  nodeVcpus.find((vcpu) => pod.cores <= usable(vcpu).cores && pod.memoryGiB <= usable(vcpu).memoryGiB) ?? Math.max(...nodeVcpus);

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
  Object.values(familyGiBPerVcpu)
    .map((perVcpu) => perVcpu * vcpu)
    .find((gib) => memoryGiB / nodes <= usableGiB(gib, vcpu)) ?? familyGiBPerVcpu.memory * vcpu;
