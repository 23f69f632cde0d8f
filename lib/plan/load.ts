import type { Blueprint } from '../blueprint';
import { SECONDS_PER_DAY } from '../capacity/units';
import { tierFacts, type TierLoad } from './tiers';

/** The facts about the business, complete, and the rates that follow from them. */
export interface Load extends TierLoad {
  /** Which of the facts are the tier's defaults, since the blueprint is silent about them. */
  readonly assumed: readonly (keyof TierLoad)[];
  /** Requests per second over an average day. */
  readonly averageRps: number;
  /** Requests per second at the peak. */
  readonly peakRps: number;
  readonly averageEventsPerSecond: number;
  readonly peakEventsPerSecond: number;
}

export const loadOf = (blueprint: Blueprint): Load => {
  const defaults = tierFacts(blueprint.tier).load;
  const facts: TierLoad = { ...defaults, ...blueprint.load };
  const assumed = (Object.keys(defaults) as (keyof TierLoad)[]).filter((key) => blueprint.load[key] === undefined);
  const averageRps = (facts.subscribers * facts.dailyActiveShare * facts.requestsPerUserPerDay) / SECONDS_PER_DAY;
  const averageEventsPerSecond = facts.eventsPerDay / SECONDS_PER_DAY;
  return {
    ...facts,
    assumed,
    averageRps,
    peakRps: averageRps * facts.peakFactor,
    averageEventsPerSecond,
    peakEventsPerSecond: averageEventsPerSecond * facts.peakFactor,
  };
};

/** Events a day on a stream: what it states, or an even share of what the others leave of all events of a day. */
export const eventsPerDayOn = (stream: string, { streams }: Blueprint, ofAll: number): number => {
  const all = Object.values(streams);
  const stated = all.reduce((sum, s) => sum + (s.eventsPerDay ?? 0), 0);
  const silent = all.filter((s) => s.eventsPerDay === undefined).length;
  return streams[stream]?.eventsPerDay ?? Math.max(0, ofAll - stated) / Math.max(1, silent);
};
