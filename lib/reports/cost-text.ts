import { isPriced } from '../pricing/bill';
import { unpricedOf, WHOLE, type Bill } from './bill';
import { costRows, groupsOf, type CostCells } from './cost-rows';
import { lookOf, type Sheet } from './layout/look';
import { treeTable, type TreeLayout } from './layout/tree-table';
import { item, wrap } from './layout/wrap';
import { cents, dollars, unitPrice } from './money';
import { counted, number, quantity } from './quantities';

const NOT_PRICED = 'not priced';

const amount = ({ monthly }: CostCells): string => (monthly === undefined ? NOT_PRICED : cents(monthly));

const product = ({ use }: CostCells): string => (use ? `${quantity(use.quantity)} ${use.unit} × ${unitPrice(use.unitPrice)}` : '');

const A_MONTH = { title: 'A MONTH', align: 'right' } as const;

/** From wide to narrow: each number in a column of its own, in one column, or in a line of its own. */
const LAYOUTS: readonly [TreeLayout<CostCells>, ...TreeLayout<CostCells>[]] = [
  {
    columns: [{ title: 'QUANTITY', align: 'right' }, { title: 'UNIT' }, { title: 'UNIT PRICE', align: 'right' }, A_MONTH],
    cells: (cells) => [
      cells.use ? quantity(cells.use.quantity) : '',
      cells.use?.unit ?? '',
      cells.use ? unitPrice(cells.use.unitPrice) : '',
      amount(cells),
    ],
  },
  { columns: [{ title: 'QUANTITY × UNIT PRICE', align: 'right' }, A_MONTH], cells: (cells) => [product(cells), amount(cells)] },
  { columns: [A_MONTH], cells: (cells) => [amount(cells)], below: product },
];

/** Lines without a price, by the reason that they share. */
const unpricedText = (bill: Bill, sheet: Sheet): string[] => {
  const missing = unpricedOf(bill);
  if (missing.length === 0) return [];
  const place = bill.regions.length > 1 ? (region: string) => ` in ${region}` : () => '';
  return [
    '',
    lookOf(sheet).heading('Not priced, and in none of these sums'),
    ...groupsOf(missing, ({ unpriced }) => unpriced).flatMap((lines) => {
      const names = lines.map(({ component, item: what, region }) => `${component}${what === WHOLE ? '' : ` (${what})`}${place(region)}`);
      return item(`${lines[0].unpriced}: ${names.join(', ')}`, sheet.columns);
    }),
  ];
};

const loadNote = ({ loadShare }: Bill): string =>
  loadShare === 1
    ? 'What is paid by use is counted with the load of the blueprint: `strata plan` prints it.'
    : `A sandbox is counted with ${number(loadShare * 100)} % of the load, and as if it stood all month: delete it in the evening, and it costs its hours only.`;

/** Whose prices, and how old. */
export const priceNote = ({ lines, ownPrices }: Pick<Bill, 'lines' | 'ownPrices'>): string[] => {
  const facts = lines.filter(isPriced).map(({ fact }) => fact);
  const dates = facts
    .filter(({ own }) => !own)
    .map(({ asOf }) => asOf)
    .sort();
  const [oldest, newest] = [dates[0], dates.at(-1)];
  const listed =
    oldest === undefined || newest === undefined
      ? []
      : [
          `List prices, of sources from ${oldest === newest ? oldest : `${oldest} to ${newest}`}: \`strata doctor\` tells how old all facts are.`,
        ];
  if (!ownPrices) return listed;
  const used = new Set(facts.flatMap(({ own, id }) => (own ? [id] : []))).size;
  const { given, source, asOf } = ownPrices;
  return [
    `${used} of the ${counted(given, 'price')} of your own file stand${used === 1 ? 's' : ''} on it: ${source}, as of ${asOf}.`,
    ...listed,
  ];
};

/** What is counted, in a line or as many as it takes. */
export const billTitle = ({ name, tier, profile, regions }: Bill, sheet: Sheet): string[] => {
  const [first = '', ...rest] = wrap(`${name} · ${tier} · ${profile} · ${regions.join(', ')}`, sheet.columns);
  return [`${lookOf(sheet).heading(name)}${first.slice(name.length)}`, ...rest];
};

const totalText = (bill: Bill): string => {
  const missing = unpricedOf(bill).length;
  const total = `${dollars(bill.monthly)} a month, ${dollars(bill.hourly)} an hour`;
  return missing === 0 ? total : `${total}; ${counted(missing, 'line is', 'lines are')} not priced`;
};

/** What is part of no sum, and what the sums are made with. */
export const smallPrint = (bill: Bill, sheet: Sheet): string[] => [
  lookOf(sheet).heading('Not in these sums'),
  ...bill.notIncluded.flatMap((text) => item(text, sheet.columns)),
  '',
  ...[loadNote(bill), ...priceNote(bill)].flatMap((text) => wrap(text, sheet.columns)),
];

/** A bill as a tree of regions, layers, components and lines. Ends without a line break. */
export const costText = (bill: Bill, sheet: Sheet): string => {
  const look = lookOf(sheet);
  return [
    ...billTitle(bill, sheet),
    '',
    ...treeTable('COMPONENT', costRows(bill.lines), LAYOUTS, sheet, look),
    '',
    ...wrap(totalText(bill), sheet.columns).map(look.heading),
    ...unpricedText(bill, sheet),
    '',
    ...smallPrint(bill, sheet),
  ].join('\n');
};
