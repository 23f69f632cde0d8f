import { iamPort, replication } from '../../../facts/msk';
import { statefulId } from '../../../naming';
import {
  binding,
  defineCapability,
  FREE,
  residentsOf,
  wholeNumber,
  type AttributeRef,
  type Connection,
  type ConnectionRequest,
  type PlanContext,
  type PlanEntry,
  type Planned,
  type Statement,
} from '../../../plan/contract';
import { ZONE_IDS_OUTPUT } from '../../network/vpc/capability';
import { KAFKA_ARN_OUTPUT, KAFKA_ID, type KafkaSpec } from '../kafka/capability';
import { MIN_RETENTION_SECONDS, topicSize, type TopicSize } from './demand';

export type { TopicSize } from './demand';

/** A group of consumers: the replicas of one workload, which share its partitions and its place in the topic. */
export interface TopicGroup {
  readonly team: string;
  readonly consumer: string;
  readonly group: string;
}

export interface TopicSpec {
  readonly stream: string;
  /** Name of the CloudFormation stack, for bindings. */
  readonly stack: string;
  readonly logicalId: string;
  readonly topicName: string;
  readonly replicationFactor: number;
  /** The field of an event whose value chooses its partition: events with the same one keep their order. */
  readonly key?: string;
  /** Stack with the ids of the zones by their names, for consumers that read the copies of their own zone. */
  readonly zonesStack?: string;
  /** Sorted by team and consumer. */
  readonly groups: readonly TopicGroup[];
}

type TopicEntry = PlanEntry<TopicSize, TopicSpec>;

/** Most partitions of one topic: what the brokers of a whole cluster of the largest kind should hold. */
const MAX_PARTITIONS = 80_000;
/** Ten years. */
const MAX_RETENTION_SECONDS = 315_360_000;

/** Each consumer of each stream has a group of its own: how far it has read is its own business, whatever else it reads. */
const groupName = (team: string, workload: string, stream: string): string => `${team}.${workload}.${stream}`;

const groupsOf = (stream: string, { graph }: PlanContext): TopicGroup[] =>
  graph.workloads
    .filter((w) => w.consumes.includes(stream))
    .map(({ name, team }) => ({ team, consumer: name, group: groupName(team, name, stream) }))
    .sort((a, b) => (a.group < b.group ? -1 : 1));

const planTopic = (stream: string, context: PlanContext): Planned<TopicSize, TopicSpec> => {
  const { blueprint, engines, entries, names } = context;
  const cluster = entries.find((e) => e.id === KAFKA_ID)?.spec as KafkaSpec | undefined;
  const key = blueprint.streams[stream]?.key;
  const choice = engines.streams[stream];
  const leaving = choice?.home !== `topic/${stream}`;
  const logicalId = statefulId(stream, 'msk');
  const stack = names.stack('Streaming');
  const groups = groupsOf(stream, context);
  const size = topicSize(stream, context);
  return {
    id: `topic/${stream}`,
    engine: 'msk',
    size,
    spec: {
      stream,
      stack,
      logicalId,
      topicName: stream,
      replicationFactor: replication.factor,
      ...(key === undefined ? {} : { key }),
      ...(cluster?.zonesKnown ? { zonesStack: names.stack('Network') } : {}),
      groups,
    },
    reason: [
      leaving ? 'kept while consumers move' : choice.reason,
      `${size.partitions} partitions, a copy of each in three zones`,
      ...(key === undefined ? [] : [`events with the same ${key} share a partition, and so keep their order`]),
    ].join('; '),
    alternatives: leaving ? [] : choice.alternatives,
    needs: [KAFKA_ID],
    stateful: [{ stack, logicalId, type: 'AWS::MSK::Topic' }],
  };
};

const allow = (sid: string, actions: readonly string[], resource: AttributeRef): Statement => ({ sid, actions, resources: [resource] });

/** Actions: MSK developer guide, "IAM access control"; service authorization reference, "Apache Kafka APIs for Amazon MSK clusters". */
const statementsOf = (entry: TopicEntry, access: ConnectionRequest['access'], group: string | undefined): Statement[] => {
  const publishes = access.includes('publish');
  const topic: AttributeRef = { of: KAFKA_ID, attribute: 'topicArn', suffix: `/${entry.spec.topicName}` };
  return [
    // CloudFormation knows no address of a broker, so clients ask for them at their start. The action takes no resource (docs/decisions/0018).
    {
      ...allow('KafkaBrokers', ['kafka:GetBootstrapBrokers'], { of: KAFKA_ID, attribute: 'everyCluster' }),
      conditions: { StringEquals: { 'aws:RequestedRegion': entry.region } },
    },
    // Producers number what they send, so that a repetition is not a second event: that is a right on the cluster.
    allow('KafkaConnect', ['kafka-cluster:Connect', ...(publishes ? ['kafka-cluster:WriteDataIdempotently'] : [])], {
      of: KAFKA_ID,
      attribute: 'arn',
    }),
    ...(publishes ? [allow('Publish', ['kafka-cluster:DescribeTopic', 'kafka-cluster:WriteData'], topic)] : []),
    ...(group === undefined
      ? []
      : [
          allow('Consume', ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData'], topic),
          allow('ConsumerGroup', ['kafka-cluster:AlterGroup', 'kafka-cluster:DescribeGroup'], {
            of: KAFKA_ID,
            attribute: 'groupArn',
            suffix: `/${group}`,
          }),
        ]),
  ];
};

const connect = (entry: TopicEntry, { access, variable, workload }: ConnectionRequest): Connection => {
  const { stack, topicName, key, groups, zonesStack } = entry.spec;
  const reads = access.includes('consume');
  const group = reads ? groups.find((g) => g.consumer === workload.name && g.team === workload.team)?.group : undefined;
  if (reads && group === undefined) throw new Error(`${workload.name} does not consume ${entry.id}`);
  return {
    statements: statementsOf(entry, access, group),
    environment: {
      [`${variable}_ENGINE`]: 'msk',
      [`${variable}_TOPIC`]: topicName,
      [`${variable}_CLUSTER_ARN`]: binding(stack, KAFKA_ARN_OUTPUT),
      ...(group === undefined ? {} : { [`${variable}_GROUP`]: group }),
      ...(key === undefined ? {} : { [`${variable}_KEY`]: key }),
      ...(reads && zonesStack !== undefined ? { [`${variable}_ZONE_IDS`]: binding(zonesStack, ZONE_IDS_OUTPUT) } : {}),
    },
    ...(reads && zonesStack !== undefined ? { perPod: { [`${variable}_ZONE`]: '$(POD_ZONE)' } } : {}),
    egress: [{ to: 'data-subnets', port: iamPort }, { to: 'aws-endpoints' }],
    needs: [entry.id, KAFKA_ID],
  };
};

/** Streams on MSK: a topic each, which every consumer reads at its own pace, again from the past if it wants. */
export const topic = defineCapability<'topic', TopicSize, TopicSpec>({
  kind: 'topic',
  layer: 'streaming',
  scope: 'region',
  systems: ['Kafka', 'Kafka/MSK'],
  limits: {
    partitions: wholeNumber(1, MAX_PARTITIONS),
    retentionSeconds: wholeNumber(MIN_RETENTION_SECONDS, MAX_RETENTION_SECONDS),
  },
  plan: (context) => [...residentsOf(context.engines.streams, 'topic').keys()].map((name) => planTopic(name, context)),
  connect,
  // Its brokers are billed, not what they hold.
  usage: FREE,
});
