import { Aws, RemovalPolicy, Stack, Token, type CfnResource } from 'aws-cdk-lib';
import { CfnSubscription, CfnTopic, CfnTopicPolicy } from 'aws-cdk-lib/aws-sns';
import { CfnQueue, CfnQueuePolicy } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { pollSeconds } from '../../../facts/messages';
import { checkProps, items, propError, whole } from '../../props';

/** One consumer of a stream. */
export interface StreamConsumer {
  /** Name of the consumer; unique within the stream. */
  readonly name: string;
  /** Name of its queue; ends in `.fifo` if and only if the stream is ordered. */
  readonly queueName: string;
  /** Name of the queue for what it could not handle; ends like the other. @default that of its queue with `-dead-letters` */
  readonly deadLetterName?: string;
}

export interface EventStreamProps {
  readonly consumers: readonly StreamConsumer[];
  /** Name of the topic in front of the queues; ends in `.fifo` if the stream is ordered. @default no topic: publishers send to the one queue */
  readonly topicName?: string;
  /** FIFO: events with the same message group keep their order. @default false */
  readonly ordered?: boolean;
  /** ARN of the KMS key; with a topic its policy lets SNS use it. @default queues with keys of SQS's own (SSE-SQS), the topic with the key that AWS keeps for SNS */
  readonly keyArn?: string;
  /** Seconds that an event waits for its consumer, 60 to 1,209,600. @default 86,400 */
  readonly retentionSeconds?: number;
  /** Seconds that a consumer has for an event, 0 to 43,200. @default 60 */
  readonly visibilityTimeoutSeconds?: number;
  /** Deliveries before an event goes to the dead letters. @default 5 */
  readonly maxReceiveCount?: number;
  /** Days that dead letters are kept, 1 to 14. @default 14 */
  readonly deadLetterDays?: number;
  /** Keep the queues when they leave the template. @default true */
  readonly retain?: boolean;
}

/** A consumer's queues as CloudFormation resources. */
export interface ConsumerQueues {
  readonly queue: CfnQueue;
  readonly deadLetters: CfnQueue;
}

const DAY = 86_400;
const FIFO = '.fifo';

/** Its policy lets every user of the account's topics use it, but no AWS service publish (Amazon SNS, "Key management"). */
const AWS_KEY_OF_SNS = 'alias/aws/sns';

const deadLetterNameOf = ({ queueName, deadLetterName }: StreamConsumer): string =>
  deadLetterName ?? (queueName.endsWith(FIFO) ? `${queueName.slice(0, -FIFO.length)}-dead-letters${FIFO}` : `${queueName}-dead-letters`);

const denyPlainText = (actions: string, resource: string): object => ({
  Sid: 'TlsOnly',
  Effect: 'Deny',
  Principal: '*',
  Action: actions,
  Resource: resource,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
});

/**
 * Events for any number of consumers: each has an encrypted queue of its own with a queue for dead letters, and a topic in front
 * copies every event into all of them.
 */
export class EventStream extends Construct {
  readonly topic: CfnTopic | undefined;
  /** By name of the consumer. */
  readonly queues: ReadonlyMap<string, ConsumerQueues>;

  constructor(scope: Construct, id: string, props: EventStreamProps) {
    super(scope, id);
    this.check(props);
    this.topic = props.topicName === undefined ? undefined : this.makeTopic(props.topicName, props);
    this.queues = new Map(props.consumers.map((consumer) => [consumer.name, this.makeQueues(consumer, props)]));
  }

  private check(props: EventStreamProps): void {
    // sqs SetQueueAttributes: MessageRetentionPeriod, VisibilityTimeout, RedrivePolicy
    checkProps(
      this,
      props,
      {
        retentionSeconds: whole(60, 14 * DAY),
        visibilityTimeoutSeconds: whole(0, 43_200),
        maxReceiveCount: whole(1, 1_000),
        deadLetterDays: whole(1, 14),
      },
      ['consumers'],
    );
    const { consumers, topicName, ordered = false } = props;
    if (topicName === undefined)
      checkProps(this, props, { consumers: items(1, 1, 'consumer without a topic: with several, give topicName') });
    const names = [...consumers.flatMap((c) => [c.queueName, deadLetterNameOf(c)]), ...(topicName === undefined ? [] : [topicName])];
    for (const name of names)
      if (!Token.isUnresolved(name) && name.endsWith(FIFO) !== ordered)
        throw propError(this, `the name ${name} ${ordered ? 'does not end' : 'ends'} in ${FIFO}; ordered is ${String(ordered)}`);
    const twice = consumers.find(({ name }, i) => consumers.findIndex((c) => c.name === name) !== i);
    if (twice) throw propError(this, `two consumers are named ${twice.name}`);
  }

