import type { Json, Resource } from '../../../lib/change';
import { backupRule } from '../../../lib/change/templates/backups';
import { edits, resource } from './cases/gate';

const database = (days?: Json): Resource => resource('AWS::RDS::DBCluster', days === undefined ? {} : { BackupRetentionPeriod: days });
const queue = (seconds?: number): Resource => resource('AWS::SQS::Queue', seconds === undefined ? {} : { MessageRetentionPeriod: seconds });
const logs = (days?: number): Resource => resource('AWS::Logs::LogGroup', days === undefined ? {} : { RetentionInDays: days });
const bucket = (properties: Readonly<Record<string, Json>>): Resource => resource('AWS::S3::Bucket', properties);
const cache = (days: number): Resource => resource('AWS::ElastiCache::ReplicationGroup', { SnapshotRetentionLimit: days });
const recovery = (on: boolean): Json => ({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: on } });
const copies = (...on: readonly boolean[]): Resource =>
  resource('AWS::DynamoDB::GlobalTable', {
    Replicas: on.map((one, n) => ({ Region: `region-${n}`, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: one } })),
  });

edits(backupRule, [
  { name: 'backups kept longer', before: database(7), after: database(35), said: [] },
  { name: 'backups kept shorter', before: database(35), after: database(7), said: ['BP506 attention'] },
  { name: 'backups kept no more', before: database(7), after: database(0), said: ['BP506 refused'] },
  { name: 'backups kept as long as is usual', before: database(1), after: database(), said: [] },
  { name: 'backups kept as a parameter says', before: database(7), after: database({ Ref: 'Days' }), said: [] },
  { name: 'snapshots of a cache no more', before: cache(3), after: cache(0), said: ['BP506 refused'] },
  { name: 'messages kept shorter', before: queue(1_209_600), after: queue(), said: ['BP506 refused'] },
  { name: 'messages kept longer', before: queue(), after: queue(1_209_600), said: [] },
  { name: 'logs kept shorter', before: logs(), after: logs(30), said: ['BP506 attention'] },
  { name: 'logs kept for ever', before: logs(30), after: logs(), said: [] },
  {
    name: 'versions suspended',
    before: bucket({ VersioningConfiguration: { Status: 'Enabled' } }),
    after: bucket({ VersioningConfiguration: { Status: 'Suspended' } }),
    said: ['BP506 refused'],
  },
  { name: 'replication gone', before: bucket({ ReplicationConfiguration: { Role: 'a' } }), after: bucket({}), said: ['BP506 refused'] },
  {
    name: 'recovery of a table off',
    before: resource('AWS::DynamoDB::Table', recovery(true) as Readonly<Record<string, Json>>),
    after: resource('AWS::DynamoDB::Table', recovery(false) as Readonly<Record<string, Json>>),
    said: ['BP506 refused'],
  },
  { name: 'recovery of one copy off', before: copies(true, true), after: copies(true, false), said: ['BP506 refused'] },
  { name: 'recovery of a copy on', before: copies(true, false), after: copies(true, true), said: [] },
]);
