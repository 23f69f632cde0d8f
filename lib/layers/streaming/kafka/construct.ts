import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnCluster, CfnConfiguration } from 'aws-cdk-lib/aws-msk';
import { Construct } from 'constructs';
import { brokerStorage, brokerTypes, iamPort, kafkaVersion, replication, serverProperties } from '../../../facts/msk';
import { checkProps, items, propError, text, whole } from '../../props';
import { DeliveredLogGroup } from '../../observability/log-delivery/construct';

export interface KafkaClusterProps {
  readonly vpcId: string;
  /** Subnets in three zones. They cannot be changed later. */
  readonly subnetIds: readonly string[];
  /** Security groups whose members may connect; nobody else. @default nobody, until a rule is added to `securityGroup` */
  readonly clientSecurityGroupIds?: readonly string[];
  /** Encrypts the volumes of the brokers. It cannot be changed later. @default the key that AWS keeps for MSK in the account */
  readonly encryptionKey?: IKey;
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
  /** Settings of the brokers that are added to those in facts/msk, or take their place. @default none */
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
    this.check(props);
    this.securityGroup = this.makeSecurityGroup(props);
    const log = new DeliveredLogGroup(this, 'Log', {
      logGroupName: props.logGroupName ?? `/aws/msk/${props.clusterName}`,
      ...(props.logDays === undefined ? {} : { days: props.logDays }),
      ...(props.logEncryptionKey ? { encryptionKey: props.logEncryptionKey } : {}),
    });
    const configuration = new CfnConfiguration(this, 'Configuration', {
      name: props.clusterName,
      // Plain text: encoded, it is taken for a setting that no version of Kafka knows (aws-cdk#34503).
      serverProperties: Object.entries({ ...serverProperties, ...props.serverProperties })
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
        ...(props.encryptionKey ? { encryptionAtRest: { dataVolumeKmsKeyId: props.encryptionKey.keyArn } } : {}),
        encryptionInTransit: { clientBroker: 'TLS', inCluster: true },
      },
      configurationInfo: { arn: configuration.attrArn, revision: configuration.attrLatestRevisionRevision },
      enhancedMonitoring: props.monitoring ?? 'DEFAULT',
      loggingInfo: { brokerLogs: { cloudWatchLogs: { enabled: true, logGroup: log.group.ref } } },
    });
    // What a failed first deployment made goes with its rollback, or its name would be taken at the next try.
    this.cluster.applyRemovalPolicy((props.retain ?? true) ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY);
  }

  /** What MSK would refuse at deploy (CreateCluster). */
  private check(props: KafkaClusterProps): void {
    checkProps(
      this,
      props,
      {
        subnetIds: items(replication.brokers, replication.brokers, 'subnets, one in each of three zones'),
        clusterName: text(
          /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,62}[a-zA-Z0-9])?$/,
          '1 to 64 letters, digits and hyphens, first and last no hyphen',
        ),
        instanceType: text(/^kafka\.[a-z0-9]+\.[a-z0-9]+$/, 'a broker type of MSK, such as kafka.m7g.large'),
        brokers: whole(replication.brokers),
        storageGiB: whole(brokerStorage.minGiB, brokerStorage.maxGiB),
      },
      ['vpcId', 'subnetIds', 'clusterName'],
    );
    const { brokers = replication.brokers } = props;
    if (brokers % replication.brokers !== 0) throw propError(this, `brokers is ${brokers}; allowed are as many in each of three zones`);
  }

  private makeSecurityGroup(props: KafkaClusterProps): CfnSecurityGroup {
    return new CfnSecurityGroup(this, 'SecurityGroup', {
      groupDescription: `Kafka ${props.clusterName}`,
      vpcId: props.vpcId,
      securityGroupIngress: (props.clientSecurityGroupIds ?? []).map((sourceSecurityGroupId) => ({
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
