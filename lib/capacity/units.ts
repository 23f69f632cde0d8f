/** Conversions between units. What is no conversion is a fact or an assumption, and not here. */

export const SECONDS_PER_MINUTE = 60;

export const MINUTES_PER_HOUR = 60;

export const HOURS_PER_DAY = 24;

export const SECONDS_PER_HOUR = SECONDS_PER_MINUTE * MINUTES_PER_HOUR;

export const SECONDS_PER_DAY = SECONDS_PER_HOUR * HOURS_PER_DAY;

export const DAYS_PER_YEAR = 365;

export const MONTHS_PER_YEAR = 12;

/** A month of a bill: the twelfth part of a year of 365 days, 730 hours, as AWS and all sources of prices count it. */
export const HOURS_PER_MONTH = (DAYS_PER_YEAR * HOURS_PER_DAY) / MONTHS_PER_YEAR;

export const SECONDS_PER_MONTH = HOURS_PER_MONTH * SECONDS_PER_HOUR;

export const DAYS_PER_WEEK = 7;

export const DAYS_PER_MONTH = HOURS_PER_MONTH / HOURS_PER_DAY;

export const WEEKS_PER_MONTH = DAYS_PER_MONTH / DAYS_PER_WEEK;

export const MINUTES_PER_MONTH = HOURS_PER_MONTH * MINUTES_PER_HOUR;

export const KILO = 1e3;

export const TEN_THOUSAND = 1e4;

export const MILLION = 1e6;

export const TEN_MILLION = 1e7;

export const BILLION = 1e9;

/** Bytes of a GB, where a source counts in decimals. */
export const BYTES_PER_GB = 1e9;

/** How many of a binary unit are one of the next: KiB of a MiB, MiB of a GiB. */
export const BINARY_STEP = 1_024;

/** Bytes. */
export const KIB = 1_024;

/** Bytes. */
export const MIB = KIB * BINARY_STEP;

/** Bytes. */
export const GIB = MIB * BINARY_STEP;

/** Bytes. */
export const TIB = GIB * BINARY_STEP;

/** Bits of a byte. */
export const BITS_PER_BYTE = 8;

/** Bits of an IPv4 address. */
export const IPV4_BITS = 32;

export const PERCENT = 100;
