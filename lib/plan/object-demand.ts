import type { Store } from '../blueprint';
import { GIB, KIB, MIB, SECONDS_PER_DAY } from '../capacity/units';
import type { Sources } from './demand-sources';
import type { Workload } from './graph';
import { NOTHING, sum, times } from './rates';
import { runsOf, writesOfRuns } from './run-demand';
import type { Rate } from './traffic';

/** Objects of one size that somebody puts into a store. */
interface Filling {
  readonly rate: Rate;
  readonly bytes: number;
}

/** What an object store has to carry, where its blueprint does not say. */
export interface ObjectDemand {
  readonly reads: Rate;
  readonly writes: Rate;
  readonly dataGiB: number;
  readonly itemBytes: number;
}

const KAFKA = /^msk/;

const uses = ({ reads, writes }: Workload, store: string): boolean => [...reads, ...writes].includes(store);

/** Does an event of this stream mean an object of this store? Who publishes it has put one there, and who consumes it looks at it. */
const announces = (stream: string, store: string, { graph }: Sources): boolean =>
  graph.workloads.some((w) => w.publishes.includes(stream) && w.writes.includes(store)) &&
  graph.workloads.some((w) => w.consumes.includes(stream) && uses(w, store));

/**
 * What a consumer of a stream puts into a store, or takes from it: an object for each event that announces one or that waits in a queue,
 * since a queue holds tasks; the events of a topic are a record of what has happened, and are gathered into large objects.
 */
const fromStream = (stream: string, store: string, sources: Sources): Filling => {
  const { blueprint, engines, load, traffic, assumed } = sources;
  const said = blueprint.stores[store]?.itemBytes;
  const events = traffic.eventsOn(stream);
  if (announces(stream, store, sources) || !KAFKA.test(engines.streams[stream]?.engine ?? ''))
    return { rate: events, bytes: said ?? assumed.objectKiB * KIB };
  const bytes = Math.max(1, said ?? assumed.archiveObjectMiB * MIB);
  return { rate: times(events, (blueprint.streams[stream]?.eventBytes ?? load.eventBytes) / bytes), bytes };
};

/** Requests per second that a service answers, and events that it takes in from outside. */
const asked = (workload: Workload, { traffic }: Sources): Rate =>
  workload.origin === 'service' ? sum([traffic.requestsTo(workload.name), traffic.eventsTo({ ...workload, consumes: [] })]) : NOTHING;

const evenShare = (stores: readonly string[], share: number): number => share / Math.max(1, new Set(stores).size);

/** Uploads: as many as the streams say that announce them, or a small share of what the service writes. */
const uploadsOf = (workload: Workload, store: string, sources: Sources): Rate => {
  const { graph, load, traffic, assumed } = sources;
  const announced = workload.publishes
    .filter((stream) => announces(stream, store, sources))
    .map((stream) => times(traffic.eventsOn(stream), 1 / Math.max(1, graph.publishersOf(stream).length)));
  const known = sum(announced);
  if (known.average > 0) return known;
  const writes = evenShare(workload.writes, (1 - load.readShare) * assumed.operationsPerRequest);
  return times(asked(workload, sources), writes * assumed.objectShare);
};

const fillingsOf = (workload: Workload, store: string, sources: Sources): readonly Filling[] => {
  const bytes = sources.blueprint.stores[store]?.itemBytes ?? sources.assumed.objectKiB * KIB;
  return [
    { rate: uploadsOf(workload, store, sources), bytes },
    { rate: writesOfRuns(sources.assumed.objectsPerRun, runsOf(workload, sources), sources), bytes },
    ...workload.consumes.map((stream) => fromStream(stream, store, sources)),
  ];
};

/** Reads of one workload; of a flow or a job, what was written since its last run. */
const readsOf = (workload: Workload, store: string, written: Rate, sources: Sources): Rate => {
  const { blueprint, load, assumed } = sources;
  const open = workload.origin === 'service' && blueprint.services[workload.name]?.expose === 'public';
  const share = evenShare(workload.reads, load.readShare * assumed.operationsPerRequest);
  return sum([
    times(asked(workload, sources), share * (open ? 1 - assumed.objectHitShare : 1)),
    ...workload.consumes.map((stream) => fromStream(stream, store, sources).rate),
    ...(runsOf(workload, sources) > 0 ? [{ average: written.average, peak: written.average }] : []),
  ]);
};

/** GiB that lie in the store: what was written in the days that it keeps, and was not replaced since. */
const keptGiB = (bytesPerSecond: number, { retentionDays = Infinity }: Store, { assumed }: Sources): number =>
  (bytesPerSecond * SECONDS_PER_DAY * Math.min(retentionDays, assumed.objectDays) * (1 - assumed.replacedShare)) / GIB;

/**
 * Objects come from uploads, from consumers of streams and from the runs of flows and jobs, not from every write of a request. What the
 * blueprint says of the store's own writes takes the place of all of them.
 */
export const objectDemand = (name: string, store: Store, said: Rate | undefined, sources: Sources): ObjectDemand => {
  const users = sources.graph.usersOf(name);
  const fillings = users.filter((w) => w.writes.includes(name)).flatMap((w) => fillingsOf(w, name, sources));
  const derived = sum(fillings.map(({ rate }) => rate));
  const bytes = fillings.reduce((total, { rate, bytes: each }) => total + rate.average * each, 0);
  const standard = sources.assumed.objectKiB * KIB;
  const itemBytes = store.itemBytes ?? (derived.average > 0 ? bytes / derived.average : standard);
  const writes = said ?? derived;
  const reads = users.filter((w) => w.reads.includes(name)).map((w) => readsOf(w, name, writes, sources));
  return { reads: sum(reads), writes, itemBytes, dataGiB: keptGiB(writes.average * itemBytes, store, sources) };
};
