import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers:
      'a major version alone as EngineVersion: compared by its beginning, sent only when the template changes it; create-only properties',
    source:
      'github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds 5a410e84 aws-rds-dbcluster/aws-rds-dbcluster.json (propertyTransform), Translator.modifyDbClusterRequest',
    asOf: '2025-07-29',
  },
  {
    covers: 'that RDS takes a major version of aurora-postgresql and resolves it to its default minor version',
    source:
      'github.com/ministackorg/ministack pull requests 1299 and 1491 (compared with AWS in us-east-1); cfn-lint 1.58 E3690 lists "17", and W3690 does not call it deprecated',
    asOf: '2026-08-24',
    note: 'secondary',
  },
  {
    covers: 'max_connections by maximum capacity; 2,000 at a low minimum; least capacity for Performance Insights; least maximum',
    source: 'github.com/awsdocs/amazon-aurora-user-guide 2f3eae10 doc_source/aurora-serverless-v2.setting-capacity.md',
    asOf: '2023-06-15',
    note: 'the same cap with a minimum of 0: repost.aws article ARm5e6RHE3R4mnHS2S-UZUwA, with examples of both',
  },
  {
    covers: 'size of an ACU, steps, largest capacity; CPU of an ACU; versions that pause',
    source:
      'github.com/aws/agent-toolkit-for-aws d6ad2e44 skills/specialized-skills/database-skills/amazon-aurora-postgresql/references/serverless-advisory-concepts.md',
    asOf: '2026-08-20',
  },
  {
    covers: 'bounds of SecondsUntilAutoPause; number of readers',
    source:
      'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ServerlessV2ScalingConfiguration.html; https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Overview.html (15 replicas)',
    asOf: '2026-11-25',
    note: 'undated pages',
  },
  {
    covers: 'log types and log groups',
    source:
      'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html `EnableCloudwatchLogsExports`; https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.CloudWatch.html',
    asOf: '2026-11-25',
    note: 'undated pages',
  },
  {
    covers: 'parameters of the cluster parameter group',
    source:
      'github.com/awsdocs/amazon-aurora-user-guide 0181647f doc_source/AuroraPostgreSQL.Reference.ParameterGroups.md, "cluster-level parameters"',
    asOf: '2023-06-15',
  },
  {
    covers: 'promotion tiers; zones of the first three instances',
    source:
      'npm aws-cdk-lib 2.276.0 aws-rds/lib/aurora-cluster-instance.d.ts (scaleWithWriter); Amazon RDS API reference, CreateDBCluster `AvailabilityZones`',
    asOf: '2026-11-23',
  },
];

/** PostgreSQL on Aurora, of the same major version as on RDS (facts/rds), so that data can move by dump, by replication or by snapshot. */
export const auroraPostgresEngine = {
  engine: 'aurora-postgresql',
  major: '17',
  parameterGroupFamily: 'aurora-postgresql17',
  port: 5432,
} as const;

/** The instance class whose capacity follows the load. */
export const SERVERLESS_CLASS = 'db.serverless';

/** Aurora capacity units: about 2 GiB of memory, with CPU and network to match. */
export const acu = {
  gib: 2,
  step: 0.5,
  /** 0 pauses an instance to which nobody is connected. */
  least: 0,
  /** A maximum of 0.5 is refused. */
  leastMaximum: 1,
  most: 256,
  /** Below it Performance Insights keeps an instance from scaling down, or takes the memory that it needs to work. */
  leastForInsights: 2,
  /** Capacity that is worth one vCPU of a memory-optimized instance class. */
  perVcpu: 4,
} as const;

/** Seconds without a connection after which an instance pauses, where the least capacity is 0. It resumes within some 15 seconds; half a minute after a day. */
export const autoPauseSeconds = { least: 300, most: 86_400 } as const;

/** Readers beside the writer. */
export const MOST_READERS = 15;

/** Tier of readers that are kept as large as the writer, so that they can take over at once; those from 2 on scale for themselves. */
export const PROMOTION_TIER = 1;

/** `max_connections` by maximum capacity, as documented. It follows the maximum, not the capacity at the moment; a change waits for a restart. */
const CONNECTIONS: readonly (readonly [maximum: number, connections: number])[] = [
  [1, 189],
  [4, 823],
  [8, 1_669],
  [16, 3_360],
  [32, 5_000],
];

/** The cap of `max_connections` where the minimum is 0 or 0.5. */
const CONNECTIONS_AT_LOW_MINIMUM = 2_000;

/** Connections that an instance takes at least: between the documented maxima those of the smaller one. */
export const connectionsOf = (minimum: number, maximum: number): number => {
  const documented = CONNECTIONS.filter(([least]) => least <= maximum).at(-1)?.[1] ?? 0;
  return minimum < 1 ? Math.min(documented, CONNECTIONS_AT_LOW_MINIMUM) : documented;
};

/** The smallest documented maximum that takes so many connections; the last one, if none does. */
export const maximumFor = (connections: number): number =>
  (CONNECTIONS.find(([, taken]) => taken >= connections) ?? (CONNECTIONS.at(-1) as (typeof CONNECTIONS)[number]))[0];

/** `EnableCloudwatchLogsExports` that everybody wants; `instance` and `iam-db-auth-error` exist besides. */
export const logTypes = ['postgresql'] as const;

/** The log group that Aurora writes a log type of all instances of a cluster to; it makes a missing one itself, without end of retention. */
export const logGroupName = (clusterIdentifier: string, type: (typeof logTypes)[number]): string =>
  `/aws/rds/cluster/${clusterIdentifier}/${type}`;

/** Parameters worth a cluster parameter group. Written out, so that it is a decision and not a default. */
export const parameters = { 'rds.force_ssl': '1' } as const;
