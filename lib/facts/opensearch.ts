import { hasInstanceClass } from './availability';
import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'engine version',
    source:
      'npm aws-cdk-lib 2.276.0 aws-opensearchservice/lib/version.d.ts (3.5, and 3.7 after it); seen in public repositories that deploy it in several regions, on t3.small too',
    asOf: '2026-11-23',
    note: '`aws opensearch list-versions` is the authority, per region',
  },
  {
    covers: 'vCPU and memory of instance types; the regions that sell them stand in availability.ts',
    source: 'go module github.com/cristim/ec2-instances-info v0.0.0-20250528091325-32acf84f42eb data/opensearch-instances.json',
    asOf: '2025-05-28',
  },
  {
    covers: 'volume sizes, rule of thumb for processors, storage overhead, logs, service-linked role, access policies, windows',
    source:
      'github.com/awsdocs/amazon-opensearch-service-developer-guide 64e6e7a doc_source (limits, sizing-domains, createdomain-configure-slow-logs, slr-aos, ac, off-peak).md',
    asOf: '2024-11-19',
    note: 'volume sizes of r7g are those of r6g: the page is older than the family',
  },
  {
    covers: 'storage overhead again, current families',
    source: 'github.com/aws/agent-toolkit-for-aws d6ad2e4 plugins/aws-data-analytics/skills/amazon-opensearch-service/references/sizing.md',
    asOf: '2026-08-20',
  },
  {
    covers:
      'engine versions change in place only with EnableVersionUpgrade; gp3 asks for IOPS and throughput; TLS policies; form of the key',
    source:
      'npm aws-cdk-lib 2.276.0 aws-opensearchservice/lib/opensearchservice.generated.d.ts CfnDomainProps, domain.js selectKmsKeyIdentifier',
    asOf: '2026-11-23',
  },
  {
    covers: 'alarms that AWS recommends',
    source: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/cloudwatch-alarms.html',
    asOf: '2026-11-25',
    note: 'undated page',
  },
];

/** `EngineVersion`. The newest but one that is known: a version that a region does not have yet ends the deployment. */
export const engineVersion = 'OpenSearch_3.5';

/** TLS 1.2 and newer, with forward secrecy only. */
export const tlsPolicy = 'Policy-Min-TLS-1-2-PFS-2023-10';

/** A domain answers on HTTPS alone. */
export const port = 443;

/** The service whose role `AWSServiceRoleForAmazonOpenSearchService` puts domains into a VPC. */
export const serviceLinkedRoleService = 'opensearchservice.amazonaws.com';

/** Who writes the logs of a domain into log groups. */
export const logWriter = 'es.amazonaws.com';

/** Logs of a domain by the name that the service gives them. Audit logs want fine-grained access control. */
export const logTypes = ['ES_APPLICATION_LOGS', 'INDEX_SLOW_LOGS', 'SEARCH_SLOW_LOGS'] as const;

const LOG_NAMES: Readonly<Record<(typeof logTypes)[number], string>> = {
  ES_APPLICATION_LOGS: 'application-logs',
  INDEX_SLOW_LOGS: 'index-logs',
  SEARCH_SLOW_LOGS: 'search-logs',
};

/** The log group of a domain's logs, named as the console names them. */
export const logGroupName = (domain: string, type: (typeof logTypes)[number]): string =>
  `/aws/OpenSearchService/domains/${domain}/${LOG_NAMES[type]}`;

/** Indexing overhead, space that Linux and the service keep for themselves: bytes of volume for each byte of data and copy. */
export const storagePerData = 1.45;

/** Processors for each GiB of storage, where queries are many or heavy: two for 100. */
export const vcpuPerGiB = 2 / 100;

/** gp3: the smallest volume, and what every volume has without being asked. */
export const gp3 = { minGiB: 10, iops: 3_000, throughputMiBps: 125 } as const;

/** What a node has. */
export interface NodeType {
  readonly instanceType: string;
  readonly vcpu: number;
  readonly memoryGiB: number;
  /** Largest gp3 volume. */
  readonly maxVolumeGiB: number;
}

/** For a sandbox. Burstable; not for production (limits.md says so of t3.small). */
export const burstableNodes: readonly NodeType[] = [
  { instanceType: 't3.small.search', vcpu: 2, memoryGiB: 2, maxVolumeGiB: 100 },
  { instanceType: 't3.medium.search', vcpu: 2, memoryGiB: 4, maxVolumeGiB: 200 },
];

const SIZES = [
  { size: 'large', vcpu: 2, memoryGiB: 16, maxVolumeGiB: 2_048 },
  { size: 'xlarge', vcpu: 4, memoryGiB: 32, maxVolumeGiB: 3_072 },
  { size: '2xlarge', vcpu: 8, memoryGiB: 64, maxVolumeGiB: 6_144 },
  { size: '4xlarge', vcpu: 16, memoryGiB: 128, maxVolumeGiB: 12_288 },
] as const;

/** Families of memory-optimized Graviton nodes, in the order in which they are taken. */
const FAMILIES = ['r7g', 'r6g'] as const;

/** Memory-optimized Graviton nodes of a region, smallest first; none where no source names one. */
export const nodesOf = (region: string): readonly NodeType[] => {
  const family = FAMILIES.find((name) => hasInstanceClass('opensearch', region, `${name}.large.search`) === true);
  return family === undefined ? [] : SIZES.map(({ size, ...node }) => ({ instanceType: `${family}.${size}.search`, ...node }));
};

/** Most data nodes of one domain without asking AWS. */
export const maxDataNodes = 80;