  private makeTopic(topicName: string, { ordered = false, keyArn }: EventStreamProps): CfnTopic {
    const topic = new CfnTopic(this, 'Topic', {
      topicName,
      kmsMasterKeyId: keyArn ?? AWS_KEY_OF_SNS,
      // A publisher that gives no id of its own is deduplicated by content, so that a retry within five minutes is not a second event.
      ...(ordered ? { fifoTopic: true, contentBasedDeduplication: true, fifoThroughputScope: 'MessageGroup' } : {}),
    });
    new CfnTopicPolicy(this, 'TopicPolicy', {
      topics: [topic.ref],
      policyDocument: { Version: '2012-10-17', Statement: [denyPlainText('sns:Publish', topic.ref)] },
    });
    return topic;
  }

  private makeQueues(consumer: StreamConsumer, props: EventStreamProps): ConsumerQueues {
    const scope = new Construct(this, consumer.name);
    const { region } = Stack.of(this);
    const encrypted = props.keyArn === undefined ? { sqsManagedSseEnabled: true } : { kmsMasterKeyId: props.keyArn };
    const fifo = props.ordered
      ? { fifoQueue: true, contentBasedDeduplication: true, deduplicationScope: 'messageGroup', fifoThroughputLimit: 'perMessageGroupId' }
      : {};
    const deadLetters = new CfnQueue(scope, 'DeadLetters', {
      queueName: deadLetterNameOf(consumer),
      ...encrypted,
      // Counted from when the event was first sent (standard queues), so longer than it waits in the queue.
      messageRetentionPeriod: (props.deadLetterDays ?? 14) * DAY,
      // By name, since the queue below refers to this one.
      redriveAllowPolicy: {
        redrivePermission: 'byQueue',
        sourceQueueArns: [`arn:${Aws.PARTITION}:sqs:${region}:${Aws.ACCOUNT_ID}:${consumer.queueName}`],
      },
      ...fifo,
    });
    const queue = new CfnQueue(scope, 'Queue', {
      queueName: consumer.queueName,
      ...encrypted,
      messageRetentionPeriod: props.retentionSeconds ?? DAY,
      visibilityTimeout: props.visibilityTimeoutSeconds ?? 60,
      receiveMessageWaitTimeSeconds: pollSeconds,
      redrivePolicy: { deadLetterTargetArn: deadLetters.attrArn, maxReceiveCount: props.maxReceiveCount ?? 5 },
      ...fifo,
    });
    for (const resource of [queue, deadLetters]) keepOrDelete(resource, props.retain ?? true);
    this.guard(scope, queue, deadLetters);
    if (this.topic)
      new CfnSubscription(scope, 'Subscription', {
        topicArn: this.topic.ref,
        protocol: 'sqs',
        endpoint: queue.attrArn,
        rawMessageDelivery: true,
      });
    return { queue, deadLetters };
  }

  /** TLS for everybody; besides the account's own IAM policies only this stream's topic may send. */
  private guard(scope: Construct, queue: CfnQueue, deadLetters: CfnQueue): void {
    const fromTopic = this.topic && {
      Sid: 'FromTopic',
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: queue.attrArn,
      Condition: { ArnEquals: { 'aws:SourceArn': this.topic.ref } },
    };
    const policy = (id: string, of: CfnQueue, more: readonly object[]): CfnQueuePolicy =>
      new CfnQueuePolicy(scope, id, {
        queues: [of.ref],
        policyDocument: { Version: '2012-10-17', Statement: [denyPlainText('sqs:*', of.attrArn), ...more] },
      });
    policy('QueuePolicy', queue, fromTopic ? [fromTopic] : []);
    policy('DeadLettersPolicy', deadLetters, []);
  }
}

/** What a failed first deployment made goes with its rollback, or its name would be taken at the next try. */
const keepOrDelete = (resource: CfnResource, retain: boolean): void =>
  resource.applyRemovalPolicy(retain ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY);
