import { listens, type Blueprint, type Service } from '../blueprint';

/** A workload of the graph: a service, a processor that runs as a worker, or a flow that runs as a job. */
export interface Workload {
  readonly origin: 'service' | 'processor' | 'flow';
  readonly name: string;
  readonly team: string;
  readonly calls: readonly string[];
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly publishes: readonly string[];
  readonly consumes: readonly string[];
}

/** The service graph, asked from every side. */
export interface Graph {
  /** All workloads, sorted by name within their origin. */
  readonly workloads: readonly Workload[];
  /** Teams that own a workload, sorted. */
  readonly teams: readonly string[];
  /** Names of workloads that consume a stream, sorted. */
  consumersOf(stream: string): readonly string[];
  publishersOf(stream: string): readonly string[];
  /** Workloads that read or write a store, sorted by name. */
  usersOf(store: string): readonly Workload[];
  /** Services that call a service, sorted by name. */
  callersOf(service: string): readonly Workload[];
  /** Services that are reachable from the internet, sorted by name. */
  readonly publicServices: readonly (readonly [string, Service])[];
}

/** Processors and flows have no team of their own in the language: they belong to the default one. */
export const DEFAULT_TEAM = 'apps';

const workloadsOf = (blueprint: Blueprint): Workload[] => [
  ...Object.entries(blueprint.services).map(([name, s]) => ({ origin: 'service' as const, name, ...pick(s) })),
  ...Object.entries(blueprint.processors).map(([name, p]) => ({
    origin: 'processor' as const,
    name,
    team: DEFAULT_TEAM,
    calls: [],
    reads: [],
    writes: [],
    publishes: p.publishes,
    consumes: p.consumes,
  })),
  ...Object.entries(blueprint.flows).map(([name, f]) => ({
    origin: 'flow' as const,
    name,
    team: DEFAULT_TEAM,
    calls: [],
    reads: f.reads,
    writes: f.writes,
    publishes: [],
    consumes: [],
  })),
];

const pick = ({ team, calls, reads, writes, publishes, consumes }: Service) => ({ team, calls, reads, writes, publishes, consumes });

export const graphOf = (blueprint: Blueprint): Graph => {
  const workloads = workloadsOf(blueprint);
  const index = (keys: (w: Workload) => readonly string[]): Map<string, Workload[]> => {
    const found = new Map<string, Workload[]>();
    for (const workload of workloads) for (const key of new Set(keys(workload))) found.set(key, [...(found.get(key) ?? []), workload]);
    return found;
  };
  const consumers = index((w) => w.consumes);
  const publishers = index((w) => w.publishes);
  const users = index((w) => [...w.reads, ...w.writes]);
  const callers = index((w) => w.calls);
  const sorted = (found: readonly Workload[] = []): Workload[] => [...found].sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    workloads,
    teams: [...new Set(workloads.map((w) => w.team))].sort(),
    consumersOf: (stream) => sorted(consumers.get(stream)).map((w) => w.name),
    publishersOf: (stream) => sorted(publishers.get(stream)).map((w) => w.name),
    usersOf: (store) => sorted(users.get(store)),
    callersOf: (service) => sorted(callers.get(service)),
    publicServices: Object.entries(blueprint.services).filter(([, s]) => s.expose === 'public' && listens(s)),
  };
};
