import type { ResourceChange, Rule } from '../changes';
import type { Finding } from '../finding';
import { at, mapsOf, textOf } from '../reading';
import { pageOf } from './pages';

type Verdict = Finding['verdict'];

const numberOf = (value: unknown): number | undefined => {
  const text = textOf(value);
  return text === undefined || Number.isNaN(Number(text)) ? undefined : Number(text);
};

const found = (change: ResourceChange, verdict: Verdict, path: string, message: string): Finding => ({
  code: 'BP506',
  verdict,
  place: { stack: change.stack, logicalId: change.logicalId, type: change.type },
  message: `${change.logicalId} ${message}`,
  field: `Properties.${path}`,
  remedy:
    verdict === 'refused'
      ? `keep it; or change it in a deployment of its own, with --allow-replace ${change.logicalId}`
      : 'keep it, unless that is wanted',
  source: pageOf(change.type),
});

type Judge = (change: ResourceChange) => readonly Finding[];

/** Days after which the rules of a bucket delete objects, the soonest first, by what they delete. */
const expiries = (resource: ResourceChange['before'], key: string, inner?: string): number | undefined => {
  const days = mapsOf(at(resource?.Properties, 'LifecycleConfiguration.Rules'))
    .filter(({ Status }) => textOf(Status) === 'Enabled')
    .flatMap((rule) => numberOf(inner === undefined ? rule[key] : at(rule[key], inner)) ?? []);
  return days.length === 0 ? undefined : Math.min(...days);
};

const sooner = (was: number | undefined, is: number | undefined): is is number => is !== undefined && (was === undefined || is < was);

const bucket: Judge = (change) => {
  const [objects, versions] = [
    [expiries(change.before, 'ExpirationInDays'), expiries(change.after, 'ExpirationInDays')],
    [
      expiries(change.before, 'NoncurrentVersionExpiration', 'NoncurrentDays'),
      expiries(change.after, 'NoncurrentVersionExpiration', 'NoncurrentDays'),
    ],
  ] as const;
  const path = 'LifecycleConfiguration';
  return [
    ...(sooner(...objects) ? [found(change, 'attention', path, `would delete objects ${objects[1]} days after they came, those that are there too`)] : []),
    ...(sooner(...versions) ? [found(change, 'attention', path, `would delete former versions after ${versions[1]} days`)] : []),
  ];
};

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
    return [found(change, is === 0 ? 'refused' : 'attention', path, is === 0 ? `would have ${what} no more` : `would keep ${what} for ${is} days, so far ${was}`)];
  };

const switchedOff =
  (path: string, on: string, message: string): Judge =>
  (change) => {
    const [was, is] = [change.before, change.after].map((side) => textOf(at(side?.Properties, path)));
    return was === on && is !== on ? [found(change, 'refused', path, message)] : [];
  };

const CHANGED: Readonly<Record<string, readonly Judge[]>> = {
  'AWS::APS::Workspace': [fewerDays('WorkspaceConfiguration.RetentionPeriodInDays', 'metrics', 150)],
  'AWS::Cassandra::Table': [expiring('DefaultTimeToLive', 'would let rows expire: what is written from now on goes by itself')],
  'AWS::DynamoDB::GlobalTable': [table],
  'AWS::DynamoDB::Table': [table],
  'AWS::EFS::FileSystem': [switchedOff('BackupPolicy.Status', 'ENABLED', 'would be backed up no more')],
  'AWS::MSK::Topic': [topic],
  'AWS::MemoryDB::Cluster': [fewerDays('SnapshotRetentionLimit', 'automatic snapshots', 0)],
  'AWS::Redshift::Cluster': [fewerDays('AutomatedSnapshotRetentionPeriod', 'automated snapshots', 1)],
  'AWS::S3::Bucket': [bucket],
};

/** What is kept stays as long as it did. */
export const retentionRule: Rule = ({ resources }) =>
  resources.filter(({ action }) => action === 'change').flatMap((change) => (CHANGED[change.type] ?? []).flatMap((judge) => judge(change)));
