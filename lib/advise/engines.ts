import { STORE_KINDS, type Tier } from '../blueprint';
import { grouped } from '../diagnostics/grouped';
import { MILLION, PERCENT } from '../capacity';
import { BREAK_EVENS, type BreakEvenName } from '../facts/break-evens';
import { ENGINES, TIER_ENGINES, type EngineFacts, type Threshold } from '../plan/engines/table';
import { atLeast } from '../plan/tiers';
import { METRIC_UNITS, type AdvisedKind, type Measures } from './measures';

/** What to run for one kind of thing. */
export interface EngineAdvice {
  readonly kind: AdvisedKind;
  readonly engine: string;
  readonly why: string;
  /** Names of the break-evens that speak for it. */
  readonly cites: readonly BreakEvenName[];
  /** The next engine up, and the measurement that would justify it. */
  readonly next: NextEngine | undefined;
}

/** The nearest of the measurements that would justify another engine. */
export interface NextEngine {
  readonly engine: string;
  readonly metric: string;
  readonly now: number;
  readonly from: number;
  /** The others, any of which would do as well. */
  readonly others: readonly Threshold[];
}

const toThreshold = (name: BreakEvenName): Threshold => ({ metric: BREAK_EVENS[name].metric, value: BREAK_EVENS[name].value });

const engine = (name: string, from: Tier, thresholds: readonly Threshold[] = []): EngineFacts => ({
  engine: name,
  from,
  thresholds,
  built: from === 'startup' || from === 'growth',
});

/** What a blueprint does not choose by its stores and streams. LANGUAGE, "Engines". */
const PLATFORM: Readonly<Record<'delivery' | 'metrics', readonly EngineFacts[]>> = {
  delivery: [
    engine('kubernetes', 'startup'),
    engine('argo-rollouts', 'growth'),
    engine('spinnaker', 'netflix', [toThreshold('spinnaker'), toThreshold('secondRegion')]),
  ],
  metrics: [
    engine('cloudwatch', 'startup'),
    engine('amp', 'growth', [toThreshold('prometheus')]),
    engine('atlas', 'netflix', [toThreshold('atlas')]),
  ],
};

/** Engines that some tier has by default; the others are a matter of choice. */
const listOf = (kind: AdvisedKind): readonly EngineFacts[] => {
  if (kind === 'delivery' || kind === 'metrics') return PLATFORM[kind];
  const defaults = Object.values(TIER_ENGINES[kind]);
  return ENGINES[kind].filter((one) => defaults.includes(one.engine));
};

const defaultAt = (kind: AdvisedKind, tier: Tier): string =>
  kind === 'delivery' || kind === 'metrics'
    ? (PLATFORM[kind].findLast(({ from }) => atLeast(tier, from))?.engine ?? '')
    : TIER_ENGINES[kind][tier];

/** A thousandth of a thousandth still has a digit. */
const MOST_DECIMALS = String(MILLION).length - 1;

/** Metrics that count things one by one. */
const COUNTED = new Set(['regions', 'consumers', 'replicas']);

/** Decimals where they tell something: 0.23, 1.4, 35, 1,447. */
export const shown = (value: number): string =>
  value > 0 && value < 1 ? grouped(Number(value.toPrecision(2)), MOST_DECIMALS) : grouped(value, value < PERCENT ? 1 : 0);

/** `1,447 events/s`, `1 region` */
export const amount = (metric: string, value: number): string => {
  const unit = METRIC_UNITS[metric] ?? metric;
  return `${shown(value)} ${value === 1 && COUNTED.has(metric) ? unit.replace(/s$/, '') : unit}`;
};

const reached = (thresholds: readonly Threshold[], measures: Measures): Threshold | undefined =>
  thresholds.find(({ metric, value }) => (measures[metric] ?? 0) >= value);

const exceeded = (limits: readonly Threshold[], measures: Measures): Threshold | undefined =>
  limits.find(({ metric, value }) => (measures[metric] ?? 0) > value);

const steps = (kind: AdvisedKind, from: EngineFacts): readonly EngineFacts[] => {
  const all = listOf(kind);
  return all.slice(all.indexOf(from) + 1);
};

interface Pick {
  readonly facts: EngineFacts;
  readonly why: string | undefined;
}

/** Up from the tier's engine, as long as it ends before the load does, or the tier has a better one that the load justifies. */
const pick = (kind: AdvisedKind, tier: Tier, measures: Measures): Pick => {
  let facts = listOf(kind).find((one) => one.engine === defaultAt(kind, tier)) as EngineFacts;
  let why: string | undefined;
  for (const next of steps(kind, facts)) {
    const ends = exceeded(facts.limits ?? [], measures);
    const pays = atLeast(tier, next.from) ? reached(next.thresholds, measures) : undefined;
    if (!ends && !pays) break;
    why = ends
      ? `${facts.engine} ends at ${amount(ends.metric, ends.value)}; you have ${amount(ends.metric, measures[ends.metric] ?? 0)}`
      : pays && `${amount(pays.metric, measures[pays.metric] ?? 0)}: it pays from ${amount(pays.metric, pays.value)} on`;
    facts = next;
  }
  return { facts, why };
};

