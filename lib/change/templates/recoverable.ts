import type { Finding } from '../finding';

export type Severity = Finding['verdict'];

/** How long something can be recovered. */
export interface Period {
  readonly types: readonly string[];
  readonly path: string;
  readonly unit: string;
  /** What holds where the property is absent. Absent here: for ever, or not known; then nothing is said of an absent one. */
  readonly otherwise?: number;
  readonly what: string;
  /** What a shorter period is. */
  readonly shorter: Severity;
  /** Whether 0 stands for none at all. */
  readonly zeroIsNone?: true;
}

/** Something that is on or off. */
export interface Switch {
  readonly types: readonly string[];
  readonly path: string;
  readonly on: string;
  readonly verdict: Severity;
  readonly lost: string;
}

/** Periods, and what a shorter one is. */
export const PERIODS: readonly Period[] = [
  {
    types: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster'],
    path: 'BackupRetentionPeriod',
    unit: 'days',
    otherwise: 1,
    what: 'automated backups',
    shorter: 'attention',
    zeroIsNone: true,
  },
  {
    types: ['AWS::ElastiCache::ReplicationGroup', 'AWS::ElastiCache::CacheCluster'],
    path: 'SnapshotRetentionLimit',
    unit: 'days',
    otherwise: 0,
    what: 'automatic snapshots',
    shorter: 'attention',
    zeroIsNone: true,
  },
  {
    types: ['AWS::RDS::DBCluster'],
    path: 'BacktrackWindow',
    unit: 'seconds',
    otherwise: 0,
    what: 'the way back (Backtrack)',
    shorter: 'attention',
    zeroIsNone: true,
  },
  { types: ['AWS::KMS::Key'], path: 'PendingWindowInDays', unit: 'days', otherwise: 30, what: 'a deleted key', shorter: 'attention' },
  { types: ['AWS::SQS::Queue'], path: 'MessageRetentionPeriod', unit: 'seconds', otherwise: 345_600, what: 'messages', shorter: 'refused' },
  { types: ['AWS::Kinesis::Stream'], path: 'RetentionPeriodHours', unit: 'hours', otherwise: 24, what: 'records', shorter: 'refused' },
  { types: ['AWS::Logs::LogGroup'], path: 'RetentionInDays', unit: 'days', what: 'logs', shorter: 'attention' },
];

/** Switches that keep something recoverable while they are on. */
export const SWITCHES: readonly Switch[] = [
  {
    types: ['AWS::DynamoDB::Table'],
    path: 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
    on: 'true',
    verdict: 'refused',
    lost: 'no earlier state of it could be restored: its point-in-time recovery would be off',
  },
  {
    types: ['AWS::Cassandra::Table'],
    path: 'PointInTimeRecoveryEnabled',
    on: 'true',
    verdict: 'refused',
    lost: 'no earlier state of it could be restored: its point-in-time recovery would be off',
  },
  {
    types: ['AWS::S3::Bucket'],
    path: 'VersioningConfiguration.Status',
    on: 'Enabled',
    verdict: 'refused',
    lost: 'what is overwritten or deleted in it would be lost: its versioning would be suspended',
  },
  {
    types: ['AWS::ECR::Repository'],
    path: 'ImageTagMutability',
    on: 'IMMUTABLE',
    verdict: 'attention',
    lost: 'a tag could be moved to another image: what was deployed by it may be found no more',
  },
  {
    types: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
    path: 'DeleteAutomatedBackups',
    on: 'false',
    verdict: 'attention',
    lost: 'its automated backups would go with it when it is deleted',
  },
  {
    types: ['AWS::MSK::Cluster'],
    path: 'StorageMode',
    on: 'TIERED',
    verdict: 'refused',
    lost: 'what its topics keep in tiered storage would be deleted',
  },
  { types: ['AWS::KMS::Key'], path: 'EnableKeyRotation', on: 'true', verdict: 'attention', lost: 'its key material would be rotated no more' },
];

/** A property that keeps something recoverable as long as it is there. */
export interface Part {
  readonly type: string;
  readonly path: string;
  readonly lost: string;
  /** @default 'refused' */
  readonly verdict?: Severity;
}

/** What is kept by a property that is there. */
export const PARTS: readonly Part[] = [
  { type: 'AWS::S3::Bucket', path: 'ReplicationConfiguration', lost: 'its objects would be copied elsewhere no more' },
  { type: 'AWS::S3::Bucket', path: 'ObjectLockConfiguration', lost: 'its new objects would be locked no more' },
  {
    type: 'AWS::SQS::Queue',
    path: 'RedrivePolicy',
    lost: 'messages that nobody can work on would be tried until they expire, and then be lost: there is no queue of dead letters any more',
    verdict: 'attention',
  },
  { type: 'AWS::Backup::BackupVault', path: 'LockConfiguration', lost: 'its backups could be deleted before their time' },
];

