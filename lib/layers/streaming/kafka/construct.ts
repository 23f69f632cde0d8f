import { RemovalPolicy, type CfnResource } from 'aws-cdk-lib';
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnCluster, CfnConfiguration, CfnTopic } from 'aws-cdk-lib/aws-msk';
import { Construct } from 'constructs';
import { brokerTypes, iamPort, kafkaVersion, replication, serverProperties } from '../../../facts/msk';
import { DeliveredLogGroup } from '../../observability/log-delivery/construct';

export interface KafkaClusterProps {
  readonly vpcId: string;
  /** Subnets in three zones. They cannot be changed later. */
  readonly subnetIds: readonly string[];
  /** Security groups whose members may connect; nobody else. */
  readonly clientSecurityGroupIds: readonly string[];
  /** Encrypts the volumes of the brokers. It cannot be changed later. */
  readonly encryptionKey: IKey;
  /** Letters, digits and hyphens, at most 64. It cannot be changed later. */
  readonly clusterName: string;
  /** @default the one in facts/msk */
  readonly kafkaVersion?: string;
  /** Such as `kafka.m7g.large`. @default the smallest that KRaft takes */
  readonly instanceType?: string;
  /** A multiple of the subnets; more may be added later. @default 3 */
  readonly brokers?: number;
  /** GiB of storage of each broker; it can only grow. @default 100 */
  readonly storageGiB?: number;
  /** Settings of the brokers. @default those in facts/msk */
  readonly serverProperties?: Readonly<Record<string, string>>;
  /** What the brokers publish to CloudWatch; all but DEFAULT costs per metric. @default DEFAULT */
  readonly monitoring?: 'DEFAULT' | 'PER_BROKER' | 'PER_TOPIC_PER_BROKER' | 'PER_TOPIC_PER_PARTITION';
  /** Name of the log group of the brokers. @default `/aws/msk/<cluster name>` */
  readonly logGroupName?: string;
  /** Days that their log is kept. @default 30 */
  readonly logDays?: RetentionDays;
  /** Encrypts the log group; its policy lets CloudWatch Logs use it. @default CloudWatch Logs' own key */
  readonly logEncryptionKey?: IKey;
  /** Keep the cluster with its events when it leaves the template. @default true */
  readonly retain?: boolean;
}

/**
 * Kafka on MSK with brokers in three zones. Clients say who they are with IAM, over TLS, from inside the VPC; there is no other way in.
 * Topics are resources: see `KafkaTopic`.
 */
export class KafkaCluster extends Construct {
  readonly cluster: CfnCluster;
  readonly securityGroup: CfnSecurityGroup;

  constructor(scope: Construct, id: string, props: KafkaClusterProps) {
    super(scope, id);
    this.securityGroup = this.makeSecurityGroup(props);
    const log = new DeliveredLogGroup(this, 'Log', {
      logGroupName: props.logGroupName ?? `/aws/msk/${props.clusterName}`,
      ...(props.logDays === undefined ? {} : { days: props.logDays }),
      ...(props.logEncryptionKey ? { encryptionKey: props.logEncryptionKey } : {}),
    });
    const configuration = new CfnConfiguration(this, 'Configuration', {
      name: props.clusterName,
      // Plain text: encoded, it is taken for a setting that no version of Kafka knows (aws-cdk#34503).
      serverProperties: Object.entries(props.serverProperties ?? serverProperties)
        .map(([key, value]) => `${key}=${value}\n`)
        .join(''),
    });
    this.cluster = new CfnCluster(this, 'Cluster', {
      clusterName: props.clusterName,
      kafkaVersion: props.kafkaVersion ?? kafkaVersion,
      numberOfBrokerNodes: props.brokers ?? replication.brokers,
      brokerNodeGroupInfo: {
        instanceType: props.instanceType ?? (Object.keys(brokerTypes)[0] as string),
        clientSubnets: [...props.subnetIds],
        securityGroups: [this.securityGroup.attrGroupId],
        storageInfo: { ebsStorageInfo: { volumeSize: props.storageGiB ?? 100 } },
        // Connections from other VPCs are refused at creation, and so left out (cloudformation-coverage-roadmap#1775).
        connectivityInfo: { publicAccess: { type: 'DISABLED' } },
      },
      clientAuthentication: { sasl: { iam: { enabled: true }, scram: { enabled: false } }, unauthenticated: { enabled: false } },
      encryptionInfo: {
        encryptionAtRest: { dataVolumeKmsKeyId: props.encryptionKey.keyArn },
        encryptionInTransit: { clientBroker: 'TLS', inCluster: true },
      },
      configurationInfo: { arn: configuration.attrArn, revision: configuration.attrLatestRevisionRevision },
      enhancedMonitoring: props.monitoring ?? 'DEFAULT',
      loggingInfo: { brokerLogs: { cloudWatchLogs: { enabled: true, logGroup: log.group.ref } } },
    });
    this.cluster.addResourceDependency(log.group);
    keepOrDelete(this.cluster, props.retain ?? true);
  }

  private makeSecurityGroup(props: KafkaClusterProps): CfnSecurityGroup {
    return new CfnSecurityGroup(this, 'SecurityGroup', {
      groupDescription: `Kafka ${props.clusterName}`,
      vpcId: props.vpcId,
      securityGroupIngress: props.clientSecurityGroupIds.map((sourceSecurityGroupId) => ({
        sourceSecurityGroupId,
        ipProtocol: 'tcp',
        fromPort: iamPort,
        toPort: iamPort,
        description: 'Kafka clients with IAM authentication',
      })),
      // Brokers talk to each other over interfaces of MSK's own. Without a rule EC2 would allow everything.
      securityGroupEgress: [{ cidrIp: '127.0.0.1/32', ipProtocol: '-1', description: 'A broker calls nobody' }],
    });
  }
}

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
    const configs: Readonly<Record<string, string>> = {
      'cleanup.policy': 'delete',
      'min.insync.replicas': String(replication.minInSync),
      'retention.ms': String((props.retentionSeconds ?? 86_400) * 1_000),
      ...props.configs,
    };
    const sorted = Object.fromEntries(Object.entries(configs).sort(([a], [b]) => (a < b ? -1 : 1)));
    this.topic = new CfnTopic(this, 'Topic', {
      clusterArn: props.clusterArn,
      topicName: props.topicName,
      partitionCount: props.partitions,
      replicationFactor: props.replicationFactor ?? replication.factor,
      configs: Buffer.from(JSON.stringify(sorted)).toString('base64'),
    });
    keepOrDelete(this.topic, props.retain ?? true);
  }
}

/** What a failed first deployment made goes with its rollback, or its name would be taken at the next try. */
const keepOrDelete = (resource: CfnResource, retain: boolean): void =>
  resource.applyRemovalPolicy(retain ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY);
