import { allFacts, bookOf, factIn, publishedFacts } from '../../lib/facts/registry';
import { factsWithOwnPrices, priceIds, withOwnPrices } from '../../lib/pricing/own-prices';
import { priceBook } from '../../lib/pricing/price-book';

const OURS = { source: 'agreement', asOf: '2026-11-01' };
const listed = factIn('natGateway.hour', 'us-east-1')?.value ?? NaN;

it('puts the price for a region before the one for all, and both before the list price', () => {
  const book = withOwnPrices({
    ...OURS,
    prices: [
      { id: 'natGateway.hour', value: 0.03 },
      { id: 'natGateway.hour', region: 'eu-west-1', value: 0.031 },
      { id: 'natGateway.gb', region: 'eu-west-1', value: 0.01 },
    ],
  });
  expect(book.priceIn('natGateway.hour', 'eu-west-1')?.value).toBe(0.031);
  expect(book.priceIn('natGateway.hour', 'us-east-1')).toEqual({ id: 'natGateway.hour', value: 0.03, unit: 'USD/h', own: true, ...OURS });
  expect(book.priceIn('natGateway.gb', 'us-east-1')).toEqual(factIn('natGateway.gb', 'us-east-1'));
  expect(book.own).toEqual({ ...OURS, ids: ['natGateway.hour', 'natGateway.gb'] });
});

it('prices a region that no source prices, in the unit of the others', () => {
  expect(priceBook().priceIn('natGateway.hour', 'af-south-1')).toBeUndefined();
  const book = withOwnPrices({ ...OURS, prices: [{ id: 'natGateway.hour', region: 'af-south-1', value: 0.06 }] });
  expect(book.priceIn('natGateway.hour', 'af-south-1')).toMatchObject({ value: 0.06, unit: 'USD/h' });
});

it('takes no price whose unit nobody knows', () =>
  expect(() => withOwnPrices({ ...OURS, prices: [{ id: 'no.such.price', value: 1 }] })).toThrow(RangeError));

it('stands before any book of facts', () => {
  const book = bookOf(allFacts().map((fact) => (fact.id === 'natGateway.gb' ? { ...fact, value: 7 } : fact)));
  const prices = withOwnPrices({ ...OURS, prices: [{ id: 'natGateway.hour', value: 0 }] }, book);
  expect(prices.priceIn('natGateway.gb', 'us-east-1')?.value).toBe(7);
  expect(prices.priceIn('natGateway.hour', 'us-east-1')?.value).toBe(0);
  expect(priceBook(publishedFacts()).priceIn('natGateway.hour', 'us-east-1')?.value).toBe(listed);
});

it('has one unit for an id in every region, so that a price can be said for all of them', () => {
  const prices = allFacts().filter(({ unit }) => unit.startsWith('USD/'));
  const units = new Set(prices.map(({ id, unit }) => `${id} ${unit}`));
  expect(units.size).toBe(priceIds().length);
});

describe('facts with prices of a user in their place', () => {
  const own = {
    ...OURS,
    prices: [
      { id: 'natGateway.hour', value: 0.03 },
      { id: 'natGateway.hour', region: 'eu-west-1', value: 0.031 },
      { id: 'natGateway.gb', region: 'af-south-1', value: 0.01 },
    ],
  };

  it('hold in the same regions as the prices do', () => {
    const [facts, prices] = [factsWithOwnPrices(own), withOwnPrices(own)];
    for (const id of ['natGateway.hour', 'natGateway.gb', 'eks.controlPlane.standard'])
      for (const region of ['us-east-1', 'eu-west-1', 'af-south-1', 'eu-north-1'])
        expect([id, region, factIn(id, region, facts)?.value]).toEqual([id, region, prices.priceIn(id, region)?.value]);
  });

  it('leave all others as they are', () => {
    const facts = factsWithOwnPrices(own);
    const ids = new Set(own.prices.map(({ id }) => id));
    const moved = [...publishedFacts()].filter(([key, fact]) => !ids.has(fact.id) && facts.get(key) !== fact);
    expect(moved).toEqual([]);
  });
});
