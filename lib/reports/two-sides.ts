import { isPriced, monthlyOf, type Line } from '../pricing/bill';
import type { TreeLayout } from './layout/tree-table';
import { cents, signedCents } from './money';

/** USD a month; unknown where something is there and nothing of it has a price; absent where nothing is there. */
export type Amount = number | 'unknown' | 'absent';

/** What stands beside a name; a side that is not there is empty. */
export interface TwoSides {
  readonly before: string;
  readonly after: string;
  readonly difference: string;
  /** What changed besides the money. */
  readonly detail?: string;
}

const NOT_PRICED = 'not priced';

export const amountOf = (lines: readonly Line[]): Amount => {
  if (lines.length === 0) return 'absent';
  return lines.some(isPriced) ? monthlyOf(lines) : 'unknown';
};

const textOf = (amount: Amount): string => {
  if (amount === 'absent') return '';
  return amount === 'unknown' ? NOT_PRICED : cents(amount);
};

const differenceOf = (before: Amount, after: Amount): string => {
  if (before === 'unknown' || after === 'unknown' || (before === 'absent' && after === 'absent')) return '';
  return signedCents((after === 'absent' ? 0 : after) - (before === 'absent' ? 0 : before));
};

/** Both sides and their difference, which is not said where one of them is not known. */
export const twoSides = (before: Amount, after: Amount, detail?: string): TwoSides => ({
  before: textOf(before),
  after: textOf(after),
  difference: differenceOf(before, after),
  ...(detail === undefined ? {} : { detail }),
});

const below = ({ detail = '' }: TwoSides): string => detail;

/** From wide to narrow: both sides and the difference, or the difference alone. */
export const SIDES: readonly [TreeLayout<TwoSides>, ...TreeLayout<TwoSides>[]] = [
  {
    columns: [
      { title: 'BEFORE', align: 'right' },
      { title: 'AFTER', align: 'right' },
      { title: 'DIFFERENCE', align: 'right' },
    ],
    cells: ({ before, after, difference }) => [before, after, difference],
    below,
  },
  {
    columns: [{ title: 'DIFFERENCE', align: 'right' }],
    cells: ({ before, after, difference }) => [difference || (before || after ? NOT_PRICED : '')],
    below,
  },
];
