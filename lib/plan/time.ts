/** Seconds of a day. */
export const SECONDS_PER_DAY = 86_400;

/** Hours of an average month, with which AWS quotes prices: 365 days in 12 months (fact month.hours). */
export const HOURS_PER_MONTH = 730;

/** Seconds of an average month. */
export const SECONDS_PER_MONTH = HOURS_PER_MONTH * 3_600;
