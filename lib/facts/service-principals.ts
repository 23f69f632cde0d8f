import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'CloudWatch Logs',
    source:
      'github.com/awsdocs/amazon-cloudwatch-logs-user-guide 26c12c3d doc_source/encrypt-log-data-kms.md, AWS-logs-and-resource-policy.md',
    asOf: '2023-06-15',
  },
  {
    covers: 'publishers to encrypted topics and queues',
    source:
      'github.com/awsdocs/amazon-sns-developer-guide d2d6700c doc_source/sns-key-management.md, sns-enable-encryption-for-topic-sqs-queue-subscriptions.md; github.com/awsdocs/amazon-sqs-developer-guide 39de636d doc_source/sqs-key-management.md',
    asOf: '2023-06-15',
  },
  {
    covers: 'AWS Budgets as a publisher',
    source: 'public Terraform modules that deploy it (AWS publishes the topic policy; the key policy is the general one of SNS)',
    asOf: '2026-11-23',
    note: 'secondary',
  },
  {
    covers: 'Amazon Managed Service for Prometheus as a publisher',
    source: 'https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-alertmanager-receiver-AMPpermission.html',
    asOf: '2026-11-25',
    note: 'undated page; it names the two actions on the key, and no condition',
  },
  {
    covers: 'grants by RDS and EKS',
    source:
      'github.com/awsdocs/amazon-rds-user-guide f2e9ed35 doc_source/Overview.Encryption.Keys.md; github.com/awsdocs/amazon-eks-user-guide 4d52b4d0 latest/ug/security/security-k8s.adoc',
    asOf: '2024-12-18',
  },
];

/** One allowing statement of a resource policy, as plain data. `resources` is left out where the policy belongs to the resource (`*`: a key's own). */
export interface ResourceStatement {
  readonly sid: string;
  /** Service principals. */
  readonly services: readonly string[];
  readonly actions: readonly string[];
  readonly resources?: readonly string[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Where a statement is to hold. Values may be CloudFormation tokens. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/**
 * A key that encrypts log groups: CloudWatch Logs itself uses it, one principal per region, and says which group it is for.
 *
 * @param logGroups pattern of log group names. @default every group of the account in that region
 */
export const logsKeyStatement = ({ partition, region, account }: Place, logGroups = '*'): ResourceStatement => ({
  sid: 'CloudWatchLogs',
  services: [`logs.${region}.amazonaws.com`],
  actions: ['kms:Decrypt*', 'kms:Describe*', 'kms:Encrypt*', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
  conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:${logGroups}` } },
});

/** AWS services that put messages into a topic or queue themselves, not in the name of a caller. */
export const publishers = {
  /** Alarms. */
  cloudWatch: { service: 'cloudwatch.amazonaws.com', sourceOnKey: true },
  budgets: { service: 'budgets.amazonaws.com', sourceOnKey: true },
  /** A topic that hands on to a queue: on the queue's key. */
  sns: { service: 'sns.amazonaws.com', sourceOnKey: true },
  /** Bucket notifications. */
  s3: { service: 's3.amazonaws.com', sourceOnKey: true },
  /** EventBridge. It does not always name the source when it asks for a key, so that a condition would refuse it. */
  events: { service: 'events.amazonaws.com', sourceOnKey: false },
  /** Event subscriptions of RDS. Whether it names the source on a key is written nowhere that we found. */
  rdsEvents: { service: 'events.rds.amazonaws.com', sourceOnKey: false },
  /** Notifications of a backup vault; as above. */
  backup: { service: 'backup.amazonaws.com', sourceOnKey: false },
  /** Alert managers of Amazon Managed Service for Prometheus; as above. */
  prometheus: { service: 'aps.amazonaws.com', sourceOnKey: false },
} as const;

export type Publisher = keyof typeof publishers;

/**
 * The key of a topic or queue: each service that publishes to it needs the key, too, or its messages vanish without an
 * error. The key that AWS manages (alias/aws/sns, alias/aws/sqs) admits none of them, and its policy cannot be changed.
 */
export const publisherKeyStatement = (publisher: Publisher, { account }: Pick<Place, 'account'>): ResourceStatement => {
  const { service, sourceOnKey } = publishers[publisher];
  return {
    sid: `Publish${publisher.charAt(0).toUpperCase()}${publisher.slice(1)}`,
    services: [service],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    ...(sourceOnKey && { conditions: { StringEquals: { 'aws:SourceAccount': account } } }),
  };
};

/** A key that encrypts a bucket into which AWS delivers logs (flow logs, WAF, CloudFront v2). Load balancers cannot: see elbAccessLogs. */
export const logDeliveryKeyStatement = ({ partition, region, account }: Place): ResourceStatement => ({
  sid: 'LogDelivery',
  services: ['delivery.logs.amazonaws.com'],
  actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
  conditions: {
    ArnLike: { 'aws:SourceArn': `arn:${partition}:logs:${region}:${account}:*` },
    StringEquals: { 'aws:SourceAccount': account },
  },
});

/** The value of the condition kms:ViaService that limits a key to one service's use of it. */
export const viaService = (service: 'aps' | 'dynamodb' | 'ec2' | 'rds' | 's3' | 'secretsmanager' | 'sns' | 'sqs', region: string): string =>
  `${service}.${region}.amazonaws.com`;
