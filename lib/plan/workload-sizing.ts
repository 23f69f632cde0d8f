import type { Profile, Service } from '../blueprint';
import { STANDARD, type Assumed } from '../facts/assumptions';
import type { Rate } from './traffic';

/** What a replica of a runtime is made of. */
interface Replica {
  /** Least that one asks for. */
  readonly millicores: number;
  readonly mebibytes: number;
  /** Cores that one process can use. */
  readonly cores: number;
}

const replicaOf = (runtime: Service['runtime'], assumed: Assumed): Replica =>
  ({
    node: { millicores: assumed.nodeMillicores, mebibytes: assumed.nodeMebibytes, cores: assumed.nodeCores },
    python: { millicores: assumed.pythonMillicores, mebibytes: assumed.pythonMebibytes, cores: assumed.pythonCores },
    go: { millicores: assumed.goMillicores, mebibytes: assumed.goMebibytes, cores: assumed.goCores },
    java: { millicores: assumed.javaMillicores, mebibytes: assumed.javaMebibytes, cores: assumed.javaCores },
  })[runtime];

/** Millicores of a core. */
const MILLI = 1_000;
/** MiB of a GiB. */
const GIB = 1_024;

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
const vcpu = (cpu: string): number => (cpu.endsWith('m') ? Number(cpu.slice(0, -1)) / MILLI : Number(cpu));

const cpuText = (millicores: number): string => (millicores % MILLI === 0 ? String(millicores / MILLI) : `${millicores}m`);
const memoryText = (mebibytes: number): string => (mebibytes % GIB === 0 ? `${mebibytes / GIB}Gi` : `${mebibytes}Mi`);

/** Cores that all replicas together need, on an average day or at the peak, at the planned utilisation. */
export const coresFor = (
  { requests, events }: Pick<WorkloadDemand, 'requests' | 'events'>,
  when: keyof Rate,
  assumed: Assumed = STANDARD,
): number => (requests[when] / assumed.requestsPerVcpu + events[when] / assumed.eventsPerVcpu) / assumed.targetUtilisation;

/** How many times its least a replica gets, in doublings: until few replicas carry an average day, or one process can use no more. */
const growthOf = (runtime: Service['runtime'], demand: WorkloadDemand, assumed: Assumed): number => {
  const replica = replicaOf(runtime, assumed);
  const cores = replica.millicores / MILLI;
  let factor = 1;
  if (demand.profile === 'sandbox') return factor;
  while (cores * factor * 2 <= replica.cores && coresFor(demand, 'average', assumed) > cores * factor * assumed.fewReplicas) factor *= 2;
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
  const base = replicaOf(runtime, assumed);
  const factor = scale?.cpu === undefined ? growthOf(runtime, demand, assumed) : 1;
  const cpu = scale?.cpu === undefined ? cpuText(base.millicores * factor) : String(scale.cpu);
  const needed = (when: keyof Rate): number => (profile === 'sandbox' ? 0 : Math.ceil(coresFor(demand, when, assumed) / vcpu(cpu)));
  const minReplicas = scale?.min ?? Math.min(scale?.max ?? Infinity, Math.max(floor, needed('average')));
  return {
    minReplicas,
    maxReplicas: Math.max(minReplicas, scale?.max ?? Math.max(Math.ceil(minReplicas * assumed.maximumOverMinimum), needed('peak'))),
    cpu,
    memory: scale?.memory ?? memoryText(base.mebibytes * factor),
  };
};

/** Resources of a run of a job. */
export const jobResources = (
  runtime: Service['runtime'],
  scale: Service['scale'],
  assumed: Assumed = STANDARD,
): Pick<WorkloadSize, 'cpu' | 'memory'> => {
  const base = replicaOf(runtime, assumed);
  return {
    cpu: scale?.cpu === undefined ? cpuText(base.millicores) : String(scale.cpu),
    memory: scale?.memory ?? memoryText(base.mebibytes),
  };
};
