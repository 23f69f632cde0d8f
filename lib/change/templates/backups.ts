import type { ResourceChange, Rule } from '../changes';
import type { Finding } from '../finding';
import { at, mapsOf, textOf } from '../reading';
import { pageOf } from './pages';

type Severity = Finding['verdict'];

/** How long something can be recovered. */
interface Period {
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
interface Switch {
  readonly types: readonly string[];
  readonly path: string;
  readonly on: string;
  readonly verdict: Severity;
  readonly lost: string;
}

const PERIODS: readonly Period[] = [
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

const SWITCHES: readonly Switch[] = [
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
interface Part {
  readonly type: string;
  readonly path: string;
  readonly lost: string;
  /** @default 'refused' */
  readonly verdict?: Severity;
}

/** What is kept by a property that is there. */
const PARTS: readonly Part[] = [
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

/** The length of a period; undefined where a function of the template stands, which cannot be compared. */
const lengthOf = (value: unknown, otherwise: number | undefined): number | undefined => {
  if (value === undefined) return otherwise;
  const length = Number(textOf(value));
  return Number.isNaN(length) ? undefined : length;
};

const foundIn = ({ stack, logicalId, type }: ResourceChange, verdict: Severity, path: string, message: string): Finding => ({
  code: 'BP506',
  verdict,
  place: { stack, logicalId, type },
  message,
  field: `Properties.${path}`,
  remedy:
    verdict === 'refused' ? `keep it; or change it in a deployment of its own, with --allow-replace ${logicalId}` : 'keep it, unless that is wanted',
  source: pageOf(type),
});

const periods = (change: ResourceChange): readonly Finding[] =>
  PERIODS.filter(({ types }) => types.includes(change.type)).flatMap(({ path, unit, otherwise, what, shorter, zeroIsNone }) => {
    const [before, after] = [change.before, change.after].map((side) => at(side?.Properties, path));
    const [from, to] = [lengthOf(before, otherwise ?? Infinity), lengthOf(after, otherwise ?? Infinity)];
    if (from === undefined || to === undefined || to >= from) return [];
    const none = zeroIsNone === true && to === 0;
    const was = from === Infinity ? 'for ever' : `for ${from} ${unit}`;
    const message = `${change.logicalId} would keep ${what} ${none ? 'no more' : `for ${to} ${unit} only`}, so far ${was}`;
    return [foundIn(change, none ? 'refused' : shorter, path, message)];
  });

const switches = (change: ResourceChange): readonly Finding[] =>
  SWITCHES.filter(({ types }) => types.includes(change.type)).flatMap(({ path, on, verdict, lost }) => {
    const [from, to] = [change.before, change.after].map((side) => at(side?.Properties, path));
    const stays = textOf(to) === on || (to !== undefined && textOf(to) === undefined);
    return textOf(from) === on && !stays ? [foundIn(change, verdict, path, `${change.logicalId}: ${lost}`)] : [];
  });

const parts = (change: ResourceChange): readonly Finding[] =>
  PARTS.filter(({ type }) => type === change.type).flatMap(({ path, lost, verdict = 'refused' }) => {
    const [from, to] = [change.before, change.after].map((side) => at(side?.Properties, path));
    return from !== undefined && to === undefined ? [foundIn(change, verdict, path, `${change.logicalId}: ${lost}`)] : [];
  });

const RECOVERY = 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled';

const copies = (change: ResourceChange): readonly Finding[] => {
  if (change.type !== 'AWS::DynamoDB::GlobalTable') return [];
  const now = mapsOf(change.after?.Properties?.['Replicas']);
  return mapsOf(change.before?.Properties?.['Replicas']).flatMap((copy) => {
    const region = textOf(copy['Region']);
    const same = now.find(({ Region }) => textOf(Region) === region);
    const to = at(same, RECOVERY);
    const off = same !== undefined && (to === undefined || textOf(to) === 'false');
    return textOf(at(copy, RECOVERY)) === 'true' && off
      ? [foundIn(change, 'refused', 'Replicas', `${change.logicalId}: its point-in-time recovery in ${region ?? 'its region'} would be off`)]
      : [];
  });
};

const ruleOf = (change: ResourceChange): readonly Finding[] => [
  ...periods(change),
  ...switches(change),
  ...parts(change),
  ...copies(change),
];

/** What can be recovered today can be recovered tomorrow, as long. */
export const backupRule: Rule = ({ resources }) => resources.filter(({ action }) => action === 'change').flatMap(ruleOf);
