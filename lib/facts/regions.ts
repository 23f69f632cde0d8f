import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'zone ids of each region',
    source: 'https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html',
    asOf: '2026-11-23',
    note: 'undated page; its text names 2026 as the future',
  },
  {
    covers: 'zones that cannot hold an EKS control plane',
    source: 'github.com/awsdocs/amazon-eks-user-guide latest/ug/networking/network-reqs.adoc',
    asOf: '2024-12-18',
  },
  {
    covers: 'zones and regions that CloudFront VPC origins reach',
    source:
      'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html#vpc-origins-supported-regions',
    asOf: '2026-11-23',
    note: 'undated page',
  },
  {
    covers: 'ids of com.amazonaws.global.cloudfront.origin-facing',
    source:
      'github.com/UBC-CIC/InvasivePlants docs/DeploymentGuide.md (table of 16 regions); the others from deployments in two or more public repositories each',
    asOf: '2026-11-23',
    note: 'AWS publishes no table: the ids are what aws ec2 describe-managed-prefix-lists answered to others, and all answers agree',
  },
];

/** What is known of one region. */
export interface RegionFacts {
  /** Zone ids in use, first to last: the same physical zones in every account, unlike zone letters. */
  readonly zones: readonly string[];
  /** Id of the managed prefix list com.amazonaws.global.cloudfront.origin-facing; absent where no two public sources name it. */
  readonly cloudFrontPrefixList?: string;
}

/**
 * Zones that must not be used, with the service that refuses them. EKS: no control plane there. CloudFront: VPC origins do
 * not reach them. Taken out of REGIONS below; kept here so that a test can hold the two against each other.
 */
export const excludedZones: Readonly<Record<string, readonly string[]>> = {
  'use1-az3': ['EKS control planes', 'CloudFront VPC origins'],
  'usw1-az2': ['EKS control planes', 'CloudFront VPC origins'],
  'cac1-az3': ['EKS control planes', 'CloudFront VPC origins'],
  'apne1-az3': ['CloudFront VPC origins'],
};

const three = (prefix: string): readonly string[] => [1, 2, 3].map((n) => `${prefix}-az${n}`);

/**
 * Commercial regions. Where a region has more than three usable zones the lowest numbers are taken; the order never
 * changes, since subnets stand in it. us-west-1 is left out: without usw1-az2 it has two zones, and newer accounts see
 * only two at all.
 */
const REGIONS: Readonly<Record<string, RegionFacts>> = {
  'af-south-1': { zones: three('afs1'), cloudFrontPrefixList: 'pl-c0aa4fa9' },
  'ap-east-1': { zones: three('ape1'), cloudFrontPrefixList: 'pl-14b2577d' },
  'ap-east-2': { zones: three('ape2') },
  'ap-northeast-1': { zones: ['apne1-az1', 'apne1-az2', 'apne1-az4'], cloudFrontPrefixList: 'pl-58a04531' },
  'ap-northeast-2': { zones: three('apne2'), cloudFrontPrefixList: 'pl-22a6434b' },
  'ap-northeast-3': { zones: three('apne3'), cloudFrontPrefixList: 'pl-31a14458' },
  'ap-south-1': { zones: three('aps1'), cloudFrontPrefixList: 'pl-9aa247f3' },
  'ap-south-2': { zones: three('aps2') },
  'ap-southeast-1': { zones: three('apse1'), cloudFrontPrefixList: 'pl-31a34658' },
  'ap-southeast-2': { zones: three('apse2'), cloudFrontPrefixList: 'pl-b8a742d1' },
  'ap-southeast-3': { zones: three('apse3') },
  'ap-southeast-4': { zones: three('apse4') },
  'ap-southeast-5': { zones: three('apse5') },
  'ap-southeast-6': { zones: three('apse6') },
  'ap-southeast-7': { zones: three('apse7') },
  'ca-central-1': { zones: ['cac1-az1', 'cac1-az2', 'cac1-az4'], cloudFrontPrefixList: 'pl-38a64351' },
  'ca-west-1': { zones: three('caw1') },
  'eu-central-1': { zones: three('euc1'), cloudFrontPrefixList: 'pl-a3a144ca' },
  'eu-central-2': { zones: three('euc2') },
  'eu-north-1': { zones: three('eun1'), cloudFrontPrefixList: 'pl-fab65393' },
  'eu-south-1': { zones: three('eus1'), cloudFrontPrefixList: 'pl-1bbc5972' },
  'eu-south-2': { zones: three('eus2') },
  'eu-west-1': { zones: three('euw1'), cloudFrontPrefixList: 'pl-4fa04526' },
  'eu-west-2': { zones: three('euw2'), cloudFrontPrefixList: 'pl-93a247fa' },
  'eu-west-3': { zones: three('euw3'), cloudFrontPrefixList: 'pl-75b1541c' },
  'il-central-1': { zones: three('ilc1') },
  'me-central-1': { zones: three('mec1') },
  // One public list names pl-17b2577e for me-south-1 and nothing confirms it, so it stays unknown.
  'me-south-1': { zones: three('mes1') },
  'mx-central-1': { zones: three('mxc1') },
  'sa-east-1': { zones: three('sae1'), cloudFrontPrefixList: 'pl-5da64334' },
  'us-east-1': { zones: ['use1-az1', 'use1-az2', 'use1-az4'], cloudFrontPrefixList: 'pl-3b927c52' },
  'us-east-2': { zones: three('use2'), cloudFrontPrefixList: 'pl-b6a144df' },
  'us-west-2': { zones: three('usw2'), cloudFrontPrefixList: 'pl-82a045eb' },
};

/** Regions whose prefix list is known but that cannot hold a platform, with the reason. */
export const unsupportedRegions: Readonly<Record<string, string>> = {
  'us-west-1': 'has two availability zones that EKS accepts, and a platform needs three (usw1-az2 holds no control plane)',
};

/** Regions that a platform may be put in, sorted by name. */
export const supportedRegions: readonly string[] = Object.keys(REGIONS).sort();

/**
 * The three availability-zone ids that subnets of a region lie in, in an order that never changes.
 *
 * @throws RangeError for a region that is unknown or has fewer than three usable zones; callers check `supportedRegions` first.
 */
export const availabilityZoneIds = (region: string): readonly string[] => {
  const facts = REGIONS[region];
  if (facts === undefined) {
    throw new RangeError(`${region} ${unsupportedRegions[region] ?? 'is not a commercial AWS region that Strata knows'}`);
  }
  return facts.zones;
};

/**
 * Id of the managed prefix list of CloudFront's origin-facing addresses in a region; `undefined` where no trustworthy
 * source names it. `aws ec2 describe-managed-prefix-lists --filters Name=prefix-list-name,Values=com.amazonaws.global.cloudfront.origin-facing` does.
 */
export const cloudFrontPrefixList = (region: string): string | undefined => REGIONS[region]?.cloudFrontPrefixList;

/** Whether CloudFront can reach a private load balancer in that region as a VPC origin. */
export const vpcOriginsReach = (region: string): boolean => region in REGIONS && region !== 'ap-southeast-6';
