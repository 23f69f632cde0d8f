import { cpuCores, memoryBytes } from '../../../kubernetes/quantities';
import type { PlanEntry } from '../../../plan/contract';

/** What pods ask for. */
export interface Resources {
  readonly cores: number;
  readonly memoryGiB: number;
}

/** What the planned workloads ask for. */
export interface Demand {
  /** The most that one pod asks for, of each. */
  readonly largest: Resources;
  /** At rest, with room for the largest pod beside them: a new one before the old one goes, or the run of a job. */
  readonly least: Resources;
  /** With every workload at its most, jobs included. */
  readonly most: Resources;
}

/** Kinds of entries that become pods on the general nodes. */
const WORKLOADS = ['service', 'processor', 'flow', 'collector'];

/** Kinds of entries that bring pods of the platform along, and say in their spec what each asks for. */
const COMPONENTS = ['release', 'chaos'];

/** The pods of one component. */
interface ComponentPods {
  readonly replicated: boolean;
  readonly cpu: string;
  readonly memory: string;
}

/** What all workloads have in their size; those that run by the clock have no replicas. */
interface PodSize {
  readonly cpu: string;
  readonly memory: string;
  readonly minReplicas?: number;
  readonly maxReplicas?: number;
}

const GIB = 2 ** 30;

/** The pods of one workload, or of one component of the platform. */
export interface PlannedPods extends Resources {
  readonly entry: PlanEntry;
  readonly minReplicas: number;
  readonly maxReplicas: number;
}

const componentSizes = (entry: PlanEntry): PodSize[] => {
  const { replicas = 1 } = entry.size as { replicas?: number };
  return (entry.spec as { pods: readonly ComponentPods[] }).pods.map(({ cpu, memory, replicated }) => {
    const count = replicated ? replicas : 1;
    return { cpu, memory, minReplicas: count, maxReplicas: count };
  });
};

const sizesOf = (entry: PlanEntry): readonly PodSize[] => {
  if (WORKLOADS.includes(entry.kind)) return [entry.size as PodSize];
  return COMPONENTS.includes(entry.kind) ? componentSizes(entry) : [];
};

/** All pods that general nodes are for, as they were sized, overrides included. A quantity that is none counts nothing here: the builder names it. */
export const plannedPods = (entries: readonly PlanEntry[]): readonly PlannedPods[] =>
  entries.flatMap((entry) =>
    sizesOf(entry).map(({ cpu, memory, minReplicas = 0, maxReplicas = 1 }) => ({
      entry,
      cores: cpuCores(cpu) ?? 0,
      memoryGiB: (memoryBytes(memory) ?? 0) / GIB,
      minReplicas,
      maxReplicas,
    })),
  );

/** Sums up the workloads. */
export const demandOf = (entries: readonly PlanEntry[]): Demand => {
  const pods = plannedPods(entries);
  const sum = (count: (pod: PlannedPods) => number): Resources => ({
    cores: pods.reduce((total, pod) => total + count(pod) * pod.cores, 0),
    memoryGiB: pods.reduce((total, pod) => total + count(pod) * pod.memoryGiB, 0),
  });
  const largest: Resources = { cores: Math.max(0, ...pods.map((p) => p.cores)), memoryGiB: Math.max(0, ...pods.map((p) => p.memoryGiB)) };
  const rest = sum((pod) => pod.minReplicas);
  return {
    largest,
    least: { cores: rest.cores + largest.cores, memoryGiB: rest.memoryGiB + largest.memoryGiB },
    most: sum((pod) => pod.maxReplicas),
  };
};
