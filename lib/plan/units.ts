import { HOURS_PER_MONTH } from './time';

/** Units of prices and sizes, as names: a bare number says nothing of what it turns into what. */

export const KIB_PER_GIB = 2 ** 20;
export const MIB_PER_GIB = 2 ** 10;
export const GIB_PER_TIB = 2 ** 10;
export const BYTES_PER_GIB = 2 ** 30;

/** Prices `per 10k requests`. */
export const TEN_THOUSAND = 10_000;
/** Prices `per M`. */
export const MILLION = 1e6;
/** Prices `per 10M samples`. */
export const TEN_MILLION = 1e7;
/** Prices `per B`. */
export const BILLION = 1e9;

export const SECONDS_PER_MINUTE = 60;
export const SECONDS_PER_HOUR = 3_600;
export const PERCENT = 100;

const HOURS_PER_DAY = 24;
const DAYS_PER_WEEK = 7;
/** Days of an average month. */
export const DAYS_PER_MONTH = HOURS_PER_MONTH / HOURS_PER_DAY;
/** Weeks of an average month. */
export const WEEKS_PER_MONTH = DAYS_PER_MONTH / DAYS_PER_WEEK;
/** Minutes of an average month. */
export const MINUTES_PER_MONTH = HOURS_PER_MONTH * SECONDS_PER_MINUTE;
