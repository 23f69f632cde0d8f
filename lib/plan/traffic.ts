import type { Blueprint } from '../blueprint';
import type { Graph, Workload } from './graph';
import { eventsPerDayOn, type Load } from './load';
import { SECONDS_PER_DAY } from '../capacity/units';

/** How many of something come in a second. */
export interface Rate {
  /** Over an average day. */
  readonly average: number;
  readonly peak: number;
}

/** What reaches each workload. */
export interface Traffic {
  /** Events that are published on a stream, as far as the blueprint says how many there are: else none. */
  eventsOn(stream: string): Rate;
  /** Requests that a service has to answer. */
  requestsTo(service: string): Rate;
  /**
   * Events that a workload has to handle, as far as the blueprint says how many there are: those that it consumes, and those that a
   * service of the role `ingest` takes in to publish them.
   */
  eventsTo(workload: Pick<Workload, 'origin' | 'name' | 'consumes' | 'publishes'>): Rate;
}

/** Where requests come in: public services; without any, those that nobody calls. */
const entrances = (blueprint: Blueprint, graph: Graph): readonly string[] => {
  const open = graph.publicServices.map(([name]) => name);
  return open.length > 0 ? open : Object.keys(blueprint.services).filter((name) => graph.callersOf(name).length === 0);
};

/** A smaller share of all requests is noticed by no replica. */
const NEGLIGIBLE = 0.01;

/**
 * The share of all requests that reaches each service. They are shared out evenly among the entrances, since the blueprint does not say
 * how they split, and whoever gets one passes it on to everybody that it calls. No service gets more than all of them: calls may form a
 * circle, and one request rarely asks the same service twice.
 */
const sharesOf = (blueprint: Blueprint, graph: Graph): ReadonlyMap<string, number> => {
  const doors = entrances(blueprint, graph);
  const own = (name: string): number => (doors.includes(name) ? 1 / doors.length : 0);
  const shares = new Map<string, number>();
  const waiting = [...doors];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const called = graph.callersOf(name).reduce((sum, caller) => sum + (shares.get(caller.name) ?? 0), own(name));
    const share = Math.min(1, called);
    // In a circle shares grow by less and less, or to the whole: what no replica would notice is left out.
    if (share - (shares.get(name) ?? 0) < NEGLIGIBLE) continue;
    shares.set(name, share);
    waiting.push(...(blueprint.services[name]?.calls ?? []));
  }
  return shares;
};

export const trafficOf = (blueprint: Blueprint, graph: Graph, load: Load): Traffic => {
  const shares = sharesOf(blueprint, graph);
  // The tier's own number is no reason for more pods: it says what a topic has room for, not what this product does.
  const known = (stream: string): number =>
    load.assumed.includes('eventsPerDay')
      ? (blueprint.streams[stream]?.eventsPerDay ?? 0)
      : eventsPerDayOn(stream, blueprint, load.eventsPerDay);
  const rate = (perDay: number): Rate => ({ average: perDay / SECONDS_PER_DAY, peak: (perDay / SECONDS_PER_DAY) * load.peakFactor });
  return {
    eventsOn: (stream) => rate(known(stream)),
    requestsTo: (service) => {
      const share = shares.get(service) ?? 0;
      return { average: load.averageRps * share, peak: load.peakRps * share };
    },
    eventsTo: ({ origin, name, consumes, publishes }) => {
      const takenIn = origin === 'service' && blueprint.services[name]?.role === 'ingest' ? publishes : [];
      const perDay =
        consumes.reduce((sum, stream) => sum + known(stream), 0) +
        takenIn.reduce((sum, stream) => sum + known(stream) / Math.max(1, graph.publishersOf(stream).length), 0);
      return rate(perDay);
    },
  };
};
