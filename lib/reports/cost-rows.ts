import { isPriced, monthlyOf, type Line } from '../pricing/bill';
import { WHOLE } from './bill';
import type { TreeRow } from './layout/tree-table';

/** What stands beside a name on a bill. */
export interface CostCells {
  /** Absent for a sum. */
  readonly use?: { readonly quantity: number; readonly unit: string; readonly unitPrice: number };
  /** USD a month; absent where nothing of it has a price. */
  readonly monthly?: number;
}

/** Values with the same key, in the order in which they first come. */
export const groupsOf = <T>(values: readonly T[], key: (value: T) => string): readonly (readonly [T, ...T[]])[] => {
  const groups = new Map<string, [T, ...T[]]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return [...groups.values()];
};

type Row = TreeRow<CostCells>;

/** What has no price at all is not nothing. */
const sumOf = (lines: readonly Line[]): CostCells => (lines.some(isPriced) ? { monthly: monthlyOf(lines) } : {});

const lineRow = (line: Line, isLast: boolean): Row => ({
  text: `    ${isLast ? '└─' : '├─'} ${line.item}`,
  cells: isPriced(line) ? { use: { quantity: line.quantity, unit: line.unit, unitPrice: line.unitPrice }, monthly: line.monthly } : {},
  below: isLast ? '         ' : '    │    ',
});

/** A component of which nothing is known has no lines of its own. */
const isWhole = ([line, ...more]: readonly Line[]): boolean => line !== undefined && more.length === 0 && line.item === WHOLE;

const componentRows = (lines: readonly [Line, ...Line[]]): Row[] => [
  { text: `    ${lines[0].component} (${lines[0].engine})`, cells: sumOf(lines), look: 'id' },
  ...(isWhole(lines) ? [] : lines.map((line, i) => lineRow(line, i === lines.length - 1))),
];

/** Whether a line says anything: none of something is on no bill. */
const counts = (line: Line): boolean => !isPriced(line) || line.quantity !== 0;

/** A bill as rows: regions, layers, components and lines, with the sum of each. What holds nothing is left out. */
export const costRows = (lines: readonly Line[]): Row[] =>
  groupsOf(lines.filter(counts), (l) => l.region).flatMap((ofRegion) => [
    { text: ofRegion[0].region, cells: sumOf(ofRegion), look: 'heading' as const },
    ...groupsOf(ofRegion, (l) => l.layer).flatMap((ofLayer) => [
      { text: `  ${ofLayer[0].layer}`, cells: sumOf(ofLayer), look: 'heading' as const },
      ...groupsOf(ofLayer, (l) => l.component).flatMap(componentRows),
    ]),
  ]);
