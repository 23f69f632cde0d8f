import { factIn, factValue, publishedFacts, type FactBook } from '../facts/registry';
import { charged, type Charge } from '../capacity/charge';
import { quantity } from '../capacity/quantity';

/** One step of a price that falls with what is used. */
export interface Tier {
  /** The price, by the id of its fact. */
  readonly fact: string;
  /** Where the step ends, in the unit of the price, by the id of its fact; undefined for the last one. */
  readonly upTo?: string;
}

/** Prices that fall with what is used in a month, first step first. Quantities are in the unit of the prices: GB, or 10 million samples. */
export const tiers = {
  /** To the internet, GB: AWS adds up all services of an account in a region. */
  'transfer.internet': [
    { fact: 'transfer.internetFirst10TB', upTo: 'transfer.internet.tier1.upTo' },
    { fact: 'transfer.internetNext40TB', upTo: 'transfer.internet.tier2.upTo' },
    { fact: 'transfer.internetNext100TB', upTo: 'transfer.internet.tier3.upTo' },
    { fact: 'transfer.internetOver150TB' },
  ],
  /** From CloudFront to visitors in the United States, Mexico and Canada, GB. */
  'cloudfront.us': [
    { fact: 'cloudfront.usFirst10TB', upTo: 'cloudfront.tier1.upTo' },
    { fact: 'cloudfront.usNext40TB', upTo: 'cloudfront.tier2.upTo' },
    { fact: 'cloudfront.usNext100TB', upTo: 'cloudfront.tier3.upTo' },
    { fact: 'cloudfront.usNext350TB', upTo: 'cloudfront.tier4.upTo' },
    { fact: 'cloudfront.usNext524TB', upTo: 'cloudfront.tier5.upTo' },
    { fact: 'cloudfront.usNext4PB', upTo: 'cloudfront.tier6.upTo' },
    { fact: 'cloudfront.usOver5PB' },
  ],
  /** Into Managed Service for Prometheus, tens of millions of samples. */
  'amp.ingest': [
    { fact: 'amp.ingestFirst2B', upTo: 'amp.ingest.tier1.upTo' },
    { fact: 'amp.ingestNext250B', upTo: 'amp.ingest.tier2.upTo' },
    { fact: 'amp.ingestOver252B' },
  ],
  /** In S3 Standard, GB-month. */
  's3.standard': [
    { fact: 's3.standard', upTo: 's3.standard.tier1.upTo' },
    { fact: 's3.standardNext450TB', upTo: 's3.standard.tier2.upTo' },
    { fact: 's3.standardOver500TB' },
  ],
  /** Through interface endpoints, GB: AWS adds up all endpoints of an account in a region. */
  'vpcEndpoint.gb': [
    { fact: 'vpcEndpoint.gb', upTo: 'vpcEndpoint.tier1.upTo' },
    { fact: 'vpcEndpoint.gbNext4PB', upTo: 'vpcEndpoint.tier2.upTo' },
    { fact: 'vpcEndpoint.gbOver5PB' },
  ],
} as const satisfies Readonly<Record<string, readonly Tier[]>>;

export type TieredPrice = keyof typeof tiers;

/** Whether a name is one of a price in tiers. */
export const isTiered = (name: string): name is TieredPrice => Object.hasOwn(tiers, name);

/**
 * What is charged for an amount: as much as fits at the price of each step, from the first; steps that nothing is left for are left out.
 * The prices of the region may be missing from the book: what has none is not priced, as with any other charge.
 * @param amount - of a month, in the unit of the prices
 * @param region - for bounds of steps that depend on it; none do today
 * @throws RangeError naming the price, for what is no amount
 */
export const tieredCost = (name: TieredPrice, amount: number, region: string, book: FactBook = publishedFacts()): readonly Charge[] => {
  quantity(name, amount);
  const steps: readonly Tier[] = tiers[name];
  const ends = steps.map(({ upTo }) => (upTo === undefined ? Infinity : factValue(upTo, region, book)));
  return charged(
    steps.map(({ fact }, step) => {
      const start = ends[step - 1] ?? 0;
      return { fact, quantity: Math.max(0, Math.min(amount, ends[step] ?? Infinity) - start) };
    }),
  );
};

/** Prices of a name that a region lacks: those of all steps. Empty where it can be priced whatever the amount. */
export const unpricedTiers = (name: TieredPrice, region: string, book: FactBook = publishedFacts()): readonly string[] =>
  tiers[name].filter(({ fact }) => !factIn(fact, region, book)).map(({ fact }) => fact);
