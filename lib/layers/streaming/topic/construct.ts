import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnTopic } from 'aws-cdk-lib/aws-msk';
import { Construct } from 'constructs';
import { brokersPerCluster, replication } from '../../../facts/msk';
import { checkProps, text, whole } from '../../props';

export interface KafkaTopicProps {
  /** ARN of a provisioned cluster with Kafka 3.6 or later. */
  readonly clusterArn: string;
  /** Letters, digits, dots, underscores and hyphens, at most 249. It cannot be changed later. */
  readonly topicName: string;
  /** How many consumers of a group can share the work. It can only grow, and then events of one key may change their partition. */
  readonly partitions: number;
  /** Copies of each event. It cannot be changed later. @default 3 */
  readonly replicationFactor?: number;
  /** Seconds that events are kept. @default 86,400 */
  readonly retentionSeconds?: number;
  /** Further settings of the topic, such as `max.message.bytes`. @default those of the brokers */
  readonly configs?: Readonly<Record<string, string>>;
  /** Keep the topic with its events when it leaves the template. @default true */
  readonly retain?: boolean;
}

/** A topic as a resource: no client makes topics, and none is lost with a client. */
export class KafkaTopic extends Construct {
  readonly topic: CfnTopic;

  constructor(scope: Construct, id: string, props: KafkaTopicProps) {
    super(scope, id);
    // What MSK would refuse at deploy (CreateTopic).
    checkProps(
      this,
      props,
      {
        topicName: text(/^(?!\.{1,2}$)[a-zA-Z0-9._-]{1,249}$/, '1 to 249 letters, digits, dots, underscores and hyphens'),
        partitions: whole(1),
        replicationFactor: whole(1, brokersPerCluster),
        retentionSeconds: whole(1),
      },
      ['clusterArn', 'topicName', 'partitions'],
    );
    const { replicationFactor: factor = replication.factor } = props;
    const configs: Readonly<Record<string, string>> = {
      'cleanup.policy': 'delete',
      // Never as many as there are copies, or one lost broker would stop all that is published; with a single copy there is no choice.
      'min.insync.replicas': String(Math.max(1, Math.min(replication.minInSync, factor - 1))),
      'retention.ms': String((props.retentionSeconds ?? 86_400) * 1_000),
      ...props.configs,
    };
    const sorted = Object.fromEntries(Object.entries(configs).sort(([a], [b]) => (a < b ? -1 : 1)));
    this.topic = new CfnTopic(this, 'Topic', {
      clusterArn: props.clusterArn,
      topicName: props.topicName,
      partitionCount: props.partitions,
      replicationFactor: factor,
      configs: Buffer.from(JSON.stringify(sorted)).toString('base64'),
    });
    // What a failed first deployment made goes with its rollback, or its name would be taken at the next try.
    this.topic.applyRemovalPolicy((props.retain ?? true) ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY);
  }
}
