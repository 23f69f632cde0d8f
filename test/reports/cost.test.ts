import { width } from '../../lib/diagnostics/printable';
import { allFacts, bookOf } from '../../lib/facts/registry';
import { isPriced } from '../../lib/pricing/bill';
import { withOwnPrices } from '../../lib/pricing/own-prices';
import { priceBook } from '../../lib/pricing/price-book';
import { billOf, type Bill } from '../../lib/reports/bill';
import { costDifference } from '../../lib/reports/cost-difference';
import { costDifferenceText } from '../../lib/reports/cost-difference-text';
import { costText } from '../../lib/reports/cost-text';
import { expectGolden } from '../support/golden';
import { billedFor, stockPlan } from '../support/priced';

const startup = stockPlan('startup');
const growth = stockPlan('growth');

const small = billedFor(startup, {
  'network/main': [
    { item: 'gateway hours', price: 'natGateway.hour', quantity: 730 },
    { item: 'data through the gateway', price: 'natGateway.gb', quantity: 12.5 },
    { item: 'rejected connections', unpriced: 'nobody knows how many there are' },
  ],
  'relational/main': [{ item: 'instance', price: 'rds.db.t4g.micro.rds-postgres-single-az', quantity: 730 }],
  'object/posters': [{ item: 'storage', price: 's3.storage', quantity: 0 }],
  'distribution/main': [{ item: 'data to visitors', price: 'cloudfront.us', quantity: 20_480 }],
});
const large = billedFor(growth, {
  'network/main': [
    { item: 'gateway hours', price: 'natGateway.hour', quantity: 2_190 },
    { item: 'data through the gateway', price: 'natGateway.gb', quantity: 12.5 },
    { item: 'rejected connections', unpriced: 'nobody knows how many there are' },
  ],
  'aurora-postgres/main': [{ item: 'capacity', price: 'aurora.acuHour', quantity: 1_460 }],
  'distribution/main': [{ item: 'data to visitors', price: 'cloudfront.us', quantity: 60_000 }],
});

const linesOf = (text: string): readonly string[] => text.split('\n');
/** The table of a report: from its titles to the next empty line. */
const tableOf = (text: string): readonly string[] => {
  const lines = linesOf(text);
  const from = lines.findIndex((line) => line.startsWith('COMPONENT'));
  return lines.slice(from, lines.indexOf('', from));
};

describe('answers that were read by a person', () => {
  it.each([60, 80, 100])('a bill on %d columns', (columns) =>
    expectGolden(`reports/golden/cost-${columns}.txt`, `${costText(billOf(small), { columns })}\n`),
  );
  it.each([60, 100])('a difference on %d columns', (columns) =>
    expectGolden(
      `reports/golden/cost-difference-${columns}.txt`,
      `${costDifferenceText(costDifference(billOf(small), billOf(large)), { columns })}\n`,
    ),
  );
});

