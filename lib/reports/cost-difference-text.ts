import { unpricedOf } from './bill';
import type { CostDifference } from './cost-difference';
import { costDifferenceRows } from './cost-difference-rows';
import { billTitle, priceNote } from './cost-text';
import { lookOf, type Sheet } from './layout/look';
import { treeTable } from './layout/tree-table';
import { wrap } from './layout/wrap';
import { dollars, signedDollars } from './money';
import { counted } from './quantities';
import { SIDES } from './two-sides';

const unpricedNote = ({ before, after, difference }: CostDifference): string[] => {
  const [was, is] = [unpricedOf(before).length, unpricedOf(after).length];
  if (was + is === 0) return [];
  const half = difference.halfPriced;
  const halves = half === 0 ? '' : ` ${counted(half, 'line has', 'lines have')} a price on one side only, so the difference is not whole.`;
  return [`Not priced, and in no sum: ${counted(was, 'line')} before, ${is} after. \`strata cost\` of each tells why.${halves}`];
};

/** `$228.00 → $7,969 a month (+$7,741)` */
const totalText = ({ before, after, difference }: CostDifference): string =>
  `${dollars(before.monthly)} → ${dollars(after.monthly)} a month (${signedDollars(difference.monthly)})`;

/** What lies between two bills, as a tree: ends with both sums and their difference, without a line break. */
export const costDifferenceText = (two: CostDifference, sheet: Sheet): string => {
  const look = lookOf(sheet);
  const rows = costDifferenceRows(two);
  const lines = [...two.before.lines, ...two.after.lines];
  const notes = [...unpricedNote(two), ...priceNote({ ...two.after, lines })];
  return [
    ...billTitle(two.before, sheet),
    ...billTitle(two.after, sheet),
    '',
    ...(rows.length === 0 ? ['No line differs.'] : treeTable('COMPONENT', rows, SIDES, sheet, look)),
    '',
    ...notes.flatMap((text) => wrap(text, sheet.columns)),
    ...(notes.length > 0 ? [''] : []),
    look.heading(totalText(two)),
  ].join('\n');
};
