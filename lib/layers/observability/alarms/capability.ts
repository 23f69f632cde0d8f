import {
  defineCapability,
  GLOBAL_REGION,
  platformOf,
  withOverrides,
  type PlanContext,
  type PlanEntry,
  type PlanId,
} from '../../../plan/contract';
import type { EdgeSize, EdgeSpec } from '../../edge/load-balancer/capability';
import type { NetworkSize, NetworkSpec } from '../../network/vpc/capability';
import type { DynamoDbSize, DynamoDbSpec } from '../../data/dynamodb/capability';
import type { OpenSearchSize, OpenSearchSpec } from '../../data/opensearch/capability';
import type { AuroraSpec } from '../../data/aurora/capability';
import type { AuroraSize } from '../../data/aurora/size';
import type { RelationalSize, RelationalSpec } from '../../data/relational/capability';
import type { ValkeySize, ValkeySpec } from '../../data/valkey/capability';
import type { BackupSize, BackupSpec } from '../../resilience/backup/capability';
import type { KafkaSize, KafkaSpec } from '../../streaming/kafka/capability';
import type { StreamSize, StreamSpec } from '../../streaming/stream/capability';
import type { TopicSize, TopicSpec } from '../../streaming/topic/capability';
import { complete, FIVE_MINUTES, type Alarm, type Draft } from './alarm';
import { objectiveOf } from './objective';
import { auroraAlarms } from './sources/aurora';
import { backupAlarms } from './sources/backup';
import { cacheAlarms } from './sources/cache';
import { databaseAlarms } from './sources/database';
import { distributionAlarms } from './sources/distribution';
import { edgeAlarms, type Demand } from './sources/edge';
import { kafkaAlarms, topicAlarms } from './sources/kafka';
import { clusterAlarms, networkAlarms, podAlarms } from './sources/platform';
import { queueAlarms } from './sources/queue';
import { searchAlarms } from './sources/search';
import { tableAlarms } from './sources/table';
import { THRESHOLDS, type Thresholds } from './thresholds';

export interface AlarmsSpec {
  /** Physical name of the topic. */
  readonly topic: string;
  /** Who reads it, besides what subscribes by hand. */
  readonly email?: string;
  /** Does the alert manager of the region's workspace publish to it too? @default false */
  readonly prometheus?: true;
  readonly alarms: readonly Alarm[];
}

/** Room for alarms in one stack: 400 resources (docs/decisions), less the topic, its policy and subscription, and the dashboard. */
const MOST_ALARMS = 360;

type Source = (entry: PlanEntry, context: PlanContext, limits: Thresholds) => readonly Draft[];

/** What is asked of a public service: the requests of an average day, shared out evenly, since the blueprint does not say how they split. */
const demandOf = (service: string, { blueprint, entries, graph, load }: PlanContext): Demand => ({
  ...objectiveOf(blueprint, service),
  requests: (load.averageRps * FIVE_MINUTES) / Math.max(1, graph.publicServices.length),
  canary: entries.some((e) => e.id === `rollout/${service}`),
});

/** The one cluster of Kafka that every topic is on. */
const clusterNameOf = (entries: readonly PlanEntry[]): string => (entries.find((e) => e.kind === 'msk')?.spec as KafkaSpec).clusterName;

/** What is watched, by kind of entry, most important first. */
const SOURCES: Readonly<Record<string, Source>> = {
  edge: (entry, context, limits) => edgeAlarms(entry as PlanEntry<EdgeSize, EdgeSpec>, limits, (service) => demandOf(service, context)),
  // CloudFront's metrics are in us-east-1, and an alarm is where its metric is.
  distribution: (_, { region }) => (region === GLOBAL_REGION ? distributionAlarms() : []),
  relational: (entry, _, limits) => databaseAlarms(entry as PlanEntry<RelationalSize, RelationalSpec>, limits),
  dynamodb: (entry, _, limits) => tableAlarms(entry as PlanEntry<DynamoDbSize, DynamoDbSpec>, limits),
  opensearch: (entry, _, limits) => searchAlarms(entry as PlanEntry<OpenSearchSize, OpenSearchSpec>, limits),
  'aurora-postgres': (entry, _, limits) => auroraAlarms(entry as PlanEntry<AuroraSize, AuroraSpec>, limits),
  stream: (entry, _, limits) => queueAlarms(entry as PlanEntry<StreamSize, StreamSpec>, limits),
  msk: (entry) => kafkaAlarms(entry as PlanEntry<KafkaSize, KafkaSpec>),
  topic: (entry, { entries }, limits) => topicAlarms(entry as PlanEntry<TopicSize, TopicSpec>, clusterNameOf(entries), limits),
  valkey: (entry, _, limits) => cacheAlarms(entry as PlanEntry<ValkeySize, ValkeySpec>, limits),
  cluster: ({ engine }, { names }) => clusterAlarms(names.cluster, engine === 'existing-eks'),
  addon: (entry, { names }) => (entry.id === 'addon/amazon-cloudwatch-observability' ? podAlarms(names.cluster) : []),
  network: (entry) => networkAlarms(entry as PlanEntry<NetworkSize, NetworkSpec>),
  backup: (entry) => backupAlarms(entry as PlanEntry<BackupSize, BackupSpec>),
};

