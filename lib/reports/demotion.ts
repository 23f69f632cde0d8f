import type { Diagnostic } from '../diagnostics';
import type { Plan, PlanEntry } from '../plan';

/** What the platform can no longer do without components of a kind. */
const ABILITIES: Readonly<Record<string, string>> = {
  rollout: 'canaries: a new version reaches everybody at once, and nothing takes it back by itself',
  metrics: 'what services measure of themselves (Prometheus), its rules and its alerts',
  collector: 'the collector that services send their measurements to',
  chaos: 'ending pods by chance (chaoskube)',
  policies: 'policies of the cluster (Kyverno)',
  'pod-experiment': 'the rehearsal of losing pods (FIS)',
  gitops: 'delivery from Git (Argo CD)',
};

/** Kinds whose place something else takes, or that only serve another: their loss is told elsewhere. */
const SILENT = [
  'release',
  'database-bootstrap',
  'roles',
  'identity',
  'dynamodb',
  'valkey',
  'topic',
  'msk',
  'stream',
  'aurora-postgres',
  'opensearch',
];

const names = (entries: readonly PlanEntry[]): string =>
  [...new Set(entries.map(({ id }) => id.slice(id.indexOf('/') + 1)))].filter((name) => name !== 'main').join(', ');

const told = (kind: string, entries: readonly PlanEntry[]): string => {
  const of = names(entries);
  return `${ABILITIES[kind] ?? [...new Set(entries.map(({ id }) => id))].join(', ')}${ABILITIES[kind] !== undefined && of ? ` (${of})` : ''}`;
};

/** What a stream on queues cannot do that it could do on Kafka. */
const streamLosses = (former: Plan, plan: Plan): readonly string[] =>
  Object.entries(plan.engines.streams).flatMap(([name, { engine }]) =>
    engine === 'sqs' && former.engines.streams[name]?.engine === 'msk'
      ? [`streams.${name}: reading again from the past (replay), and one price however many consumers there are`]
      : [],
  );

/** What a plan had and another one has not, in words: what goes with its data first. */
export const lossesBetween = (former: Plan, plan: Plan, lost: readonly Diagnostic[]): readonly string[] => {
  const stays = new Set(plan.entries.map(({ id }) => id));
  const gone = former.entries.filter(({ id, kind }) => !stays.has(id) && !SILENT.includes(kind));
  const kinds = [...new Set(gone.map(({ kind }) => kind))];
  return [
    ...lost.map(({ message }) => message.replace(' of the former blueprint would be removed', ' is removed')),
    ...kinds.map((kind) =>
      told(
        kind,
        gone.filter((e) => e.kind === kind),
      ),
    ),
    ...streamLosses(former, plan),
  ];
};
