import fc from 'fast-check';
import { isPriced, type Line } from '../../lib/pricing/bill';
import { differencesOf } from '../../lib/pricing/difference';

const at = (component: string, item: string) => ({ region: 'us-east-1', layer: 'data', component, engine: 'x', item });
const fact = { id: 'gp3', source: 's', asOf: '2026-01-01' };
const priced = (component: string, item: string, quantity: number, unitPrice = 0.5): Line => ({
  ...at(component, item),
  quantity,
  unit: 'GB-month',
  unitPrice,
  monthly: quantity * unitPrice,
  fact,
});
const unpriced = (component: string, item: string, reason = 'no source'): Line => ({ ...at(component, item), unpriced: reason });

it('says what comes, goes and changes, with the money', () =>
  expect(
    differencesOf(
      [priced('a', 'disk', 10), priced('a', 'log', 1), priced('b', 'disk', 4)],
      [priced('a', 'disk', 12), priced('a', 'log', 1), priced('c', 'disk', 2)],
    ).map(({ component, change, monthly }) => [component, change, monthly]),
  ).toEqual([
    ['a', 'changed', 1],
    ['c', 'added', 1],
    ['b', 'removed', -2],
  ]));

it('notices another price of the same quantity', () =>
  expect(differencesOf([priced('a', 'disk', 10)], [priced('a', 'disk', 10, 0.4)])).toMatchObject([{ change: 'changed', monthly: -1 }]));

it('never takes a line without a price for nothing', () => {
  const [one, two, three, none] = [
    differencesOf([priced('a', 'disk', 10)], [unpriced('a', 'disk')]),
    differencesOf([], [unpriced('a', 'disk')]),
    differencesOf([unpriced('a', 'disk')], [unpriced('a', 'disk', 'another reason')]),
    differencesOf([unpriced('a', 'disk')], [unpriced('a', 'disk')]),
  ];
  for (const found of [one, two, three]) {
    expect(found).toHaveLength(1);
    expect(found[0]).not.toHaveProperty('monthly');
  }
  expect(none).toEqual([]);
});

it('tells lines of one name apart by their order', () =>
  expect(differencesOf([priced('a', 'disk', 1), priced('a', 'disk', 2)], [priced('a', 'disk', 1)])).toMatchObject([
    { change: 'removed', monthly: -1 },
  ]));

const bills = fc.array(
  fc
    .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('disk', 'log'), fc.nat(1_000), fc.boolean())
    .map(([component, item, quantity, known]) => (known ? priced(component, item, quantity) : unpriced(component, item))),
  { maxLength: 12 },
);

it('finds nothing between a bill and itself, and adds up to the difference of two where all has a price', () =>
  fc.assert(
    fc.property(bills, bills, (before, after) => {
      expect(differencesOf(before, before)).toEqual([]);
      const [was, is] = [before.filter(isPriced), after.filter(isPriced)];
      const sum = (lines: readonly { readonly monthly?: number }[]): number => lines.reduce((all, { monthly = NaN }) => all + monthly, 0);
      expect(sum(differencesOf(was, is))).toBeCloseTo(sum(is) - sum(was), 6);
    }),
  ));
