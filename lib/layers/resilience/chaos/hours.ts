const DAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;

/** When nothing is ended, as chaoskube takes it. */
export interface QuietTimes {
  /** Days, separated by commas, such as `Sat,Sun`; empty when there is none. */
  readonly weekdays: string;
  /** A period of the day, over midnight, such as `16:00-10:00`. */
  readonly timesOfDay: string;
}

/**
 * What lies outside a span of office hours: `MON-FRI 10:00-16:00` → Saturday and Sunday, and from 16:00 to 10:00 of the next day.
 * @param hours - as `resilience.hours` has them, UTC
 */
export const quietTimes = (hours: string): QuietTimes => {
  const [, first = 'MON', last = first, from = '10:00', to = '16:00'] =
    /^([A-Z]{3})(?:-([A-Z]{3}))? (\d{2}:\d{2})-(\d{2}:\d{2})$/.exec(hours) ?? [];
  const start = DAYS.findIndex((day) => day === first);
  const length = ((DAYS.findIndex((day) => day === last) - start + DAYS.length) % DAYS.length) + 1;
  const open = new Set(Array.from({ length }, (_, i) => DAYS[(start + i) % DAYS.length]));
  return {
    weekdays: DAYS.filter((day) => !open.has(day))
      .map((day) => `${day[0] ?? ''}${day.slice(1).toLowerCase()}`)
      .join(','),
    timesOfDay: `${to}-${from}`,
  };
};
