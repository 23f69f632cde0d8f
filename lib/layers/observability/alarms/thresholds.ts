/** Where alarms go off. A blueprint may set each under `overrides.alarms/main`. */
export interface Thresholds {
  /** CPU of a database, percent. */
  readonly cpuPercent: number;
  /** Storage of a database that is left, percent of what it had at the start. */
  readonly freeStoragePercent: number;
  /** Connections of a database, percent of what its class allows. */
  readonly connectionPercent: number;
  /** Age of the oldest message of a queue, percent of how long messages are kept. */
  readonly queueAgePercent: number;
  /** Failed requests in five minutes from which on they may be an alarm, however few requests are expected. */
  readonly minimumErrors: number;
}

/** Ours: far enough from the end to have time, far enough from every day to be believed. */
export const THRESHOLDS: Thresholds = {
  cpuPercent: 80,
  freeStoragePercent: 5,
  connectionPercent: 80,
  queueAgePercent: 25,
  minimumErrors: 5,
};
