import type { Profile, Service } from '../blueprint';
import { STANDARD, type Assumed } from '../facts/assumptions';
import type { Rate } from './traffic';

/** CPU and memory that a replica of each runtime asks for at least: a JVM wants room for its heap, the others start small. Ours. */
const RUNTIME_RESOURCES: Readonly<Record<Service['runtime'], { readonly millicores: number; readonly mebibytes: number }>> = {
  node: { millicores: 250, mebibytes: 512 },
  python: { millicores: 250, mebibytes: 512 },
  go: { millicores: 100, mebibytes: 128 },
  java: { millicores: 500, mebibytes: 1_024 },
};

/** Cores that one process of each runtime can use: Node.js and Python run their code on one at a time. For the others, ours. */
const MOST_CORES: Readonly<Record<Service['runtime'], number>> = { node: 1, python: 1, go: 2, java: 2 };

/** Replicas on an average day from which on each gets larger before there are more of them. Ours: two for each of three zones. */
const FEW_REPLICAS = 6;

export interface WorkloadSize {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  /** Kubernetes CPU request of a replica. */
  readonly cpu: string;
  /** Kubernetes memory request and limit of a replica. */
  readonly memory: string;
}

/** What a workload has to carry, and how it is to be sized. */
export interface WorkloadDemand {
  /** Requests and events per second. */
  readonly requests: Rate;
  readonly events: Rate;
  /** Fewest replicas. */
  readonly floor: number;
  /** A sandbox gets the floor, whatever the load. */
  readonly profile: Profile;
}

/** Cores of a CPU request, such as `250m` or `2`. */
const vcpu = (cpu: string): number => (cpu.endsWith('m') ? Number(cpu.slice(0, -1)) / 1_000 : Number(cpu));

const cpuText = (millicores: number): string => (millicores % 1_000 === 0 ? String(millicores / 1_000) : `${millicores}m`);
const memoryText = (mebibytes: number): string => (mebibytes % 1_024 === 0 ? `${mebibytes / 1_024}Gi` : `${mebibytes}Mi`);

/** Cores that all replicas together need, on an average day or at the peak, at the planned utilisation. */
export const coresFor = (
  { requests, events }: Pick<WorkloadDemand, 'requests' | 'events'>,
  when: keyof Rate,
  assumed: Assumed = STANDARD,
): number => (requests[when] / assumed.requestsPerVcpu + events[when] / assumed.eventsPerVcpu) / assumed.targetUtilisation;

/** How many times its least a replica gets, in doublings: until few replicas carry an average day, or one process can use no more. */
const growthOf = (runtime: Service['runtime'], demand: WorkloadDemand, assumed: Assumed): number => {
  const cores = RUNTIME_RESOURCES[runtime].millicores / 1_000;
  let factor = 1;
  if (demand.profile === 'sandbox') return factor;
  while (cores * factor * 2 <= MOST_CORES[runtime] && coresFor(demand, 'average', assumed) > cores * factor * FEW_REPLICAS) factor *= 2;
  return factor;
};

/**
 * Replicas and resources of a workload that runs all the time: enough for an average day at the planned utilisation, and up to what the
 * peak needs. What the blueprint says under `scale` stands.
 */
export const workloadSize = (
  runtime: Service['runtime'],
  scale: Service['scale'],
  demand: WorkloadDemand,
  assumed: Assumed = STANDARD,
): WorkloadSize => {
  const { floor, profile } = demand;
  const base = RUNTIME_RESOURCES[runtime];
  const factor = scale?.cpu === undefined ? growthOf(runtime, demand, assumed) : 1;
  const cpu = scale?.cpu === undefined ? cpuText(base.millicores * factor) : String(scale.cpu);
  const needed = (when: keyof Rate): number => (profile === 'sandbox' ? 0 : Math.ceil(coresFor(demand, when, assumed) / vcpu(cpu)));
  const minReplicas = scale?.min ?? Math.min(scale?.max ?? Infinity, Math.max(floor, needed('average')));
  return {
    minReplicas,
    maxReplicas: Math.max(minReplicas, scale?.max ?? Math.max(minReplicas * 2, needed('peak'))),
    cpu,
    memory: scale?.memory ?? memoryText(base.mebibytes * factor),
  };
};

/** Resources of a run of a job. */
export const jobResources = (runtime: Service['runtime'], scale: Service['scale']): Pick<WorkloadSize, 'cpu' | 'memory'> => {
  const base = RUNTIME_RESOURCES[runtime];
  return {
    cpu: scale?.cpu === undefined ? cpuText(base.millicores) : String(scale.cpu),
    memory: scale?.memory ?? memoryText(base.mebibytes),
  };
};
