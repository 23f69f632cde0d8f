import { runsPerDay } from '../blueprint';
import { GIB, SECONDS_PER_DAY, SECONDS_PER_HOUR } from '../capacity/units';
import type { Sources } from './demand-sources';
import type { Workload } from './graph';
import type { Rate } from './traffic';

/** Runs a day of a flow or a job; of what runs all the time, none. */
export const runsOf = ({ origin, name }: Workload, { blueprint }: Sources): number => {
  const schedule =
    origin === 'flow' ? blueprint.flows[name]?.schedule : origin === 'service' ? blueprint.services[name]?.schedule : undefined;
  return schedule === undefined ? 0 : runsPerDay(schedule);
};

/** Per second, of so many writes in each run: over a day, and while one runs. It ends before the next one begins. */
export const writesOfRuns = (perRun: number, runs: number, { assumed }: Sources): Rate => {
  if (runs === 0) return { average: 0, peak: 0 };
  const seconds = Math.min(assumed.hoursPerRun * SECONDS_PER_HOUR, SECONDS_PER_DAY / runs);
  return { average: (perRun * runs) / SECONDS_PER_DAY, peak: perRun / seconds };
};

/** Items that a run writes into a store: for each person who came since the run before, and for nobody twice. */
export const itemsOfRun = (runs: number, { load, assumed }: Sources): number =>
  runs === 0 ? 0 : load.subscribers * Math.min(1, load.dailyActiveShare / runs) * assumed.itemsPerRun;

/** GiB of what a flow or a job keeps in a store: in the end it has written for everybody. */
export const keptOfRunsGiB = (runs: number, itemBytes: number, { load, assumed }: Sources): number =>
  runs === 0 ? 0 : (load.subscribers * assumed.itemsPerRun * itemBytes) / GIB;
