import { error } from '../../../diagnostics';
import {
  binding,
  defineCapability,
  residentsOf,
  wholeNumber,
  type Connection,
  type ConnectionRequest,
  type PlanContext,
  type PlanEntry,
  type Planned,
  type Statement,
} from '../../../plan/contract';
import { consumerQueue, streamTopic, type ConsumerQueue, type StreamTopic } from './names';
import { streamQuotas, streamUsage } from './usage';

export interface StreamSize {
  /** Seconds that an event waits in a queue for its consumer, 60 to 1,209,600 (14 days). */
  readonly retentionSeconds: number;
  /** Seconds that a consumer has for an event before another one gets it, 0 to 43,200. */
  readonly visibilityTimeoutSeconds: number;
  /** Deliveries of an event before it goes to the dead letters, 1 to 1,000. */
  readonly maxReceiveCount: number;
  /** Days that dead letters are kept, counted from when the event was sent, 1 to 14. */
  readonly deadLetterDays: number;
}

export interface StreamSpec {
  readonly stream: string;
  /** Name of the CloudFormation stack, for bindings. */
  readonly stack: string;
  /** FIFO: events with the same key keep their order. */
  readonly ordered: boolean;
  /** The field of an event by which publishers group events, where order is asked for. */
  readonly key?: string;
  /** By name of the consumer. */
  readonly queues: readonly ConsumerQueue[];
  /** Absent when there is exactly one consumer: publishers then send to its queue. */
  readonly topic?: StreamTopic;
}

type StreamEntry = PlanEntry<StreamSize, StreamSpec>;

/** sqs `MessageRetentionPeriod`: 60 seconds to 14 days. */
const MIN_RETENTION_SECONDS = 60;
const MAX_RETENTION_HOURS = 14 * 24;

const clampRetention = (hours: number): number =>
  Math.min(MAX_RETENTION_HOURS * 3_600, Math.max(MIN_RETENTION_SECONDS, Math.round(hours * 3_600)));

const reasonOf = (chosen: string, consumers: number, ordered: boolean): string => {
  const shape =
    consumers === 1
      ? 'one consumer: publishers send to its queue'
      : consumers === 0
        ? 'no consumer yet: a topic that queues can join'
        : `${consumers} consumers: a topic in front, a queue for each, so that none slows another down`;
  return `${chosen}; ${shape}${ordered ? '; FIFO, since a key asks for order' : ''}`;
};

/** What the blueprint asks for and SQS cannot do. */
const reportLimits = (name: string, { blueprint, report }: PlanContext): void => {
  const { replay, retentionHours } = blueprint.streams[name] as { replay: boolean; retentionHours: number };
  const wayOut = 'the engine msk does (from the growth tier on, or with because and a pain)';
  if (retentionHours > MAX_RETENTION_HOURS)
    report(
      error(
        'BP311',
        ['streams', name, 'retentionHours'],
        `the engine sqs keeps events for at most ${MAX_RETENTION_HOURS} hours, 14 days; got ${retentionHours}`,
        { hint: `keep them for less; ${wayOut}, for longer` },
      ),
    );
  if (replay)
    report(
      error('BP312', ['streams', name, 'replay'], 'the engine sqs cannot replay: a queue forgets an event once it was handled', {
        hint: `leave replay out and read the past from a store; ${wayOut} replay`,
      }),
    );
};

const planStream = (name: string, context: PlanContext): Planned<StreamSize, StreamSpec> => {
  const { blueprint, graph, engines, names, region } = context;
  const { key, retentionHours } = blueprint.streams[name] as { key?: string; retentionHours: number };
  const choice = engines.streams[name];
  // A stream that moves away asks its new engine for what this one cannot do.
  const leaving = choice !== undefined && choice.home !== `stream/${name}`;
  if (!leaving) reportLimits(name, context);
  const ordered = key !== undefined;
  const consumers = [...new Set(graph.consumersOf(name))];
  const queues = consumers.map((consumer) => consumerQueue(names, region, name, consumer, ordered));
  const topic = consumers.length === 1 ? undefined : streamTopic(names, region, name, ordered);
  return {
    id: `stream/${name}`,
    engine: 'sqs',
    size: { retentionSeconds: clampRetention(retentionHours), visibilityTimeoutSeconds: 60, maxReceiveCount: 5, deadLetterDays: 14 },
    spec: {
      stream: name,
      stack: names.stack('Streaming'),
      ordered,
      ...(key === undefined ? {} : { key }),
      queues,
      ...(topic ? { topic } : {}),
    },
    reason: reasonOf(leaving ? 'kept while consumers move' : (choice?.reason ?? ''), consumers.length, ordered),
    alternatives: leaving ? [] : (choice?.alternatives ?? []),
    needs: ['keys/main'],
    provides: [
      ...queues.flatMap((q) => [names.output('Streaming', `${q.logicalId}Url`), names.output('Streaming', `${q.deadLetterLogicalId}Url`)]),
      ...(topic ? [names.output('Streaming', `${topic.logicalId}Arn`)] : []),
    ],
    stateful: queues.flatMap((q) =>
      [q.logicalId, q.deadLetterLogicalId].map((logicalId) => ({ stack: names.stack('Streaming'), logicalId, type: 'AWS::SQS::Queue' })),
    ),
  };
};

