import type { Provenance } from './provenance';
import { compute } from './quotas/compute';
import { databases } from './quotas/databases';
import { network } from './quotas/network';
import { operation } from './quotas/operation';
import type { Quota } from './quotas/quota';
import { streams } from './quotas/streams';

export type { Adjustable, Quota, QuotaScope } from './quotas/quota';

export const provenance: readonly Provenance[] = [
  {
    covers: 'names, codes and service codes of quotas, and which of them Service Quotas adjusts, as the API listed them in January 2026',
    source:
      'github.com/gruntwork-io/terraform-aws-utilities b3fce33 modules/request-quota-increase/variables.tf, written by a program from the API',
    asOf: '2026-01-14',
  },
  {
    covers: 'the same of IAM, S3, CloudFront and its firewall, which only us-east-1 lists; former names',
    source: 'github.com/gruntwork-io/terraform-aws-utilities 04f5883 docs/quotas.md, written by a program from the API in us-east-1',
    asOf: '2024-02-10',
  },
  {
    covers: 'names and codes of quotas that cannot be adjusted: access entries of EKS, OpenID Connect providers, experiments, secrets',
    source:
      'github.com/klaffka/aws-quota-monitor src/modules/qmchecks; github.com/aws/aws-eks-best-practices dc0243a latest/bpg/scalability/quotas.adoc; for experiments, a public dump of the API that is dated ~2023',
    asOf: '2026-05-04',
  },
  {
    covers: 'that OpenID Connect providers can be raised, from 100 up to 700',
    source: 'a public copy of https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
    asOf: '2025-01-01',
    note: 'the copy is undated; the dump of 2024 does not list it among what can be adjusted',
  },
  {
    covers: 'that the quota of buckets is seen and raised in us-east-1 only',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/BucketRestrictions.html',
    asOf: '2026-01-01',
    note: 'read in an undated copy',
  },
  {
    covers: 'that CloudWatch sets no limit on the number of alarms and dashboards',
    source:
      'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html; https://docs.aws.amazon.com/general/latest/gr/cw_region.html, which lists quotas of neither',
    asOf: '2026-09-26',
    note: 'read in copies, the first of them undated; of dashboards the pages limit only what is on one of them',
  },
  {
    covers: 'that new accounts may start below the default in vCPU',
    source: 'https://clickhouse.com/docs/products/bring-your-own-cloud/reference/aws-service-limits.md',
    asOf: '2026-01-01',
    note: 'a customer who says so of its own customers; the page of AWS was not found',
  },
];

/** Each quota that a plan can run into, once. What a plan needs of it: lib/quotas. The numbers are facts. */
export const QUOTAS: readonly Quota[] = [...compute, ...network, ...databases, ...streams, ...operation];

const byId: ReadonlyMap<string, Quota> = new Map(QUOTAS.map((quota) => [quota.id, quota]));

/** The quota with an id. An unknown one is a fault of the capability that uses it. */
export const quotaOf = (id: string): Quota => {
  const quota = byId.get(id);
  if (!quota) throw new Error(`no quota ${id} in lib/facts/quotas.ts`);
  return quota;
};
