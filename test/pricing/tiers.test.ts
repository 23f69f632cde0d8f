import fc from 'fast-check';
import { costOf, unpriced } from '../../lib/capacity';
import { publishedFacts } from '../../lib/facts/registry';
import { priceTiers } from '../../lib/facts/price-tiers';
import { isTiered, tieredCost, tiersOf, unpricedTiers, type TieredPrice } from '../../lib/pricing';

const REGION = 'us-east-1';
const names = Object.keys(priceTiers) as readonly TieredPrice[];
const usd = (name: TieredPrice, amount: number, region = REGION): number => costOf(tieredCost(name, amount, region), region);

it('charges Prometheus by tens of millions of samples', () => {
  // One public example says 4,433 USD for the first, which the prices that it quotes do not give; the second adds up as quoted elsewhere.
  expect(usd('amp.ingest', 53.6e9 / 1e7)).toBeCloseTo(180 + 1_806, 6);
  expect(usd('amp.ingest', 525.6e9 / 1e7)).toBeCloseTo(180 + 8_750 + 4_377.6, 6);
});

it('charges CloudFront for 20 TB', () => expect(usd('cloudfront.us', 20 * 1_024)).toBeCloseTo(10_240 * 0.085 + 10_240 * 0.08, 6));

it('charges storage that is more than 500 TB in three steps', () =>
  expect(tieredCost('s3.storage', 600_000, REGION)).toEqual([
    { fact: 's3.standard', quantity: 51_200 },
    { fact: 's3.standardNext450TB', quantity: 460_800 },
    { fact: 's3.standardOver500TB', quantity: 88_000 },
  ]));

it('charges nothing for nothing, and a full step as one', () => {
  for (const name of names) expect(tieredCost(name, 0, REGION)).toEqual([]);
  expect(tieredCost('transfer.internet', 10_240, REGION)).toEqual([{ fact: 'transfer.internetFirst10TB', quantity: 10_240 }]);
});

it('has a price for every step in us-east-1, and says what other regions lack', () => {
  for (const name of names) expect([name, unpricedTiers(name, REGION)]).toEqual([name, []]);
  expect(unpricedTiers('amp.ingest', 'mars-north-1')).toHaveLength(3);
  expect(unpriced(tieredCost('amp.ingest', 1, 'mars-north-1'), 'mars-north-1')).toEqual(['amp.ingestFirst2B']);
});

it('follows an edited price, and an edited bound', () => {
  const book = new Map(publishedFacts());
  const edit = (key: string, value: number): void => {
    const fact = book.get(key);
    if (fact) book.set(key, { ...fact, value });
  };
  edit('transfer.internetNext40TB us-east-1', 1);
  edit('transfer.internet.tier1.upTo *', 100);
  expect(costOf(tieredCost('transfer.internet', 101, REGION, book), REGION, book)).toBeCloseTo(100 * 0.09 + 1, 9);
});

it('charges all of an amount, once, and never less for more', () => {
  const amount = fc.oneof(fc.double({ min: 0, max: 1e12, noNaN: true }), fc.constantFrom(0, 1, 1e12));
  fc.assert(
    fc.property(fc.constantFrom(...names), amount, amount, (name, one, other) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      const charges = tieredCost(name, more, REGION);
      expect(charges.every(({ quantity }) => quantity > 0 && Number.isFinite(quantity))).toBe(true);
      const whole = charges.reduce((sum, { quantity }) => sum + quantity, 0);
      expect(Math.abs(whole - more)).toBeLessThanOrEqual(more * 1e-12);
      expect(usd(name, less)).toBeLessThanOrEqual(usd(name, more) * (1 + 1e-12));
    }),
  );
});

it.each([Number.NaN, Infinity, -1])('refuses %d', (amount) => {
  for (const name of names) {
    expect(() => tieredCost(name, amount, REGION)).toThrow(RangeError);
    expect(() => tieredCost(name, amount, REGION)).toThrow(name);
  }
});

it('tells its names from others', () => expect(['amp.ingest', 'toString', 'natGateway.gb'].map(isTiered)).toEqual([true, false, false]));

it('names the tiers of a line that reaches several, and of no other', () => {
  expect(tiersOf('cloudfront.us', 10_240, REGION)).toEqual([{ price: 'cloudfront.usFirst10TB', quantity: 10_240 }]);
  expect(tiersOf('cloudfront.us', 0, REGION)).toEqual([{ price: 'cloudfront.usFirst10TB', quantity: 0 }]);
  expect(tiersOf('cloudfront.us', 10_241, REGION).map(({ label, quantity }) => [label, quantity])).toEqual([
    ['first 10 TB', 10_240],
    ['next 40 TB', 1],
  ]);
  expect(tiersOf('natGateway.gb', 5, REGION)).toEqual([{ price: 'natGateway.gb', quantity: 5 }]);
});