describe('a bill', () => {
  it('moves with the price of a fact', () => {
    const dearer = bookOf(allFacts().map((fact) => (fact.id === 'natGateway.hour' ? { ...fact, value: fact.value + 1 } : fact)));
    expect(billOf(small, priceBook(dearer)).monthly - billOf(small).monthly).toBeCloseTo(730, 6);
    const before = costText(billOf(small), { columns: 100 });
    const after = costText(billOf(small, priceBook(dearer)), { columns: 100 });
    expect(before).toMatch(/gateway hours +730 {2}h +\$0\.045 +\$32\.85\n/);
    expect(after).toMatch(/gateway hours +730 {2}h +\$1\.045 +\$762\.85\n/);
  });

  it('moves with a price that the user brings, and says whose it is', () => {
    const book = withOwnPrices({
      source: 'agreement',
      asOf: '2026-11-01',
      prices: [
        { id: 'natGateway.hour', value: 0.01 },
        { id: 'natGateway.gb', region: 'eu-west-1', value: 9 },
      ],
    });
    const bill = billOf(small, book);
    expect(bill.ownPrices).toEqual({ source: 'agreement', asOf: '2026-11-01', given: 2, used: 1 });
    expect(bill.lines.find(({ item }) => item === 'gateway hours')).toMatchObject({
      unitPrice: 0.01,
      fact: { id: 'natGateway.hour', source: 'agreement', asOf: '2026-11-01', own: true },
    });
    expect(costText(bill, { columns: 100 })).toContain('1 of the 2 prices of your own file stands on it: agreement, as of 2026-11-01.');
    expect(billOf(small)).not.toHaveProperty('ownPrices');
  });

  it.each([
    ['startup', startup],
    ['growth', growth],
    ['made up', small],
  ])('of %s is the sum of its lines, and leaves out what has no price', (_, plan) => {
    const bill = billOf(plan);
    const priced = bill.lines.filter(isPriced);
    expect(priced.length).toBeGreaterThan(0);
    expect(bill.monthly).toBeCloseTo(
      priced.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0),
      6,
    );
    expect(bill.hourly * bill.hoursPerMonth).toBeCloseTo(bill.monthly, 6);
    for (const line of bill.lines) expect('monthly' in line).toBe(!('unpriced' in line));
  });

  it('says what nobody knows the price of, with the reason, instead of $0.00', () => {
    const text = costText(billOf(billedFor(startup, { 'keys/main': [{ item: 'keys', price: 'no.such.price', quantity: 3 }] })), {
      columns: 100,
    });
    expect(text).toMatch(/keys\/main \(kms\) +not priced\n +└─ keys +not priced\n/);
    expect(text).toContain('no source names the price no.such.price in us-east-1: keys/main (keys)');
    expect(text).toContain('1 line is not priced');
  });

  it('says of a component that tells nothing that it is not priced', () => {
    const entries = billedFor(startup, {}).entries.map(({ usage, ...entry }) =>
      entry.id === 'keys/main' ? entry : { ...entry, usage: usage ?? [] },
    );
    const text = costText(billOf({ ...startup, entries }), { columns: 100 });
    expect(text).toMatch(/keys\/main \(kms\) +not priced\n\n/);
    expect(text).toContain('its capability does not say what it is billed for: keys/main\n');
  });

  it('has no line for what is free, or for none of something, and no group around them', () => {
    const text = costText(billOf(small), { columns: 100 });
    expect(text).not.toContain('object/posters');
    expect(text).not.toContain('services');
  });
});

describe('a difference', () => {
  it('is nothing between a bill and itself', () => {
    const same = costDifference(billOf(small), billOf(small));
    expect(same.difference).toEqual({ monthly: 0, hourly: 0, lines: [], halfPriced: 0 });
    expect(linesOf(costDifferenceText(same, { columns: 100 }))).toEqual(
      expect.arrayContaining(['No line differs.', '$1,735 → $1,735 a month (+$0.00)']),
    );
  });

  it('adds up to what lies between both bills', () => {
    const { before, after, difference } = costDifference(billOf(small), billOf(large));
    expect(difference.monthly).toBe(after.monthly - before.monthly);
    expect(difference.lines.reduce((sum, { monthly = 0 }) => sum + monthly, 0)).toBeCloseTo(difference.monthly, 6);
    expect(difference.lines.map(({ component }) => component)).not.toContain('keys/main');
  });

  it('says where it is not whole, since a line has a price on one side only', () => {
    const unknown = billedFor(startup, { 'keys/main': [{ item: 'keys', unpriced: 'nobody says' }] });
    const known = billedFor(startup, { 'keys/main': [{ item: 'keys', price: 'kms.key', quantity: 2 }] });
    const { difference } = costDifference(billOf(unknown), billOf(known));
    expect(difference.halfPriced).toBe(1);
    expect(difference.lines[0]).not.toHaveProperty('monthly');
    expect(costDifferenceText(costDifference(billOf(unknown), billOf(known)), { columns: 200 })).toContain(
      '1 line has a price on one side only, so the difference is not whole.',
    );
  });
});

describe('no line of a table is wider than its sheet', () => {
  const long = 'a-name-that-is-as-long-as-the-language-lets-it-be-and-then-some-映画-more';
  const renamed = (bill: Bill): Bill => ({
    ...bill,
    lines: bill.lines.map((line, i) => (i % 2 === 0 ? { ...line, component: `service/${long}`, item: `${line.item} of ${long}` } : line)),
  });
  const widths = Array.from({ length: 61 }, (_, i) => 60 + i);
  const [little, much] = [billOf(small), renamed(billOf(growth))];
  const between = costDifference(renamed(billOf(startup)), billOf(growth));

  it.each(widths)('%d', (columns) => {
    for (const text of [costText(little, { columns }), costText(much, { columns }), costDifferenceText(between, { columns })]) {
      const rows = tableOf(text);
      expect(rows.length).toBeGreaterThan(5);
      for (const row of rows) expect(width(row)).toBeLessThanOrEqual(columns);
    }
  });
});
