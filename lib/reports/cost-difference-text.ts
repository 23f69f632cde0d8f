import { isPriced, type Line } from '../pricing/bill';
import type { Change, LineDifference } from '../pricing/difference';
import { unpricedOf, type Bill } from './bill';
import type { CostDifference } from './cost-difference';
import { groupsOf } from './cost-rows';
import { billTitle, priceNote } from './cost-text';
import { lookOf, type Sheet } from './layout/look';
import { treeTable, type TreeRow } from './layout/tree-table';
import { wrap } from './layout/wrap';
import { dollars, signedDollars, unitPrice } from './money';
import { counted, quantity } from './quantities';
import { amountOf, SIDES, twoSides, type TwoSides } from './two-sides';

type Row = TreeRow<TwoSides>;

const MARKS: Readonly<Record<Change, string>> = { added: '+', removed: '-', changed: '~' };

const fromTo = (from: string, to: string): string => (from === to ? from : `${from} → ${to}`);

/** `730 → 2,190 h × $0.045`; of a line that is there once, its quantity and price. */
const detailOf = ({ before, after }: LineDifference): string => {
  const [from, to] = [before ?? after, after ?? before];
  if (!from || !to || !isPriced(from) || !isPriced(to)) return [from, to].flatMap((l) => (l && !isPriced(l) ? [l.unpriced] : []))[0] ?? '';
  const [fromUnit, toUnit] = from.unit === to.unit ? ['', ''] : [` ${from.unit}`, ` ${to.unit}`];
  const amounts = fromTo(`${quantity(from.quantity)}${fromUnit}`, `${quantity(to.quantity)}${toUnit}`);
  return `${amounts}${from.unit === to.unit ? ` ${to.unit}` : ''} × ${fromTo(unitPrice(from.unitPrice), unitPrice(to.unitPrice))}`;
};

const lineRow = (line: LineDifference): Row => ({
  text: `    ${MARKS[line.change]} ${line.item}`,
  cells: twoSides(amountOf(line.before ? [line.before] : []), amountOf(line.after ? [line.after] : []), detailOf(line)),
  below: '        ',
});

const rowsOf = ({ before, after, difference }: CostDifference): Row[] => {
  const within = (bill: Bill, holds: (line: Line) => boolean): readonly Line[] => bill.lines.filter(holds);
  const row = (text: string, look: Row['look'], holds: (line: Line) => boolean): Row => ({
    text,
    cells: twoSides(amountOf(within(before, holds)), amountOf(within(after, holds))),
    ...(look ? { look } : {}),
  });
  return groupsOf(difference.lines, (l) => l.region).flatMap((ofRegion) => {
    const { region } = ofRegion[0];
    return [
      row(region, 'heading', (l) => l.region === region),
      ...groupsOf(ofRegion, (l) => l.layer).flatMap((ofLayer) => {
        const { layer } = ofLayer[0];
        return [
          row(`  ${layer}`, 'heading', (l) => l.region === region && l.layer === layer),
          ...groupsOf(ofLayer, (l) => l.component).flatMap((lines) => {
            const { component, engine } = lines[0];
            const isHere = (l: Line): boolean => l.region === region && l.component === component;
            return [row(`    ${component} (${engine})`, 'id', isHere), ...lines.map((line) => lineRow(line))];
          }),
        ];
      }),
    ];
  });
};

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
  const rows = rowsOf(two);
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
