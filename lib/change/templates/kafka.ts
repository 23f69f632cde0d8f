import type { Resource } from '../assembly';
import type { ResourceChange, Rule } from '../changes';
import type { Finding } from '../finding';
import { at, textOf } from '../reading';
import { found } from './judge';

const CONFIGURATION = 'AWS::MSK::Configuration';
const SETTINGS = 'https://docs.aws.amazon.com/msk/latest/developerguide/msk-configuration-properties.html';

type Settings = ReadonlyMap<string, string>;

/** Settings of brokers, which stand in Base64, or as they are. */
const settingsIn = (resource: Resource | undefined): Settings => {
  const value = resource?.Properties?.['ServerProperties'];
  const given = textOf(value) ?? textOf(at(value, 'Fn::Base64')) ?? '';
  const text = given.includes('=') && /[.\s]/.test(given) ? given : Buffer.from(given, 'base64').toString('utf8');
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, key, setting] = /^\s*([\w.]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
      return key === undefined || setting === undefined ? [] : [[key, setting] as const];
    }),
  );
};

const MS_PER_MINUTE = 60_000;
const MINUTES_PER_HOUR = 60;

/** Settings of how long events are kept, the stronger first, with their length in milliseconds. */
const UNITS: readonly (readonly [key: string, ms: number])[] = [
  ['log.retention.ms', 1],
  ['log.retention.minutes', MS_PER_MINUTE],
  ['log.retention.hours', MS_PER_MINUTE * MINUTES_PER_HOUR],
];

/** Milliseconds for which events are kept; undefined where nothing says it. */
const retentionIn = (settings: Settings): number | undefined => {
  for (const [key, ms] of UNITS) {
    const value = Number(settings.get(key) ?? Number.NaN);
    if (!Number.isNaN(value)) return value < 0 ? Infinity : value * ms;
  }
  return undefined;
};

const bears = (change: ResourceChange, message: string): Finding => ({
  code: 'BP525',
  verdict: 'attention',
  place: { stack: change.stack, logicalId: change.logicalId, type: change.type },
  message: `${change.logicalId}: ${message}`,
  field: 'Properties.ServerProperties',
  remedy: 'keep the setting',
  source: SETTINGS,
});

const COUNTS: readonly (readonly [key: string, message: string])[] = [
  ['min.insync.replicas', 'writes would be confirmed by fewer replicas, and may be lost with them'],
  ['default.replication.factor', 'new topics would have fewer replicas'],
];

const findingsOf = (change: ResourceChange): readonly Finding[] => {
  const [was, is] = [settingsIn(change.before), settingsIn(change.after)];
  const [from, to] = [retentionIn(was), retentionIn(is)];
  const shorter = from !== undefined && to !== undefined && to < from;
  const unclean = 'unclean.leader.election.enable';
  return [
    ...(shorter
      ? [
          found(
            change,
            'refused',
            'ServerProperties',
            `would keep events of topics that say nothing themselves for ${to} ms only, so far ${from === Infinity ? 'for ever' : `for ${from} ms`}`,
          ),
        ]
      : []),
    ...(is.get(unclean) === 'true' && was.get(unclean) !== 'true'
      ? [bears(change, 'a replica that lags may lead, and what it lacks is lost')]
      : []),
    ...COUNTS.filter(([key]) => Number(is.get(key)) < Number(was.get(key))).map(([, message]) => bears(change, message)),
  ];
};

/** Settings of brokers under which events are kept for less long, or by fewer. */
export const kafkaRule: Rule = ({ resources }) =>
  resources.filter(({ action, type }) => action === 'change' && type === CONFIGURATION).flatMap(findingsOf);