/** Beyond the last engine of a kind: where it ends, and what is done then. */
const AFTER_THE_LAST: Readonly<Record<string, { readonly engine: string; readonly at: BreakEvenName }>> = {
  'aurora-postgres': { engine: 'rows by key for what is written most, or several databases', at: 'auroraFeasible' },
  keyspaces: { engine: 'Cassandra of your own, and people who run it', at: 'cassandraLarge' },
  'msk-express': { engine: 'several clusters, topic by topic', at: 'kafkaOneCluster' },
};

/** What does not grow by itself, or says least: it is the nearest measurement only where no other is known. */
const LAST = new Set(['regions', 'consumers', 'replicas']);

const nextOf = (kind: AdvisedKind, from: EngineFacts, measures: Measures): NextEngine | undefined => {
  const after = AFTER_THE_LAST[from.engine];
  const [next] = [
    ...steps(kind, from).filter(({ thresholds }) => thresholds.length > 0),
    ...(after ? [{ engine: after.engine, thresholds: [toThreshold(after.at)] }] : []),
  ];
  if (!next) return undefined;
  const nearness = ({ metric, value }: Threshold): number =>
    measures[metric] === undefined ? -1 : (LAST.has(metric) ? 0 : 1) + measures[metric] / value;
  const [nearest, ...others] = next.thresholds.toSorted((a, b) => nearness(b) - nearness(a));
  if (!nearest) return undefined;
  return { engine: next.engine, metric: nearest.metric, now: measures[nearest.metric] ?? 0, from: nearest.value, others };
};

/** What speaks for an engine, besides the numbers. */
const CITED: Readonly<Record<string, readonly BreakEvenName[]>> = {
  'relational postgres': ['auroraFeasible'],
  'relational aurora-postgres': ['auroraFeasible'],
  'wide-column postgres': ['cassandraPays'],
  'wide-column dynamodb': ['dynamodbCheapest'],
  'wide-column keyspaces': ['auroraEnds', 'cassandraLarge'],
  'stream sqs': ['kafkaLeast'],
  'stream msk-express': ['kafkaOneCluster'],
};

/** Words for an engine that a number alone does not justify; for PostgreSQL, where it stands in for another kind. */
const IN_A_WORD: Readonly<Record<string, string>> = {
  'relational postgres': 'one database for everything, as long as it carries it',
  postgres: 'a table in the same database',
  'search postgres': 'its own search over text, in the same database',
  'key-value dynamodb': 'as above, a table each',
  'aurora-postgres': 'a reader that takes over in a minute, and storage that grows by itself',
  dynamodb: 'rows by key, paid by use, and nothing to run',
  keyspaces: 'rows by key in every region, with the language of Cassandra and nobody to run it',
  none: 'what a process remembers is enough',
  valkey: 'what every replica asks for, once in memory',
  opensearch: 'search beside the database, not in it',
  s3: 'files belong nowhere else, at any size',
  sqs: 'paid by use, and nothing to run',
  msk: 'an event is carried once, however many read it',
  'msk-express': 'brokers whose storage grows by itself',
  worker: 'a process that reads a queue',
  flink: 'windows and joins over events, with state that survives a restart',
  kubernetes: 'a rolling update, and back if it does not get ready',
  'argo-rollouts': 'a share of visitors first, and back if they see errors',
  spinnaker: 'one pipeline over several regions, with analysis of canaries',
  cloudwatch: 'comes with everything else',
  amp: 'Prometheus without its servers',
  atlas: 'in memory, on nodes of its own',
};

/** What to run for one kind at a tier, and why. */
export const engineAdvice = (kind: AdvisedKind, tier: Tier, measures: Measures): EngineAdvice => {
  const { facts, why } = pick(kind, tier, measures);
  const word = IN_A_WORD[`${kind} ${facts.engine}`] ?? IN_A_WORD[facts.engine] ?? `the engine of the ${tier} tier`;
  return {
    kind,
    engine: facts.engine,
    why: why === undefined ? word : `${word}; ${why}`,
    cites: CITED[`${kind} ${facts.engine}`] ?? [],
    next: nextOf(kind, facts, measures),
  };
};

export const ADVISED_KINDS: readonly AdvisedKind[] = [...STORE_KINDS, 'stream', 'processor', 'delivery', 'metrics'];
