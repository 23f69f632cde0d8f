import type { Json } from '../../../lib/change';
import { retentionRule } from '../../../lib/change/templates/retention';
import { edits, resource, type ResourceCase } from './cases/gate';

type Properties = Readonly<Record<string, Json>>;

const of = (name: string, type: string, from: Properties, to: Properties, ...expected: ResourceCase['said']): ResourceCase => ({
  name,
  before: resource(type, from),
  after: resource(type, to),
  said: expected,
});

const rules = (...Rules: readonly Json[]): Properties => ({ LifecycleConfiguration: { Rules } });
const expires = (ExpirationInDays: number, Status = 'Enabled'): Json => ({ Id: 'old', Status, ExpirationInDays });
const versions = (NoncurrentDays: number): Json => ({ Id: 'old', Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays } });
const configs = (text: string): Properties => ({ Configs: Buffer.from(text).toString('base64') });
const days = (RecoveryPeriodInDays: number): Properties => ({
  Replicas: [{ Region: 'us-east-1', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays } }],
});
const S3 = 'AWS::S3::Bucket';
const TOPIC = 'AWS::MSK::Topic';
const TABLE = 'AWS::DynamoDB::GlobalTable';

edits(retentionRule, [
  of('objects that are deleted from now on', S3, {}, rules(expires(30)), 'BP506 refused'),
  of('objects that are deleted sooner', S3, rules(expires(90)), rules(expires(30)), 'BP506 refused'),
  of('objects that are deleted later', S3, rules(expires(30)), rules(expires(90))),
  of('a rule that is off', S3, {}, rules(expires(30, 'Disabled'))),
  of('former versions that go sooner', S3, rules(versions(90)), rules(versions(7)), 'BP506 attention'),
  of('objects that move to a cheaper class', S3, {}, rules({ Id: 'tiering', Status: 'Enabled', Transitions: [{ TransitionInDays: 30, StorageClass: 'INTELLIGENT_TIERING' }] })),
  of('events that go sooner', TOPIC, configs('retention.ms=86400000'), configs('retention.ms=3600000'), 'BP506 refused'),
  of('events that are kept no longer for ever', TOPIC, configs('retention.ms=-1'), configs('retention.ms=3600000'), 'BP506 refused'),
  of('events that are kept longer', TOPIC, configs('retention.ms=3600000'), configs('retention.ms=86400000')),
  of('a table that goes back less far', TABLE, days(35), days(7), 'BP506 attention'),
  of('a table that goes back further', TABLE, days(7), days(35)),
  of('rows that expire', 'AWS::Cassandra::Table', {}, { DefaultTimeToLive: 3600 }, 'BP506 attention'),
  of('files that are backed up no more', 'AWS::EFS::FileSystem', { BackupPolicy: { Status: 'ENABLED' } }, { BackupPolicy: { Status: 'DISABLED' } }, 'BP506 refused'),
  of('a warehouse without snapshots', 'AWS::Redshift::Cluster', {}, { AutomatedSnapshotRetentionPeriod: 0 }, 'BP506 refused'),
  of('metrics that go sooner', 'AWS::APS::Workspace', {}, { WorkspaceConfiguration: { RetentionPeriodInDays: 30 } }, 'BP506 attention'),
]);

