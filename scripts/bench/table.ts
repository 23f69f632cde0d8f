import Table from 'cli-table3';
import type { Measured } from './measure';

export interface Row extends Measured {
  readonly name: string;
  /** CPU time as a multiple of an empty CDK app's. */
  readonly ratio: number;
}

const HEAD = ['', 'CPU s', '× empty', 'peak MiB', 'stacks', 'resources', 'objects'];

const count = (value: number | undefined): string => (value === undefined ? '' : value.toLocaleString('en-GB'));

/** Rows as a table for people. */
export const tableOf = (rows: readonly Row[]): string => {
  const table = new Table({
    head: HEAD,
    style: { head: [], border: [], compact: true },
    colAligns: ['left', ...HEAD.slice(1).map(() => 'right' as const)],
  });
  for (const row of rows)
    table.push([
      row.name,
      row.cpuSeconds.toFixed(2),
      row.ratio.toFixed(1),
      row.peakMiB.toFixed(0),
      count(row.stacks),
      count(row.resources),
      count(row.objects),
    ]);
  return table.toString();
};