const ofAll = (context: PlanContext, limits: Thresholds): { readonly alarms: readonly Alarm[]; readonly needs: readonly PlanId[] } => {
  const found = Object.entries(SOURCES).flatMap(([kind, source]) =>
    context.entries.filter((e) => e.kind === kind).map((entry) => ({ id: entry.id, drafts: source(entry, context, limits) })),
  );
  const nameOf = ({ id }: Draft): string => context.names.physical('alarm', context.region, id);
  return {
    alarms: found.flatMap(({ drafts }) => drafts.map((draft) => complete(draft, nameOf(draft)))),
    needs: [...new Set(found.filter(({ drafts }) => drafts.length > 0).map(({ id }) => id))],
  };
};

export const alarms = defineCapability<'alarms', Thresholds, AlarmsSpec>({
  kind: 'alarms',
  layer: 'observability',
  scope: 'region',
  systems: ['Atlas'],
  plan: (context) => {
    const { blueprint, names, region, entries } = context;
    const limits = withOverrides(THRESHOLDS, blueprint, 'alarms/main');
    const all = ofAll(context, limits);
    const crowded = all.alarms.length > MOST_ALARMS;
    const kept = crowded ? all.alarms.filter((a) => a.essential) : all.alarms;
    const prometheus = platformOf(blueprint).metrics !== 'cloudwatch';
    const unseen = region !== GLOBAL_REGION && entries.some((e) => e.kind === 'distribution');
    return [
      {
        id: 'alarms/main',
        engine: 'cloudwatch',
        size: { ...THRESHOLDS },
        spec: {
          topic: names.physical('topic', 'alarms', region),
          ...(blueprint.notify ? { email: blueprint.notify.email } : {}),
          ...(prometheus ? { prometheus: true as const } : {}),
          alarms: kept,
        },
        reason: [
          'each part of the platform is watched from the first day, by what users feel first; every alarm says what it means and what to do',
          ...(crowded
            ? [`of ${all.alarms.length} alarms only those on which somebody must act are kept: one stack has no room for more`]
            : []),
          ...(prometheus ? ['services that nobody outside can reach are held to their objectives by the rules of metrics/main'] : []),
          ...(unseen
            ? [
                'CloudFront itself is not watched: its metrics are in us-east-1, and alarms here cannot see them; the load balancer behind it is',
              ]
            : []),
        ].join('; '),
        alternatives: [
          {
            engine: 'burn-rate alarms',
            verdict: 'say how fast an objective is being missed instead of that it is; pay when there are enough requests for a statistic',
            threshold: { metric: 'requestsPerSecond', value: 100 },
          },
          ...(prometheus
            ? []
            : [
                {
                  engine: 'amp',
                  verdict: 'alerting rules over Prometheus metrics pay when services publish many of their own',
                  threshold: { metric: 'activeSeries', value: 10_000 },
                },
              ]),
        ],
        needs: ['keys/main', ...all.needs],
        provides: [names.output('Observability', 'AlarmTopicArn')],
      },
    ];
  },
  // Each looks at one metric of standard resolution. The topic costs by the message, and an alarm sends few: the first thousand mails are free.
  usage: ({ spec }) => [{ item: 'alarms', price: 'cloudwatch.alarmMonth', quantity: spec.alarms.length }],
  quotas: ({ spec }) => [
    { quota: 'cloudwatch.alarms', amount: spec.alarms.length },
    { quota: 'sns.topics', amount: 1 },
  ],
});
