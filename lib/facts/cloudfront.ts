import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'ids of managed policies',
    source: 'npm aws-cdk-lib 2.276.0 aws-cloudfront/lib/{cache-policy,origin-request-policy,response-headers-policy}.js',
    asOf: '2026-11-23',
  },
  {
    covers: 'VPC origins: conditions, and what they cannot do',
    source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html',
    asOf: '2026-11-23',
    note: 'undated page; regions and zones are in regions.ts',
  },
  {
    covers: 'VPC origins: quotas',
    source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html',
    asOf: '2026-11-23',
    note: 'undated page',
  },
  {
    covers: 'weight of the prefix list',
    source: 'github.com/awsdocs/amazon-vpc-user-guide a16ab76e doc_source/working-with-aws-managed-prefix-lists.md',
    asOf: '2023-06-15',
  },
];

/** Cache policies that AWS manages. */
export const cachePolicies = {
  /** Nothing is cached: for an API, and for pages that belong to one person. */
  cachingDisabled: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  /** A day unless the origin says otherwise, compressed, neither cookies nor query in the key: for files with a hash in their name. */
  cachingOptimized: '658327ea-f89d-4fab-a63d-7e88639e58f6',
  /** Only what the origin's Cache-Control allows; cookies and host in the key, query strings not. */
  useOriginCacheControlHeaders: '83da9c7e-98b4-4e11-a168-04f0df8e2c65',
  /** The same with query strings in the key: for server-rendered pages that say for how long they hold. */
  useOriginCacheControlHeadersQueryStrings: '4cc15a8a-d715-48a4-82b8-cc0b614638fe',
} as const;

/** Origin request policies that AWS manages: what of the viewer's request reaches the origin. */
export const originRequestPolicies = {
  /** All headers, Host included, all cookies and query strings: for a load balancer that answers to the viewer's name. */
  allViewer: '216adef6-5c7f-47e4-b989-5492eafa07d3',
  /** The same without Host: the origin sees its own name. */
  allViewerExceptHostHeader: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
} as const;

/** Response headers policies that AWS manages. */
export const responseHeadersPolicies = {
  /** HSTS, nosniff, frame options, referrer policy; overrides only nosniff if the origin set its own. */
  securityHeaders: '67f7725c-6f97-4210-82d7-5512b31e9d03',
} as const;

/** The hosted zone of every distribution, for alias records. */
export const distributionHostedZoneId = 'Z2FDTNDATAQYW2';

/** How many rules a reference to CloudFront's prefix list counts as: with 60 rules a security group (the default), one reference fits, so one port. */
export const prefixListWeight = 55;

/** Rules a security group has by default, in each direction. */
export const securityGroupRules = 60;
