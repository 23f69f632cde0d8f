import type { ResourceChange, Rule } from '../changes';
import type { Finding } from '../finding';
import { at, mapsOf, textOf } from '../reading';
import { bucket, images } from './expiry';
import { found, long, numberOf, type Judge } from './judge';

/** `retention.ms=86400000` among the settings of a topic, which stand in Base64. */
const retentionIn = (resource: ResourceChange['before']): number | undefined => {
  const configs = textOf(resource?.Properties?.['Configs']) ?? textOf(at(resource?.Properties?.['Configs'], 'Fn::Base64'));
  if (configs === undefined) return undefined;
  const text = configs.includes('=') && configs.includes('.') ? configs : Buffer.from(configs, 'base64').toString('utf8');
  return numberOf(/"?retention\.ms"?\s*[=:]\s*"?(-?\d+)/.exec(text)?.[1]);
};

/** Kafka's word for keeping everything. */
const FOR_EVER = -1;

const topic: Judge = (change) => {
  const [was, is] = [retentionIn(change.before), retentionIn(change.after)];
  const shorter = was !== undefined && is !== undefined && is !== FOR_EVER && (was === FOR_EVER || is < was);
  return shorter ? [found(change, 'refused', 'Configs', `would keep events for ${is} ms only, so far ${was === FOR_EVER ? 'for ever' : `for ${was} ms`}`)] : [];
};

const RECOVERY_DAYS = 'PointInTimeRecoverySpecification.RecoveryPeriodInDays';

/** Days that DynamoDB can go back where nobody says otherwise. */
const DEFAULT_RECOVERY_DAYS = 35;

const table: Judge = (change) => {
  const shorter = (from: unknown, to: unknown): boolean =>
    (numberOf(at(to, RECOVERY_DAYS)) ?? DEFAULT_RECOVERY_DAYS) < (numberOf(at(from, RECOVERY_DAYS)) ?? DEFAULT_RECOVERY_DAYS);
  const said = (path: string): readonly Finding[] => [found(change, 'attention', path, 'could be taken back less far in time than so far')];
  if (change.type === 'AWS::DynamoDB::Table')
    return shorter(change.before?.Properties, change.after?.Properties) ? said('PointInTimeRecoverySpecification') : [];
  const now = mapsOf(change.after?.Properties?.['Replicas']);
  const copies = mapsOf(change.before?.Properties?.['Replicas']).filter((copy) =>
    now.some((one) => one['Region'] === copy['Region'] && shorter(copy, one)),
  );
  return copies.length > 0 ? said('Replicas') : [];
};

/** What expires by itself from now on. */
const expiring =
  (path: string, message: string): Judge =>
  (change) => {
    const [was, is] = [change.before, change.after].map((side) => numberOf(at(side?.Properties, path)) ?? 0);
    return is !== undefined && is > 0 && (was === 0 || is < (was ?? 0)) ? [found(change, 'attention', path, message)] : [];
  };

/** What is off, or for fewer days, where `least` days of it are the default. */
const fewerDays =
  (path: string, what: string, otherwise: number): Judge =>
  (change) => {
    const [was, is] = [change.before, change.after].map((side) => numberOf(at(side?.Properties, path)) ?? otherwise);
    if (was === undefined || is === undefined || is >= was) return [];
    return [found(change, is === 0 ? 'refused' : 'attention', path, is === 0 ? `would have ${what} no more` : `would keep ${what} for ${long(is, 'days')}, so far ${was}`)];
  };

const switchedOff =
  (path: string, on: string, message: string): Judge =>
  (change) => {
    const [was, is] = [change.before, change.after].map((side) => textOf(at(side?.Properties, path)));
    return was === on && is !== on ? [found(change, 'refused', path, message)] : [];
  };

/** What is deleted sooner, where both templates say when; 0 stands for never. */
const sooner =
  (path: string, what: string, unit: string): Judge =>
  (change) => {
    const [was, is] = [change.before, change.after].map((side) => numberOf(at(side?.Properties, path)));
    if (was === undefined || is === undefined || is === 0 || (was > 0 && is >= was)) return [];
    return [found(change, 'refused', path, `would keep ${what} for ${long(is, unit)} only, so far ${was === 0 ? 'for ever' : `for ${was}`}`)];
  };

const FSX = ['WindowsConfiguration', 'OntapConfiguration', 'OpenZFSConfiguration', 'LustreConfiguration'];

/** Backups of a file system for fewer days, where both templates say how many. */
const fileBackups: Judge = (change) =>
  FSX.flatMap((kind) => {
    const path = `${kind}.AutomaticBackupRetentionDays`;
    const said = [change.before, change.after].every((side) => numberOf(at(side?.Properties, path)) !== undefined);
    return said ? fewerDays(path, 'automatic backups', 0)(change) : [];
  });

/** Items that delete themselves from now on. */
const items: Judge = (change) => {
  const [was, is] = [change.before, change.after].map((side) => at(side?.Properties, 'TimeToLiveSpecification'));
  const on = (value: unknown): boolean => textOf(at(value, 'Enabled')) === 'true';
  const attribute = textOf(at(is, 'AttributeName')) ?? 'its attribute';
  return on(is) && !on(was)
    ? [found(change, 'attention', 'TimeToLiveSpecification', `would delete items by itself once the time in ${attribute} has come, those that are there too`)]
    : [];
};

const CHANGED: Readonly<Record<string, readonly Judge[]>> = {
  'AWS::APS::Workspace': [fewerDays('WorkspaceConfiguration.RetentionPeriodInDays', 'metrics', 150)],
  'AWS::Cassandra::Table': [expiring('DefaultTimeToLive', 'would let rows expire: what is written from now on goes by itself')],
  'AWS::CloudTrail::EventDataStore': [sooner('RetentionPeriod', 'events', 'days')],
  'AWS::DynamoDB::GlobalTable': [table, items],
  'AWS::DynamoDB::Table': [table, items],
  'AWS::ECR::Repository': [images],
  'AWS::EFS::FileSystem': [switchedOff('BackupPolicy.Status', 'ENABLED', 'would be backed up no more')],
  'AWS::Events::Archive': [sooner('RetentionDays', 'events', 'days')],
  'AWS::FSx::FileSystem': [fileBackups],
  'AWS::MSK::Topic': [topic],
  'AWS::MemoryDB::Cluster': [fewerDays('SnapshotRetentionLimit', 'automatic snapshots', 0)],
  'AWS::Redshift::Cluster': [fewerDays('AutomatedSnapshotRetentionPeriod', 'automated snapshots', 1)],
  'AWS::S3::Bucket': [bucket],
  'AWS::Timestream::Table': [sooner('RetentionProperties.MagneticStoreRetentionPeriodInDays', 'its series', 'days')],
};

/** What is kept stays as long as it did. */
export const retentionRule: Rule = ({ resources }) =>
  resources.filter(({ action }) => action === 'change').flatMap((change) => (CHANGED[change.type] ?? []).flatMap((judge) => judge(change)));
