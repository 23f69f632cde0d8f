import type { Line } from '../pricing/bill';
import { isPriced, monthlyOf } from '../pricing/bill';
import { unpricedOf, type Bill } from './bill';
import { width } from '../diagnostics/printable';
import { table, type Column } from './layout/columns';
import { lookOf, type Sheet } from './layout/look';
import { item, wrap } from './layout/wrap';
import { dollars, unitPrice } from './money';
import { number } from './quantities';

const COLUMNS: readonly Column[] = [
  { title: 'COMPONENT' },
  { title: 'QUANTITY', align: 'right' },
  { title: 'UNIT' },
  { title: 'PRICE', align: 'right' },
  { title: 'A MONTH', align: 'right' },
];

/** Values that follow each other and belong together. */
const runs = <T>(values: readonly T[], key: (value: T) => string): readonly (readonly T[])[] => {
  const groups = new Map<string, T[]>();
  for (const value of values) groups.set(key(value), [...(groups.get(key(value)) ?? []), value]);
  return [...groups.values()];
};

type Row = readonly string[];

const lineRow = (line: Line, branch: string): Row =>
  isPriced(line)
    ? [`${branch} ${line.item}`, number(line.quantity), line.unit, unitPrice(line.unitPrice), dollars(line.monthly)]
    : [`${branch} ${line.item}: not priced`, '', '', '', ''];

/** What has no price at all is not nothing. */
const headRow = (text: string, lines: readonly Line[]): Row => [
  text,
  '',
  '',
  '',
  lines.some(isPriced) ? dollars(monthlyOf(lines)) : 'not priced',
];

const componentRows = (lines: readonly Line[]): Row[] => {
  const [first] = lines;
  if (!first) return [];
  return [
    headRow(`    ${first.component} (${first.engine})`, lines),
    ...lines.map((line, i) => lineRow(line, i === lines.length - 1 ? '     └─' : '     ├─')),
  ];
};

const rowsOf = ({ lines }: Bill): Row[] =>
  runs(lines, (l) => l.region).flatMap((ofRegion) => [
    headRow(ofRegion[0]?.region ?? '', ofRegion),
    ...runs(ofRegion, (l) => l.layer).flatMap((ofLayer) => [
      headRow(`  ${ofLayer[0]?.layer ?? ''}`, ofLayer),
      ...runs(ofLayer, (l) => l.component).flatMap(componentRows),
    ]),
  ]);

/** Between two columns of a table. */
const GAP = 2;

/** The first column gives way where the sheet is too narrow: its beginning tells enough. */
const fitting = (rows: readonly Row[], columns: number): readonly Row[] => {
  const widths = COLUMNS.map(({ title }, i) => Math.max(title.length, ...rows.map((row) => width(row[i] ?? ''))));
  const room = columns - widths.slice(1).reduce((sum, w) => sum + w + GAP, 0);
  return rows.map(([text = '', ...rest]) => [width(text) > room ? `${text.slice(0, room - 1)}…` : text, ...rest]);
};

const unpricedLines = (bill: Bill, sheet: Sheet): string[] => {
  const missing = unpricedOf(bill);
  if (missing.length === 0) return [];
  const several = bill.regions.length > 1;
  return [
    '',
    lookOf(sheet).heading('Not priced'),
    ...missing.flatMap(({ component, region, item: what, unpriced }) =>
      item(`${component}${several ? ` (${region})` : ''}, ${what}: ${unpriced}`, sheet.columns),
    ),
  ];
};

const loadNote = ({ loadShare }: Bill): string[] =>
  loadShare === 1
    ? ['What is paid by use is counted with the load of the blueprint: `strata plan` prints it.']
    : [
        `A sandbox is counted with ${number(loadShare * 100)} % of the load, and as if it stood all month: delete it in the evening, and it costs its hours only.`,
      ];

/** A bill as a tree of regions, layers, components and lines. Ends without a line break. */
export const costText = (bill: Bill, sheet: Sheet): string => {
  const look = lookOf(sheet);
  return [
    `${look.heading(bill.name)} · ${bill.tier} · ${bill.profile} · ${bill.regions.join(', ')}`,
    '',
    ...table(COLUMNS, fitting(rowsOf(bill), sheet.columns), { columns: sheet.columns, title: look.heading }),
    '',
    look.heading(`${dollars(bill.monthly)} a month, ${dollars(bill.hourly)} an hour`),
    ...unpricedLines(bill, sheet),
    '',
    look.heading('Not in these sums'),
    ...bill.notIncluded.flatMap((text) => item(text, sheet.columns)),
    '',
    ...loadNote(bill).flatMap((text) => wrap(text, sheet.columns)),
  ].join('\n');
};
