import { leastSecondsBetween } from '../../../blueprint';
import { stableHash } from '../../../naming';

const HOUR = 3_600;

/** Share of the time to the next run after which a run is given up. Ours. */
const SHARE = 0.8;
/** What a run has at least: its pod may wait for a node first, and a run that is due meanwhile is left out. Ours. */
const LEAST = 600;
const MOST = 6 * HOUR;

/** Seconds after which a run of a schedule by word is given up. */
const DEADLINES: Readonly<Record<string, number>> = { hourly: SHARE * HOUR, daily: MOST, weekly: 24 * HOUR };

/** Seconds after which a run of a schedule is given up, well before the next one is due: one that hangs would keep all others from starting. */
export const deadlineOf = (schedule: string): number =>
  DEADLINES[schedule] ?? Math.max(LEAST, Math.min(MOST, SHARE * leastSecondsBetween(schedule)));

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
