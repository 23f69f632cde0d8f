import { HOURS, STEPS, STEPS_PER_HOUR } from './clock';
import { arrivalsOf, type Arrivals } from './arrivals';
import { dayOf } from './day';
import type { Fleet } from './fleet';
import { headroomOf } from './headroom';
import type { Loss } from './loss';
import { partDayOf, type PartDay } from './part-day';
import { DOWN } from './track';
import { breakagesOf, type Breakage } from './verdict';

/** What is simulated. */
export interface Scenario {
  /** The load as a multiple of the blueprint's. @default the share that the platform is meant for: all of it in production */
  readonly load?: number;
  /** What is lost on that day. @default nothing */
  readonly loss?: Loss;
  /** Of the noise: the same one gives the same day. @default 1 */
  readonly seed?: number;
}

/** Utilisation of one part, minute by minute; null while it is out of service. */
export interface Trace {
  readonly id: string;
  readonly region: string;
  readonly utilisation: readonly (number | null)[];
}

/** A day of a platform. */
export interface Simulation {
  readonly name: string;
  readonly tier: string;
  readonly profile: string;
  readonly basis: Fleet['basis'];
  readonly regions: readonly string[];
  readonly seed: number;
  /** The load as a multiple of the blueprint's, and the share of it that the platform is meant for. */
  readonly load: number;
  readonly loadShare: number;
  readonly loss: Loss | null;
  /** Requests of visitors per second in each hour, of all regions together. */
  readonly requests: readonly number[];
  readonly parts: readonly PartDay[];
  /** Everything that breaks, first things first; of each part the first time. */
  readonly breaks: readonly Breakage[];
  /**
   * Where nothing breaks: the largest load that was found to hold and the next at which something breaks, as multiples of the blueprint's
   * load, and what it is. Null where something breaks already, or nothing ever would.
   */
  readonly headroom: { readonly holds: number; readonly breaks: number; readonly first: Breakage } | null;
  readonly notSimulated: readonly string[];
}

/** A simulation with what a chart is drawn from. */
export interface SimulatedDay {
  readonly simulation: Simulation;
  readonly traces: readonly Trace[];
  /** Requests of visitors per second, minute by minute. */
  readonly requests: readonly number[];
}

/** Requests of all visitors, minute by minute: each region's own and what comes from one that is lost, without what is lost with it. */
const requestsOf = ({ requests, regions }: Fleet, arrivals: Arrivals, factor: number): readonly number[] => {
  const ofRegions = regions.map(({ name: region }) => arrivals({ follows: 'requests', load: requests, region }));
  return Array.from(
    { length: STEPS },
    (_, step) => ofRegions.reduce((sum, { shares, average }) => sum + (shares[step] ?? 0) * average, 0) * factor,
  );
};

const byHour = (minutes: readonly number[]): readonly number[] =>
  Array.from({ length: HOURS }, (_, hour) => {
    const of = minutes.slice(hour * STEPS_PER_HOUR, (hour + 1) * STEPS_PER_HOUR);
    return of.reduce((a, b) => a + b, 0) / Math.max(1, of.length);
  });

/** Where the busiest minute of some part asks for more than it can ever have: of what waits and of what makes room for others nobody can say. */
const guessOf = ({ parts }: Fleet, arrivals: Arrivals): number =>
  parts
    .filter(({ buffer, follows, mostLoad }) => !buffer && follows !== 'pods' && mostLoad === undefined)
    .reduce((least, part) => {
      const { shares, average } = arrivals(part);
      const most = Math.max(...shares) * average;
      return most > 0 ? Math.min(least, (part.elastic?.most ?? part.capacity) / most) : least;
    }, Infinity);

const headroomOn = (fleet: Fleet, arrivals: Arrivals, { load, loss }: { readonly load: number; readonly loss: Loss | undefined }) => {
  const breaks = (factor: number): boolean =>
    dayOf(fleet, arrivals, { factor, loss, untilBroken: true }).some(({ broken }) => broken !== undefined);
  const found = headroomOf(breaks, load > 0 ? load : fleet.loadShare, guessOf(fleet, arrivals));
  const [first] = found ? breakagesOf(dayOf(fleet, arrivals, { factor: found.breaks, loss })) : [];
  return found && first ? { ...found, first } : null;
};

/** A day of a fleet, minute by minute: pure, and the same for the same seed. */
export const simulate = (fleet: Fleet, { load = fleet.loadShare, loss, seed = 1 }: Scenario = {}): SimulatedDay => {
  const arrivals = arrivalsOf(fleet, loss, seed);
  const tracks = dayOf(fleet, arrivals, { factor: load, loss, record: true });
  const breaks = breakagesOf(tracks);
  const requests = requestsOf(fleet, arrivals, load);
  return {
    requests,
    traces: tracks.map(({ part, trace }) => ({
      id: part.id,
      region: part.region,
      utilisation: Array.from(trace ?? [], (used) => (used === DOWN ? null : used)),
    })),
    simulation: {
      name: fleet.name,
      tier: fleet.tier,
      profile: fleet.profile,
      basis: fleet.basis,
      regions: fleet.regions.map(({ name }) => name),
      seed,
      load,
      loadShare: fleet.loadShare,
      loss: loss ?? null,
      requests: byHour(requests),
      parts: tracks.map((track) => partDayOf(track, load, fleet.assumed.queueingLimit)),
      breaks,
      headroom: breaks.length > 0 ? null : headroomOn(fleet, arrivals, { load, loss }),
      notSimulated: fleet.notSimulated,
    },
  };
};
