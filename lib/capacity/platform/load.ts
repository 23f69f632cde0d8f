import { assumedWith, PLATFORM_TIERS, tierAssumed, type Assumed, type PlatformTier, type TierAssumed } from '../../facts/assumptions';
import { publishedFacts, type FactBook } from '../../facts/registry';
import { between, count, quantities } from '../quantity';
import { TOPOLOGIES, type Topology } from './topology';

/** The facts about a business that sizes follow from. */
export interface BusinessLoad {
  /** Users, or subscribers: people who have an account. */
  readonly subscribers: number;
  /** Share of them that comes on an average day. */
  readonly dailyActiveShare: number;
  /** Requests of each of these on that day. */
  readonly requestsPerUserPerDay: number;
  /** Busiest hour over average hour, at least one. */
  readonly peakFactor: number;
  /** Events of all users together. */
  readonly eventsPerDay: number;
  readonly eventBytes: number;
  /** Hours that each user watches; zero where nobody watches anything. */
  readonly hoursPerUserPerMonth: number;
  /** Share of what requests do that only reads. */
  readonly readShare: number;
}

/** What a whole platform is sized for. */
export interface PlatformInput extends BusinessLoad {
  readonly tier: PlatformTier;
  /** Regions that share the load evenly, and carry it when one of them is lost; the first has the writer of the relational database. */
  readonly regions: readonly string[];
  /** What fleets are divided by in a copy to try things with; the topology (regions, zones, copies) stays. @default 1 */
  readonly scaleFactor?: number;
  /**
   * Whether the bill counts what really stands there: max(floor, load / factor) of each fleet, in whole machines. False: the load alone, in
   * parts of the same machines, as nobody can buy them; to compare loads by, and with sums that leave floors out. Sizes stay. @default true
   */
  readonly floors?: boolean;
  /** Region whose list prices count everywhere. @default each region's own */
  readonly prices?: string;
  /** Systems in the place of the tier's. @default the tier's, `TOPOLOGIES` */
  readonly topology?: Partial<Topology>;
  /** Writes per second of the relational database at the peak, where somebody has measured them. @default by what requests write */
  readonly relationalWrites?: number;
  /** Data of the relational database, GB, where somebody knows. @default by users */
  readonly relationalGb?: number;
  /** Coefficients that stand in the place of `ASSUMPTIONS`. @default the standard ones */
  readonly assumed?: Partial<Assumed>;
  /** Coefficients that stand in the place of the tier's (`TIER_ASSUMPTIONS`), such as `hops` and `fanOut`. @default the tier's */
  readonly ofTier?: Partial<TierAssumed>;
}

/** An input with nothing left out, and what it is counted with. */
export interface PlatformLoad extends Omit<PlatformInput, 'assumed' | 'prices' | 'topology'> {
  readonly topology: Topology;
  readonly scaleFactor: number;
  readonly floors: boolean;
  readonly assumed: Assumed;
  readonly ofTier: TierAssumed;
  readonly prices: string | undefined;
  /** Whether what could stand alone has a second one beside it: part of the topology, so the same at every scale factor. */
  readonly redundant: boolean;
  readonly book: FactBook;
}

const LEAST_FACTOR = 1;

/** @throws RangeError naming what is no amount, no share, a peak below its average, or a list of regions without one or with one twice */
export const platformLoad = (input: PlatformInput, book: FactBook = publishedFacts()): PlatformLoad => {
  const { tier, regions, scaleFactor = LEAST_FACTOR, floors = true, prices, assumed, ofTier } = input;
  const { subscribers, dailyActiveShare, requestsPerUserPerDay, peakFactor, eventsPerDay, eventBytes, hoursPerUserPerMonth, readShare } =
    input;
  if (!PLATFORM_TIERS.includes(tier)) throw new RangeError(`tier is ${tier}, but has to be one of ${PLATFORM_TIERS.join(', ')}`);
  const { relationalWrites = 0, relationalGb = 0 } = input;
  quantities({ subscribers, requestsPerUserPerDay, peakFactor, eventsPerDay, eventBytes, hoursPerUserPerMonth, scaleFactor });
  quantities({ relationalWrites, relationalGb });
  between('dailyActiveShare', dailyActiveShare, 0, 1);
  between('readShare', readShare, 0, 1);
  between('peakFactor', peakFactor, 1, Infinity);
  between('scaleFactor', scaleFactor, LEAST_FACTOR, Infinity);
  count('regions', new Set(regions).size === regions.length ? regions.length : NaN, 1);
  const all = assumedWith(assumed);
  const redundant = tier !== 'startup' || subscribers >= all.redundantFromUsers;
  return {
    ...input,
    topology: { ...TOPOLOGIES[tier], ...input.topology },
    scaleFactor,
    floors,
    prices,
    redundant,
    assumed: all,
    ofTier: tierAssumed(tier, ofTier),
    book,
  };
};

/** The same business, so many times smaller. */
export const divided = (load: PlatformLoad, factor: number): PlatformLoad => ({
  ...load,
  subscribers: load.subscribers / factor,
  eventsPerDay: load.eventsPerDay / factor,
  ...(load.relationalWrites === undefined ? {} : { relationalWrites: load.relationalWrites / factor }),
  ...(load.relationalGb === undefined ? {} : { relationalGb: load.relationalGb / factor }),
});
