import type { Blueprint } from '../blueprint';
import { HOURS_PER_MONTH, MIB, SECONDS_PER_DAY } from '../capacity/units';
import type { Sources } from './demand-sources';
import type { Workload } from './graph';
import { eventsPerDayOn } from './load';
import { objectDemand } from './object-demand';
import { NOTHING, sum, times } from './rates';
import { itemsOfRun, keptOfRunsGiB, runsOf, writesOfRuns } from './run-demand';
import type { Rate } from './traffic';

/** What a store has to carry. */
export interface StoreDemand {
  /** Per second. */
  readonly reads: Rate;
  /** Per second. */
  readonly writes: Rate;
  readonly dataGiB: number;
  readonly itemBytes: number;
}

/** What a stream has to carry. */
export interface StreamDemand {
  /** Per second. */
  readonly events: Rate;
  /** MiB/s that are published. */
  readonly mebibytes: Rate;
  readonly eventBytes: number;
  /** Workloads that read all of it, each for itself. */
  readonly consumers: number;
}

/** What the load comes to for everything that has to carry it, on an average day and at the peak. */
export interface Demand {
  /** Requests of visitors per second. */
  readonly requests: Rate;
  /** Requests per second that all services together answer: those of visitors, and the calls that follow from them. */
  readonly served: Rate;
  /** Events per second that all workloads together handle, as far as the blueprint says how many there are. */
  readonly handled: Rate;
  /** People who watch at the same time. */
  readonly watching: Rate;
  readonly stores: Readonly<Record<string, StoreDemand>>;
  readonly streams: Readonly<Record<string, StreamDemand>>;
}

/** Operations per second that a workload makes in each of the stores that it uses in one way: evenly, since the blueprint does not say how they split. */
const operationsOf = ({ traffic, assumed }: Sources, workload: Workload, stores: readonly string[], share: number): Rate => {
  const requests = workload.origin === 'service' ? traffic.requestsTo(workload.name) : NOTHING;
  const all = sum([requests, traffic.eventsTo(workload)]);
  return times(all, (assumed.operationsPerRequest * share) / Math.max(1, new Set(stores).size));
};

/** Runs come at night, and their peak is not that of the visitors. */
const withRuns = (ofVisitors: Rate, ofRuns: Rate): Rate => ({
  average: ofVisitors.average + ofRuns.average,
  peak: Math.max(ofVisitors.peak, ofRuns.peak),
});

const storeDemand = (name: string, sources: Sources): StoreDemand => {
  const { blueprint, graph, load, assumed } = sources;
  const store = blueprint.stores[name] as Blueprint['stores'][string];
  const stated = (peak: number | undefined): Rate | undefined =>
    peak === undefined ? undefined : { average: peak / load.peakFactor, peak };
  const [saidReads, saidWrites] = [stated(store.readsPerSecond), stated(store.writesPerSecond)];
  if (store.kind === 'object') {
    const objects = objectDemand(name, store, saidWrites, sources);
    return { ...objects, reads: saidReads ?? objects.reads, dataGiB: store.dataGiB ?? objects.dataGiB };
  }
  const users = graph.usersOf(name);
  const seldom = store.kind === 'search' ? assumed.searchShare : 1;
  const derived = (of: 'reads' | 'writes', share: number): Rate =>
    sum(users.filter((w) => w[of].includes(name)).map((w) => operationsOf(sources, w, w[of], share * seldom)));
  const itemBytes = store.itemBytes ?? assumed.itemBytes;
  const ofVisitors = saidWrites ?? derived('writes', 1 - load.readShare);
  const runs = users.filter((w) => w.writes.includes(name)).map((w) => runsOf(w, sources));
  const kept = runs.reduce((total, each) => total + keptOfRunsGiB(each, itemBytes, sources), 0);
  const silent = store.kind === 'cache' ? assumed.cacheGiB : ofVisitors.peak * assumed.gibPerWritePerSecond + (saidWrites ? 0 : kept);
  return {
    reads: saidReads ?? derived('reads', load.readShare),
    writes: saidWrites ?? withRuns(ofVisitors, sum(runs.map((each) => writesOfRuns(itemsOfRun(each, sources), each, sources)))),
    dataGiB: store.dataGiB ?? silent,
    itemBytes,
  };
};

const streamDemand = (name: string, { blueprint, graph, load }: Sources): StreamDemand => {
  const average = eventsPerDayOn(name, blueprint, load.eventsPerDay) / SECONDS_PER_DAY;
  const events = { average, peak: average * load.peakFactor };
  const eventBytes = blueprint.streams[name]?.eventBytes ?? load.eventBytes;
  return { events, mebibytes: times(events, eventBytes / MIB), eventBytes, consumers: graph.consumersOf(name).length };
};

const watchingOf = ({ load, assumed }: Sources): Rate => {
  const average = (load.subscribers * load.hoursPerUserPerMonth) / HOURS_PER_MONTH;
  return { average, peak: average * assumed.peakStreamsFactor };
};

/** What the load comes to. Pure, and the same whatever the order of keys. */
export const demandOf = (sources: Sources): Demand => {
  const { blueprint, graph, load, traffic } = sources;
  return {
    requests: { average: load.averageRps, peak: load.peakRps },
    served: sum(Object.keys(blueprint.services).map((name) => traffic.requestsTo(name))),
    handled: sum(graph.workloads.map((workload) => traffic.eventsTo(workload))),
    watching: watchingOf(sources),
    stores: Object.fromEntries(Object.keys(blueprint.stores).map((name) => [name, storeDemand(name, sources)])),
    streams: Object.fromEntries(Object.keys(blueprint.streams).map((name) => [name, streamDemand(name, sources)])),
  };
};

/** A share of a demand: what is stored shrinks with what is asked. */
export const shareOf = (demand: Demand, share: number): Demand => ({
  requests: times(demand.requests, share),
  served: times(demand.served, share),
  handled: times(demand.handled, share),
  watching: times(demand.watching, share),
  stores: Object.fromEntries(
    Object.entries(demand.stores).map(([name, s]) => [
      name,
      { ...s, reads: times(s.reads, share), writes: times(s.writes, share), dataGiB: s.dataGiB * share },
    ]),
  ),
  streams: Object.fromEntries(
    Object.entries(demand.streams).map(([name, s]) => [
      name,
      { ...s, events: times(s.events, share), mebibytes: times(s.mebibytes, share) },
    ]),
  ),
});

/** What all of these stores together have to carry. */
export const storesDemand = (demand: Demand, stores: readonly string[]): StoreDemand => {
  const all = stores.flatMap((store) => demand.stores[store] ?? []);
  return {
    reads: sum(all.map((s) => s.reads)),
    writes: sum(all.map((s) => s.writes)),
    dataGiB: all.reduce((total, s) => total + s.dataGiB, 0),
    itemBytes: Math.max(0, ...all.map((s) => s.itemBytes)),
  };
};