const keyUse = (entry: StreamEntry, sid: string, actions: readonly string[], service: string): Statement => ({
  sid,
  actions,
  resources: [{ of: 'keys/main', attribute: 'messages.arn' }],
  conditions: { StringEquals: { 'kms:ViaService': `${service}.${entry.region}.amazonaws.com` } },
});

const publish = (entry: StreamEntry, variable: string): Pick<Connection, 'statements' | 'environment'> => {
  const { spec } = entry;
  const send = (action: string, attribute: string, service: string): Statement[] => [
    { sid: 'Publish', actions: [action], resources: [{ of: entry.id, attribute }] },
    // Amazon SNS and SQS developer guides, "Key management": whoever sends to an encrypted queue or topic needs both.
    keyUse(entry, 'PublishKey', ['kms:Decrypt', 'kms:GenerateDataKey'], service),
  ];
  if (spec.topic)
    return {
      statements: send('sns:Publish', 'topicArn', 'sns'),
      environment: { [`${variable}_TOPIC_ARN`]: binding(spec.stack, `${spec.topic.logicalId}Arn`) },
    };
  const only = spec.queues[0] as ConsumerQueue;
  return {
    statements: send('sqs:SendMessage', `${only.consumer}.queueArn`, 'sqs'),
    environment: { [`${variable}_QUEUE_URL`]: binding(spec.stack, `${only.logicalId}Url`) },
  };
};

const consume = (entry: StreamEntry, variable: string, consumer: string): Pick<Connection, 'statements' | 'environment'> => {
  const queue = entry.spec.queues.find((q) => q.consumer === consumer);
  if (!queue) throw new Error(`${consumer} does not consume ${entry.id}`);
  return {
    statements: [
      {
        sid: 'Consume',
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'],
        resources: [{ of: entry.id, attribute: `${consumer}.queueArn` }],
      },
      keyUse(entry, 'ConsumeKey', ['kms:Decrypt'], 'sqs'),
    ],
    environment: { [`${variable}_INBOX_URL`]: binding(entry.spec.stack, `${queue.logicalId}Url`) },
  };
};

const connect = (entry: StreamEntry, { access, variable, workload }: ConnectionRequest): Connection => {
  const { key } = entry.spec;
  const parts = [
    ...(access.includes('publish') ? [publish(entry, variable)] : []),
    ...(access.includes('consume') ? [consume(entry, variable, workload.name)] : []),
  ];
  return {
    statements: parts.flatMap((p) => p.statements),
    environment: Object.assign(
      { [`${variable}_ENGINE`]: 'sqs', ...(key === undefined ? {} : { [`${variable}_KEY`]: key }) },
      ...parts.map((p) => p.environment),
    ) as Record<string, string>,
    egress: [{ to: 'aws-endpoints' }],
    needs: [entry.id],
  };
};

/** Streams on SQS: a queue for each consumer, a topic in front where there is not exactly one. docs/decisions/0004. */
export const stream = defineCapability<'stream', StreamSize, StreamSpec>({
  kind: 'stream',
  layer: 'streaming',
  scope: 'region',
  systems: ['Kafka', 'Kafka/MSK'],
  // sqs SetQueueAttributes: MessageRetentionPeriod, VisibilityTimeout, RedrivePolicy
  limits: {
    retentionSeconds: wholeNumber(MIN_RETENTION_SECONDS, MAX_RETENTION_HOURS * 3_600),
    visibilityTimeoutSeconds: wholeNumber(0, 43_200),
    maxReceiveCount: wholeNumber(1, 1_000),
    deadLetterDays: wholeNumber(1, 14),
  },
  plan: (context) => [...residentsOf(context.engines.streams, 'stream').keys()].map((name) => planStream(name, context)),
  connect,
  usage: streamUsage,
  quotas: streamQuotas,
});
