import { BYTES_PER_GB, DAYS_PER_YEAR, HOURS_PER_MONTH, MIB, MONTHS_PER_YEAR, SECONDS_PER_DAY } from '../units';
import type { PlatformLoad } from './load';

/** Something per second, over an average day and in its busiest hour. */
export interface PlatformRate {
  readonly average: number;
  readonly peak: number;
}

/** What a load comes to, before anything is sized for it. */
export interface PlatformDemand {
  readonly users: number;
  /** Requests of visitors per second. */
  readonly requests: PlatformRate;
  /** Events per second. */
  readonly events: PlatformRate;
  /** MiB/s that are published. */
  readonly mebibytes: PlatformRate;
  /** MiB/s that are read of it. */
  readonly mebibytesRead: PlatformRate;
  /** People who watch at the same time. */
  readonly streams: PlatformRate;
  /** Notes of players about where somebody is, per second. */
  readonly bookmarks: PlatformRate;
  /** Reads of rows per second that the cache leaves to the database. */
  readonly reads: PlatformRate;
  /** Writes per second: those of requests, and the bookmarks. */
  readonly writes: PlatformRate;
  /** Events of a month, GB. */
  readonly eventGbPerMonth: number;
}

/** Days of an average month. */
export const DAYS_PER_MONTH = DAYS_PER_YEAR / MONTHS_PER_YEAR;

export const times = ({ average, peak }: PlatformRate, factor: number): PlatformRate => ({
  average: average * factor,
  peak: peak * factor,
});

export const both = (a: PlatformRate, b: PlatformRate): PlatformRate => ({ average: a.average + b.average, peak: a.peak + b.peak });

/** What a load comes to. */
export const platformDemand = (load: PlatformLoad): PlatformDemand => {
  const { subscribers, peakFactor, eventBytes, assumed, ofTier } = load;
  const ofDay = (amount: number): PlatformRate => ({ average: amount / SECONDS_PER_DAY, peak: (amount / SECONDS_PER_DAY) * peakFactor });
  const requests = ofDay(subscribers * load.dailyActiveShare * load.requestsPerUserPerDay);
  const events = ofDay(load.eventsPerDay);
  const mebibytes = times(events, eventBytes / MIB);
  const watching = (subscribers * load.hoursPerUserPerMonth) / HOURS_PER_MONTH;
  const streams = { average: watching, peak: watching * assumed.peakStreamsFactor };
  const bookmarks = times(streams, 1 / assumed.secondsBetweenBookmarks);
  return {
    users: subscribers,
    requests,
    events,
    mebibytes,
    mebibytesRead: times(mebibytes, ofTier.fanOut),
    streams,
    bookmarks,
    reads: times(requests, assumed.rowReadsPerRequest * (1 - ofTier.rowCacheHitShare)),
    writes: both(times(requests, 1 - load.readShare), bookmarks),
    eventGbPerMonth: (load.eventsPerDay * DAYS_PER_MONTH * eventBytes) / BYTES_PER_GB,
  };
};

/** The even share of one of several regions. */
export const shareOfRegion = (demand: PlatformDemand, regions: number): PlatformDemand => ({
  users: demand.users / regions,
  requests: times(demand.requests, 1 / regions),
  events: times(demand.events, 1 / regions),
  mebibytes: times(demand.mebibytes, 1 / regions),
  mebibytesRead: times(demand.mebibytesRead, 1 / regions),
  streams: times(demand.streams, 1 / regions),
  bookmarks: times(demand.bookmarks, 1 / regions),
  reads: times(demand.reads, 1 / regions),
  writes: times(demand.writes, 1 / regions),
  eventGbPerMonth: demand.eventGbPerMonth / regions,
});
