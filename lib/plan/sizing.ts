import type { Service, Tier } from '../blueprint';
import type { Load } from './load';

/**
 * The one place that turns load into sizes. Every coefficient is a named assumption with its source; the capacity model takes this
 * file's place without moving anything else.
 */
export const ASSUMPTIONS = {
  /** Requests per second that one vCPU serves. CAPACITY section 3, ours. */
  requestsPerVcpu: 100,
  /** Share of a vCPU that is used at the peak. CAPACITY section 3, ours. */
  targetUtilisation: 0.6,
  /** Small writes per second that one vCPU of a PostgreSQL writer takes. CAPACITY section 3, ours ("keep the 250 as an input"). */
  writesPerDatabaseVcpu: 250,
  /** Data operations per request: one read or write each, ours. */
  operationsPerRequest: 1,
} as const;

/** CPU and memory that a replica of each runtime asks for: a JVM wants room for its heap, the others start small. Ours. */
const RUNTIME_RESOURCES: Readonly<Record<Service['runtime'], { readonly cpu: string; readonly memory: string }>> = {
  node: { cpu: '250m', memory: '512Mi' },
  python: { cpu: '250m', memory: '512Mi' },
  go: { cpu: '100m', memory: '128Mi' },
  java: { cpu: '500m', memory: '1Gi' },
};

export interface WorkloadSize {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  /** Kubernetes CPU request of a replica. */
  readonly cpu: string;
  /** Kubernetes memory request and limit of a replica. */
  readonly memory: string;
}

const vcpu = (cpu: string): number => (cpu.endsWith('m') ? Number(cpu.slice(0, -1)) / 1_000 : Number(cpu));

/**
 * Replicas and resources of a workload that listens. The peak is taken to reach every service, since the blueprint does not say how it splits.
 * @param floor - fewest replicas: two in production, so that a drained zone takes none away entirely
 */
export const listenerSize = (runtime: Service['runtime'], scale: Service['scale'], load: Load, floor: number): WorkloadSize => {
  const base = RUNTIME_RESOURCES[runtime];
  const cpu = scale?.cpu === undefined ? base.cpu : String(scale.cpu);
  const perReplica = vcpu(cpu) * ASSUMPTIONS.requestsPerVcpu * ASSUMPTIONS.targetUtilisation;
  const minReplicas = scale?.min ?? Math.max(floor, Math.min(scale?.max ?? Infinity, Math.ceil(load.averageRps / perReplica)));
  const needed = Math.ceil(load.peakRps / perReplica);
  return { minReplicas, maxReplicas: Math.max(minReplicas, scale?.max ?? Math.max(minReplicas * 2, needed)), cpu, memory: scale?.memory ?? base.memory };
};

/** Replicas and resources of a worker, job, processor or flow. */
export const workerSize = (runtime: Service['runtime'], scale: Service['scale']): WorkloadSize => {
  const base = RUNTIME_RESOURCES[runtime];
  const minReplicas = scale?.min ?? Math.min(1, scale?.max ?? 1);
  return { minReplicas, maxReplicas: Math.max(minReplicas, scale?.max ?? Math.max(minReplicas, 2)), cpu: scale?.cpu === undefined ? base.cpu : String(scale.cpu), memory: scale?.memory ?? base.memory };
};

/** Database operations per second at the peak: what the stores state, and where they are silent what the requests make. */
export const databaseRates = (stores: readonly { readonly writesPerSecond?: number | undefined; readonly readsPerSecond?: number | undefined }[], load: Load) => {
  const stated = (of: (s: (typeof stores)[number]) => number | undefined): number | undefined => {
    const values = stores.map(of).filter((v) => v !== undefined);
    return values.length > 0 ? values.reduce((a, b) => a + b, 0) : undefined;
  };
  const operations = load.peakRps * ASSUMPTIONS.operationsPerRequest;
  return {
    writesPerSecond: stated((s) => s.writesPerSecond) ?? operations * (1 - load.readShare),
    readsPerSecond: stated((s) => s.readsPerSecond) ?? operations * load.readShare,
  };
};

/** Nodes a tier's general pool may grow to, in vCPU and GiB: a ceiling against runaway bills, ours. */
export const nodePoolLimits = (tier: Tier, vcpuRequested: number): { readonly cpu: number; readonly memoryGiB: number } => {
  const floor = { startup: 16, growth: 128, scale: 5_000, netflix: 10_000 }[tier];
  const cpu = Math.max(floor, Math.ceil(vcpuRequested * 2));
  return { cpu, memoryGiB: cpu * 4 };
};
