import { BINARY_STEP, GIB } from '../capacity/units';
import type { Assumed } from '../facts/assumptions';
import { retentionOfAtLeast } from '../facts/log-retention';
import { SECONDS_PER_DAY, SECONDS_PER_MONTH, type Usage } from '../plan/contract';

/** Prices of calls of a key are for ten thousand. */
export const TEN_THOUSAND = 10_000;

export const DAYS_PER_MONTH = SECONDS_PER_MONTH / SECONDS_PER_DAY;
export const DAYS_PER_WEEK = 7;

/** How many there are in a month, of so many a second. */
export const inMonth = (perSecond: number): number => perSecond * SECONDS_PER_MONTH;

/** GiB a month of so many items a second. */
export const gibInMonth = (perSecond: number, bytes: number): number => (inMonth(perSecond) * bytes) / GIB;

/** How many times a unit is begun by so many bytes: at least once. */
export const begun = (bytes: number, unit: number): number => Math.max(1, Math.ceil(bytes / unit));

/**
 * What the logs of nodes cost in CloudWatch: what arrives in a month, and what is kept of it.
 * @param logDays - days that the log is kept, rounded up as CloudWatch Logs does
 */
export const logUsage = (nodes: number, logDays: number, { nodeLogMiBPerDay }: Assumed): readonly Usage[] => {
  const gibPerDay = (nodes * nodeLogMiBPerDay) / BINARY_STEP;
  return [
    { item: 'logs, written', price: 'cwlogs.ingest', quantity: gibPerDay * DAYS_PER_MONTH },
    { item: 'logs, kept', price: 'cwlogs.store', quantity: gibPerDay * retentionOfAtLeast(logDays) },
  ];
};

/**
 * What pods exchange with a store that stands in another zone. A managed store takes nothing for it: the side of the pod alone is billed.
 * @param gib - GiB a month, to all zones and from them
 */
export const zoneUsage = (gib: number, { otherZoneShare }: Assumed): Usage => ({
  item: 'traffic of pods in other zones',
  price: 'transfer.interAz',
  quantity: gib * otherZoneShare,
});
