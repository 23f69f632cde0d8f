import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'engine version; user groups of Valkey need no default user; users per group, groups and users per region',
    source:
      'github.com/aws/agent-toolkit-for-aws d6ad2e4 skills/specialized-skills/database-skills/amazon-elasticache/references/setup (iac-reference, service-quotas)',
    asOf: '2026-08-20',
  },
  {
    covers: 'parameter group family, cluster mode, eviction',
    source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html',
    asOf: '2026-11-25',
  },
  {
    covers: 'memory of node types',
    source: 'go module github.com/cristim/ec2-instances-info v0.0.0-20250528091325-32acf84f42eb data',
    asOf: '2025-05-28',
  },
  {
    covers: 'vCPU of node types (those of the EC2 type of the same name); reserved memory',
    source:
      'go module github.com/aws/karpenter-provider-aws v1.15.1; https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/redis-memory-management.html',
    asOf: '2026-08-06',
  },
  {
    covers: 'user id and user name must be the same for IAM; length of ids',
    source:
      'github.com/terraform-aws-modules/terraform-aws-elasticache/issues/65 (answer of CreateUser); github.com/open-constructs/aws-cdk-library/pull/57 (40 characters)',
    asOf: '2026-01-26',
    note: 'the API reference gives an alphabet and no length',
  },
];

/** Valkey on ElastiCache for a new cluster. ElastiCache keeps the minor version current in the maintenance window. */
export const valkeyEngine = { engine: 'valkey', version: '9.0', parameterGroupFamily: 'valkey9', port: 6379 } as const;

/**
 * `cluster-enabled` cannot be changed in place. `allkeys-lru`: a cache that is full forgets what was not asked for longest; the
 * default, volatile-lru, refuses writes once only keys without an expiry are left.
 */
export const valkeyParameters: Readonly<Record<string, string>> = { 'cluster-enabled': 'yes', 'maxmemory-policy': 'allkeys-lru' };

/** What a node has. */
export interface CacheNodeType {
  readonly vcpu: number;
  /** What Valkey may use in all, before `reserved-memory-percent`. */
  readonly memoryGiB: number;
  readonly burstable: boolean;
}

/** Graviton node types, smallest first. */
export const cacheNodeTypes: Readonly<Record<string, CacheNodeType>> = {
  'cache.t4g.micro': { vcpu: 2, memoryGiB: 0.5, burstable: true },
  'cache.t4g.small': { vcpu: 2, memoryGiB: 1.37, burstable: true },
  'cache.t4g.medium': { vcpu: 2, memoryGiB: 3.09, burstable: true },
  'cache.m7g.large': { vcpu: 2, memoryGiB: 6.38, burstable: false },
  'cache.r7g.large': { vcpu: 2, memoryGiB: 13.07, burstable: false },
  'cache.r7g.xlarge': { vcpu: 4, memoryGiB: 26.32, burstable: false },
  'cache.r7g.2xlarge': { vcpu: 8, memoryGiB: 52.82, burstable: false },
  'cache.r7g.4xlarge': { vcpu: 16, memoryGiB: 105.81, burstable: false },
  'cache.r7g.8xlarge': { vcpu: 32, memoryGiB: 209.55, burstable: false },
  'cache.r7g.12xlarge': { vcpu: 48, memoryGiB: 317.77, burstable: false },
  'cache.r7g.16xlarge': { vcpu: 64, memoryGiB: 419.09, burstable: false },
};

/** Share of a node's memory that ElastiCache keeps for copies and failovers by default (`reserved-memory-percent` 25). */
export const reservedMemoryShare = 0.25;

/** Replicas of one shard at most: six nodes with the primary. */
export const replicasPerShard = 5;

/** Quotas L-943F0F1C and L-80E085C7, both adjustable. */
export const userQuotas = { perGroup: 100, perRegion: 2_000 } as const;

/** Kinds of log: statements that took long, and what the engine says about itself. */
export const valkeyLogs = ['slow-log', 'engine-log'] as const;

/** How many days ElastiCache keeps automatic snapshots at most (`SnapshotRetentionLimit`). */
export const snapshotDays = { min: 0, max: 35 } as const;
