import { createHash } from 'node:crypto';

/** What AWS allows in the name of each kind of resource that we name. Source of every limit: the service's API reference, field named in the comment. */
const LIMITS = {
  /** elasticloadbalancing CreateTargetGroup `Name`: 32 characters, letters, digits, hyphens. */
  targetGroup: { length: 32, separator: '-' },
  /** elasticloadbalancing CreateLoadBalancer `Name`: 32 characters, may not begin with `internal-`. */
  loadBalancer: { length: 32, separator: '-' },
  /** iam CreateRole `RoleName`: 64 characters. */
  role: { length: 64, separator: '-' },
  /** eks CreateCluster `name`: 100 characters. */
  cluster: { length: 100, separator: '-' },
  /** rds CreateDBInstance `DBInstanceIdentifier`: 63 characters, no two hyphens in a row. */
  database: { length: 63, separator: '-' },
  /** elasticache CreateReplicationGroup `ReplicationGroupId`, and the group of its users: 40 characters, no two hyphens in a row. */
  cache: { length: 40, separator: '-' },
  /** elasticache CreateUser `UserId`: 40 characters; nine are for the hash that keeps two edges apart. */
  cacheUser: { length: 40 - 9, separator: '-' },
  /** kafka CreateCluster `ClusterName`: 64 characters. */
  kafka: { length: 64, separator: '-' },
  /** s3 bucket names: 63 characters; 12 digits of the account and its separator are added behind. */
  bucket: { length: 63 - 13, separator: '-' },
  /** dynamodb CreateTable `TableName`: 255 characters. No part of a name holds a dot: `a-b` of `c` is not `a` of `b-c`. */
  table: { length: 255, separator: '.' },
  /** opensearch CreateDomain `DomainName`: 3 to 28 characters, first a letter. */
  searchDomain: { length: 28, separator: '-' },
  /** sqs CreateQueue `QueueName`: 80 characters; letters, digits, `-` and `_`. */
  queue: { length: 80, separator: '-' },
  /** sqs CreateQueue `QueueName` of a FIFO queue: 80 characters, with the `.fifo` that is put behind. */
  fifoQueue: { length: 80 - 5, separator: '-' },
  /** sns CreateTopic `Name`: 256 characters. */
  topic: { length: 256, separator: '-' },
  /** kms CreateAlias `AliasName`: 256 characters, `alias/` included. */
  keyAlias: { length: 250, separator: '-' },
  /** ecr CreateRepository `repositoryName`: 256 characters. */
  repository: { length: 256, separator: '/' },
  /** logs CreateLogGroup `logGroupName`: 512 characters. */
  logGroup: { length: 512, separator: '/' },
  /** wafv2 CreateWebACL `Name`: 128 characters. */
  webAcl: { length: 128, separator: '-' },
  /** cloudwatch PutMetricAlarm `AlarmName`: 255 characters. */
  alarm: { length: 255, separator: '-' },
  /** cloudwatch PutDashboard `DashboardName`: letters, digits, `-` and `_`. */
  dashboard: { length: 255, separator: '-' },
  /** backup CreateBackupVault `BackupVaultName`: 50 characters. */
  backupVault: { length: 50, separator: '-' },
  /** budgets `BudgetName`: 100 characters. */
  budget: { length: 100, separator: '-' },
  /** aps CreateWorkspace `alias`: 100 characters. */
  metricsWorkspace: { length: 100, separator: '-' },
  /** Kubernetes DNS label: 63 characters. */
  dnsLabel: { length: 63, separator: '-' },
  /** PostgreSQL identifier: 63 bytes (NAMEDATALEN - 1). */
  sqlIdentifier: { length: 63, separator: '_' },
} as const;

export type NamedKind = keyof typeof LIMITS;

const SINGLE_HYPHENS: readonly NamedKind[] = ['cache', 'database'];

/** Eight hex digits that depend on the text alone. */
export const stableHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

/**
 * The physical name of a resource: its parts, joined, and when that is too long for the kind, cut and closed with a
 * stable hash of the whole.
 */
export const physicalName = (kind: NamedKind, ...parts: readonly string[]): string => {
  const { length, separator } = LIMITS[kind];
  const clean = kind === 'sqlIdentifier' ? parts.map((p) => p.replaceAll('-', '_')) : parts;
  const joined = clean.join(separator);
  // A name may hold two hyphens in a row, an identifier of RDS or ElastiCache may not: closed up, and told apart from one that never had them.
  const whole = SINGLE_HYPHENS.includes(kind) && joined.includes('--') ? `${joined.replace(/-{2,}/g, '-')}-${stableHash(joined)}` : joined;
  if (whole.length <= length) return whole;
  const joint = kind === 'sqlIdentifier' ? '_' : '-';
  return whole.slice(0, length - 9).replace(/[-_/]+$/, '') + joint + stableHash(whole);
};
