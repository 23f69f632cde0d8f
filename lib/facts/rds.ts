import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'major versions, their ends of support, newest minors',
    source:
      'github.com/endoflife-date/endoflife.date a70eca33 products/amazon-rds-postgresql.md (read by it from the release calendar of RDS for PostgreSQL)',
    asOf: '2026-08-22',
  },
  {
    covers: 'that Aurora PostgreSQL has 17',
    source:
      'github.com/aws-solutions-library-samples/global-capacity-orchestrator-on-aws 0e509ca6 gco/stacks/constants.py (Aurora PostgreSQL 17.10)',
    asOf: '2026-11-23',
  },
  {
    covers: 'log types, storage bounds, Database Insights, lifecycle support',
    source: 'npm aws-cdk-lib 2.276.0 aws-rds/lib/rds.generated.d.ts CfnDBInstanceProps',
    asOf: '2026-11-23',
  },
  {
    covers: 'rds.force_ssl',
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html',
    asOf: '2026-11-23',
    note: 'sentence read in two public repositories that quote it',
  },
  {
    covers: 'IAM connections per second',
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html',
    asOf: '2026-11-23',
    note: 'undated page',
  },
  {
    covers: 'max_connections',
    source: 'github.com/awsdocs/amazon-aurora-user-guide, default parameter group; the same formula in RDS for PostgreSQL',
    asOf: '2026-11-23',
    note: 'undated copies',
  },
  {
    covers: 'vCPU and memory of db.t4g; gp3 storage; log groups; no class without Performance Insights for PostgreSQL',
    source:
      'github.com/awsdocs/amazon-rds-user-guide f2e9ed35 doc_source (Concepts.DBInstanceClass, CHAP_Storage, USER_LogAccess.Concepts.PostgreSQL, USER_PerfInsights.Overview.Engines)',
    asOf: '2023-06-15',
  },
  {
    covers: 'vCPU and memory of db.m7g and db.m8g (those of the EC2 type of the same name)',
    source: 'go module github.com/cristim/ec2-instances-info v0.0.0-20250528091325-32acf84f42eb data',
    asOf: '2025-05-28',
  },
];

/**
 * PostgreSQL on RDS for a new instance. 17, though RDS has 18: the next tier's engine is Aurora PostgreSQL, which takes a
 * snapshot of the same major version, and 17 is what Aurora is known to have. RDS chooses the minor version, and upgrades it by
 * itself (docs/decisions/0014).
 */
export const postgresEngine = {
  engine: 'postgres',
  major: '17',
  parameterGroupFamily: 'postgres17',
  /** From this day on the instance costs extra per vCPU (Extended Support). */
  endOfStandardSupport: '2030-02-28',
  port: 5432,
} as const;

/** A version on RDS: when its standard support ends, and the newest minor known. */
export interface PostgresMajor {
  readonly endOfStandardSupport: string;
  readonly newestKnown: string;
}

export const postgresMajors: Readonly<Record<string, PostgresMajor>> = {
  '15': { endOfStandardSupport: '2028-02-29', newestKnown: '15.18' },
  '16': { endOfStandardSupport: '2029-02-28', newestKnown: '16.14' },
  '17': { endOfStandardSupport: '2030-02-28', newestKnown: '17.10' },
  '18': { endOfStandardSupport: '2031-02-28', newestKnown: '18.4' },
};

/** `EngineLifecycleSupport` that never silently costs extra: creating past the end of standard support fails instead. */
export const engineLifecycleSupport = 'open-source-rds-extended-support-disabled';

/** What a Graviton instance class has. */
export interface InstanceClass {
  readonly vcpu: number;
  readonly memoryGiB: number;
  /** Earns CPU credits below its baseline, and slows down (or, in unlimited mode, costs extra) above. */
  readonly burstable: boolean;
}

/** Graviton classes, smallest first. */
export const instanceClasses: Readonly<Record<string, InstanceClass>> = {
  'db.t4g.micro': { vcpu: 2, memoryGiB: 1, burstable: true },
  'db.t4g.small': { vcpu: 2, memoryGiB: 2, burstable: true },
  'db.t4g.medium': { vcpu: 2, memoryGiB: 4, burstable: true },
  'db.t4g.large': { vcpu: 2, memoryGiB: 8, burstable: true },
  'db.m7g.large': { vcpu: 2, memoryGiB: 8, burstable: false },
  'db.m7g.xlarge': { vcpu: 4, memoryGiB: 16, burstable: false },
  'db.m7g.2xlarge': { vcpu: 8, memoryGiB: 32, burstable: false },
  'db.m7g.4xlarge': { vcpu: 16, memoryGiB: 64, burstable: false },
  'db.m8g.large': { vcpu: 2, memoryGiB: 8, burstable: false },
  'db.m8g.xlarge': { vcpu: 4, memoryGiB: 16, burstable: false },
  'db.m8g.2xlarge': { vcpu: 8, memoryGiB: 32, burstable: false },
  'db.m8g.4xlarge': { vcpu: 16, memoryGiB: 64, burstable: false },
};

/**
 * The default of `max_connections`: LEAST({DBInstanceClassMemory/9531392},5000), memory in bytes. An upper bound: RDS takes
 * what the operating system and its own processes use off the class's memory first, and what is left is published nowhere.
 *
 * @throws RangeError for a class that is not in `instanceClasses`
 */
export const maxConnectionsBound = (instanceClass: string): number => {
  const facts = instanceClasses[instanceClass];
  if (facts === undefined) throw new RangeError(`${instanceClass} is not an instance class that Strata knows`);
  return Math.min(Math.floor((facts.memoryGiB * 1024 ** 3) / 9531392), 5000);
};

/** gp3 storage, GiB. Below 400 GiB RDS for PostgreSQL gives 3,000 IOPS and 125 MiB/s, and lets neither be set. */
export const gp3StorageGiB = { min: 20, max: 65536, baselineIops: 3000, baselineThroughputMiBps: 125, configurableFrom: 400 } as const;

/** `EnableCloudwatchLogsExports` of PostgreSQL. Each type has a log group of its own. */
export const logTypes = ['postgresql', 'upgrade'] as const;

/** The log group that RDS writes a log type to; it makes a missing one itself, without end of retention. */
export const logGroupName = (instanceIdentifier: string, type: (typeof logTypes)[number]): string =>
  `/aws/rds/instance/${instanceIdentifier}/${type}`;

/** Parameters worth a parameter group. force_ssl is 1 by default from version 15 on: written out, so that it is a decision. */
export const parameters = { 'rds.force_ssl': '1' } as const;

/**
 * `DatabaseInsightsMode: standard` with Performance Insights at 7 days, the free retention. `advanced` needs 465 days, and costs
 * per vCPU. Every instance class has it for PostgreSQL (for MySQL and MariaDB the smallest have not).
 */
export const databaseInsights = { mode: 'standard', retentionDays: 7 } as const;
