import type { ComparedComponent, ComparedSide, Comparison, FieldChange, Totals } from './comparison';
import { groupsOf } from './cost-rows';
import { lookOf, type Sheet } from './layout/look';
import { treeTable, type TreeRow } from './layout/tree-table';
import { TIE, wrap } from './layout/wrap';
import { dollars } from './money';
import { counted, valueText } from './quantities';
import { SIDES, twoSides, type Amount, type TwoSides } from './two-sides';

const MARKS = { added: '+', changed: '~', replaced: '~', removed: '-' } as const;

/** What AWS asks no money for has no number: a sum of it is no sum, and beside something unknown it makes nothing known. */
const isFree = ({ monthly, unpriced }: ComparedSide): boolean => monthly === 0 && unpriced === 0;

const sumOf = (sides: readonly ComparedSide[]): Amount => {
  const billed = sides.filter((side) => !isFree(side));
  if (billed.length === 0) return 'absent';
  const known = billed.flatMap(({ monthly }) => monthly ?? []);
  return known.length === 0 ? 'unknown' : known.reduce((sum, one) => sum + one, 0);
};

const value = (given: unknown): string => (given === undefined ? 'none' : valueText(given)).replaceAll(' ', TIE);

const fieldText = ({ field, from, to }: FieldChange): string => `${field}${TIE}${value(from)}${TIE}→${TIE}${value(to)}`;

const names = (sides: readonly ComparedSide[], name: (side: ComparedSide) => string): string => [...new Set(sides.map(name))].join(', ');

const detailOf = ({ change, before, after, fields, serves }: ComparedComponent): string => {
  if (change === 'changed') return fields.map(fieldText).join(`${TIE}· `);
  if (change !== 'replaced') return '';
  return `${names(before, (s) => s.engine)} → ${names(after, (s) => s.engine)} for ${serves.join(', ')}`;
};

const nameOf = ({ change, before, after }: ComparedComponent): string => {
  if (change === 'replaced') return `${names(before, (s) => s.id)} → ${names(after, (s) => s.id)}`;
  const [side] = [...after, ...before];
  return side ? `${side.id} (${side.engine})` : '';
};

type Row = TreeRow<TwoSides>;

const rowsOf = ({ components, before, after }: Comparison): Row[] => {
  const several = new Set([...before.regions, ...after.regions]).size > 1;
  const row = (one: ComparedComponent): Row => ({
    text: `  ${MARKS[one.change]} ${nameOf(one)}${several ? ` in ${one.region}` : ''}`,
    cells: twoSides(sumOf(one.before), sumOf(one.after), detailOf(one)),
    below: '      ',
  });
  return groupsOf(components, ({ layer }) => layer).flatMap((ofLayer) => [
    {
      text: ofLayer[0].layer,
      cells: twoSides(sumOf(ofLayer.flatMap((one) => one.before)), sumOf(ofLayer.flatMap((one) => one.after))),
      look: 'heading' as const,
    },
    ...ofLayer.map(row),
  ]);
};

const unchangedNote = ({ unchanged: { components, before, after } }: Comparison): string[] => {
  if (components === 0) return [];
  const stay = counted(components, 'component stays as it is', 'components stay as they are');
  return [
    before === after
      ? `${stay}: ${dollars(before)} a month.`
      : `${stay}: ${dollars(before)} → ${dollars(after)} a month, since the load is another.`,
  ];
};

const unpricedNote = ({ before, after }: Comparison): string[] =>
  before.unpriced + after.unpriced === 0
    ? []
    : [
        `Not priced, and in no sum: ${counted(before.unpriced, 'line')} before, ${after.unpriced} after. \`strata cost\` of each tells why.`,
      ];

const titleOf = ({ name, tier, profile, regions }: Totals): string => `${name} · ${tier} · ${profile} · ${regions.join(', ')}`;

/** `12 to add, 3 to change, 1 to remove; $228.00 → $7,969 a month` */
const summaryText = ({ summary: { add, change, remove }, before, after }: Comparison): string =>
  `${add} to add, ${change} to change, ${remove} to remove; ${dollars(before.monthly)} → ${dollars(after.monthly)} a month`;

/** What becomes of the components of one plan in another, layer by layer. Ends with the counts and the money, without a line break. */
export const comparisonText = (comparison: Comparison, sheet: Sheet): string => {
  const look = lookOf(sheet);
  const rows = rowsOf(comparison);
  const notes = [...unchangedNote(comparison), ...unpricedNote(comparison)];
  return [
    ...[comparison.before, comparison.after].flatMap((totals) => wrap(titleOf(totals), sheet.columns).map(look.heading)),
    '',
    ...(rows.length === 0 ? ['No component differs.'] : treeTable('COMPONENT', rows, SIDES, sheet, look)),
    '',
    ...notes.flatMap((text) => wrap(text, sheet.columns)),
    ...(notes.length > 0 ? [''] : []),
    look.heading(summaryText(comparison)),
  ].join('\n');
};
