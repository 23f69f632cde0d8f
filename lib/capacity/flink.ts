import { factIn, factValue, publishedFacts, type FactBook } from '../facts/registry';
import { charged, type Charge } from './charge';
import { count, quantities, quantity, wholes } from './quantity';
import { HOURS_PER_MONTH } from './units';

/** How many tasks an application of Managed Service for Apache Flink runs side by side. */
export interface Parallelism {
  readonly parallelism: number;
  /** Tasks that share one KPU: one for stateful applications, two and more for stateless ones. @default 1 */
  readonly perKpu?: number;
}

/** A part of a month with one parallelism: an application that scales has several. */
export interface FlinkPhase extends Parallelism {
  /** @default 730: the whole month */
  readonly hours?: number;
}

/** What an application keeps. */
export interface FlinkState {
  /** State of the running application, GB. @default 0 */
  readonly stateGb?: number;
  /** Snapshots, GB. @default 0 */
  readonly snapshotGb?: number;
}

/** KPUs that tasks need, without the one that orchestrates them. @throws RangeError */
export const kpusOf = ({ parallelism, perKpu = 1 }: Parallelism): number =>
  wholes(quantity('parallelism', parallelism), count('perKpu', perKpu, 1));

/** KPUs that are billed while an application runs. @throws RangeError */
export const billedKpus = (tasks: Parallelism, book: FactBook = publishedFacts()): number =>
  kpusOf(tasks) + factValue('flink.orchestrationKpu', undefined, book);

/**
 * What an application is paid for in a month: KPU hours, with the KPU that orchestrates; storage beyond the 50 GB that come with each KPU
 * of tasks; and snapshots. As pricing-calculator.md of aws/agent-toolkit-for-aws d6ad2e4 counts it, where storage does not depend on hours;
 * with several phases, what comes with their KPUs is weighed by their hours.
 * @throws RangeError naming what is no amount
 */
export const flinkCharges = (
  phases: readonly FlinkPhase[],
  { stateGb = 0, snapshotGb = 0 }: FlinkState = {},
  book: FactBook = publishedFacts(),
): readonly Charge[] => {
  quantities({ stateGb, snapshotGb });
  const timed = phases.map((phase) => ({ phase, hours: quantity('hours', phase.hours ?? HOURS_PER_MONTH) }));
  const hours = timed.reduce((sum, one) => sum + one.hours, 0);
  const free = factValue('flink.storageFree', undefined, book);
  const beyond = timed.map((one) => Math.max(0, stateGb - kpusOf(one.phase) * free) * (hours > 0 ? one.hours / hours : 0));
  return charged([
    { fact: 'flink.kpuHour', quantity: timed.reduce((sum, one) => sum + billedKpus(one.phase, book) * one.hours, 0) },
    { fact: 'flink.storage', quantity: beyond.reduce((sum, gb) => sum + gb, 0) },
    { fact: 'flink.backup', quantity: snapshotGb },
  ]);
};

const bands = (book: FactBook): readonly { readonly upTo: number | undefined; readonly tasks: Required<Parallelism> }[] => {
  const from = (band: number): ReturnType<typeof bands> => {
    const id = `flink.sizing.band${band}`;
    const parallelism = factIn(`${id}.parallelism`, undefined, book)?.value;
    if (parallelism === undefined) return [];
    const tasks = { parallelism, perKpu: factValue(`${id}.perKpu`, undefined, book) };
    return [{ upTo: factIn(`${id}.upTo`, undefined, book)?.value, tasks }, ...from(band + 1)];
  };
  return from(1);
};

/**
 * Parallelism for what flows in, by the table of the same document. The table ends with "128 and more" above 500 MB/s: there, each KPU
 * takes as much as in the row before, 31.25 MB/s. At a bound of two rows, the larger counts.
 * @param mbPerSecond - at the peak
 * @throws RangeError
 */
export const flinkParallelism = (mbPerSecond: number, book: FactBook = publishedFacts()): Required<Parallelism> => {
  quantity('mbPerSecond', mbPerSecond);
  const table = bands(book);
  const last = table.at(-1)?.tasks;
  const before = table.at(-2);
  const fitting = table.find((row) => row.upTo === undefined || mbPerSecond < row.upTo || (row === before && mbPerSecond === row.upTo));
  if (!fitting || !last || before?.upTo === undefined) throw new Error('no facts about the parallelism of Flink');
  if (fitting.upTo !== undefined) return fitting.tasks;
  const kpus = wholes(mbPerSecond, before.upTo / kpusOf(before.tasks));
  return { parallelism: Math.max(last.parallelism, kpus * last.perKpu), perKpu: last.perKpu };
};

/** Applications that KPUs are spread over, by the quota of one. @throws RangeError */
export const flinkApplications = (kpus: number, book: FactBook = publishedFacts()): number =>
  wholes(quantity('kpus', kpus), factValue('quota.kinesisanalytics.L-3A88E041.kpuPerApp', undefined, book));
