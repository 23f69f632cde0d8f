import { isPriced, type Line } from '../pricing/bill';
import type { Change, LineDifference } from '../pricing/difference';
import { WHOLE } from './bill';
import type { CostDifference } from './cost-difference';
import { groupsOf } from './cost-rows';
import type { TreeRow } from './layout/tree-table';
import { unitPrice } from './money';
import { quantity } from './quantities';
import { amountOf, twoSides, type TwoSides } from './two-sides';

type Row = TreeRow<TwoSides>;

const MARKS: Readonly<Record<Change, string>> = { added: '+', removed: '-', changed: '~' };

const fromTo = (from: string, to: string): string => (from === to ? from : `${from} → ${to}`);

/** What made the money another, of a line that is on both bills: `730 → 2,190 h × $0.045`, or why one of them has no price. */
const detailOf = ({ before, after }: LineDifference): string => {
  if (!before || !after) return '';
  if (!isPriced(before) || !isPriced(after)) return [before, after].flatMap((line) => (isPriced(line) ? [] : [line.unpriced])).join(' → ');
  const amount = fromTo(quantity(before.quantity), quantity(after.quantity));
  return `${amount} ${fromTo(before.unit, after.unit)} × ${fromTo(unitPrice(before.unitPrice), unitPrice(after.unitPrice))}`;
};

const lineRow = (line: LineDifference): Row => ({
  text: `    ${MARKS[line.change]} ${line.item}`,
  cells: twoSides(amountOf(line.before ? [line.before] : []), amountOf(line.after ? [line.after] : []), detailOf(line)),
  below: '        ',
});

const linesBy = (lines: readonly Line[], key: (line: Line) => string): ReadonlyMap<string, readonly Line[]> =>
  new Map(groupsOf(lines, key).map((group) => [key(group[0]), group]));

/** A row with the sums of a group, by the key that its lines share. */
const summing = ({ before, after }: CostDifference, key: (line: Pick<Line, 'region' | 'layer' | 'component'>) => string) => {
  const [was, is] = [linesBy(before.lines, key), linesBy(after.lines, key)];
  return (line: LineDifference): { readonly change: Change; readonly cells: TwoSides } => {
    const [from, to] = [was.get(key(line)) ?? [], is.get(key(line)) ?? []];
    const change = from.length === 0 ? 'added' : to.length === 0 ? 'removed' : 'changed';
    return { change, cells: twoSides(amountOf(from), amountOf(to)) };
  };
};

/** Whether a line says anything: none of something is on no bill. */
const counts = ({ before, after }: LineDifference): boolean =>
  [before, after].some((line) => line !== undefined && (!isPriced(line) || line.quantity !== 0));

/** What differs as rows: regions, layers, components with the sums of both bills, and the lines that are not the same. */
export const costDifferenceRows = (two: CostDifference): Row[] => {
  const [inRegion, inLayer, inComponent] = [
    summing(two, (l) => l.region),
    summing(two, (l) => JSON.stringify([l.region, l.layer])),
    summing(two, (l) => JSON.stringify([l.region, l.layer, l.component])),
  ];
  const componentRows = (lines: readonly [LineDifference, ...LineDifference[]]): Row[] => {
    const [first] = lines;
    const { change, cells } = inComponent(first);
    return [
      { text: `  ${MARKS[change]} ${first.component} (${first.engine})`, cells, look: 'id' },
      ...(lines.every(({ item }) => item === WHOLE) ? [] : lines.map(lineRow)),
    ];
  };
  return groupsOf(two.difference.lines.filter(counts), (l) => l.region).flatMap((ofRegion) => [
    { text: ofRegion[0].region, cells: inRegion(ofRegion[0]).cells, look: 'heading' as const },
    ...groupsOf(ofRegion, (l) => l.layer).flatMap((ofLayer) => [
      { text: `  ${ofLayer[0].layer}`, cells: inLayer(ofLayer[0]).cells, look: 'heading' as const },
      ...groupsOf(ofLayer, (l) => l.component).flatMap(componentRows),
    ]),
  ]);
};
