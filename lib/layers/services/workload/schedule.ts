import { stableHash } from '../../../naming';

const HOUR = 3_600;

/** Seconds after which a run of a schedule is given up, well before the next one is due. Five fields are not worked out: six hours. */
const DEADLINES: Readonly<Record<string, number>> = { hourly: 0.8 * HOUR, daily: 6 * HOUR, weekly: 24 * HOUR };

export const deadlineOf = (schedule: string): number => DEADLINES[schedule] ?? 6 * HOUR;

/**
 * Five cron fields of a schedule, UTC. A word leaves the minute open, and each job takes one of its own by its name, so that the jobs of
 * a platform do not all start at once: `daily` lies between 3 and 4 in the night, `weekly` there on Sundays.
 */
export const cronOf = (schedule: string, name: string): string => {
  const minute = parseInt(stableHash(name), 16) % 60;
  switch (schedule) {
    case 'hourly':
      return `${minute} * * * *`;
    case 'daily':
      return `${minute} 3 * * *`;
    case 'weekly':
      return `${minute} 3 * * 0`;
    default:
      return schedule.trim().split(/ +/).join(' ');
  }
};
