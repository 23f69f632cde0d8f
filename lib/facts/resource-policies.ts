import type { Provenance } from './provenance';
import { publishers, type Place, type Publisher, type ResourceStatement } from './service-principals';

export const provenance: readonly Provenance[] = [
  {
    covers: 'topics: CloudWatch alarms, RDS events, AWS Budgets',
    source:
      'github.com/awsdocs/amazon-cloudwatch-user-guide cc40332f doc_source/US_SetupSNS.md; github.com/awsdocs/amazon-rds-user-guide f2e9ed35 doc_source/USER_Events.GrantingPermissions.md; https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html',
    asOf: '2023-06-15',
  },
  {
    covers: 'topics: Amazon Managed Service for Prometheus',
    source: 'https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-alertmanager-receiver-AMPpermission.html',
    asOf: '2026-11-25',
    note: 'undated page',
  },
  {
    covers: 'queues',
    source: 'github.com/awsdocs/amazon-sns-developer-guide d2d6700c doc_source/subscribe-sqs-queue-to-sns-topic.md',
    asOf: '2022-12-02',
  },
  {
    covers: 'log groups, buckets of delivered logs',
    source: 'github.com/awsdocs/amazon-cloudwatch-logs-user-guide 26c12c3d doc_source/AWS-logs-and-resource-policy.md',
    asOf: '2023-06-15',
  },
  {
    covers: 'access logs of load balancers: encryption, accounts per region',
    source:
      'github.com/awsdocs/elb-application-load-balancers-user-guide 01a945e0 doc_source/enable-access-logging.md; npm aws-cdk-lib 2.276.0 region-info (elbv2Account)',
    asOf: '2026-11-23',
  },
  {
    covers: 'flow logs',
    source:
      'github.com/awsdocs/amazon-vpc-user-guide a16ab76e doc_source/flow-logs-cwl.md; npm aws-cdk-lib 2.276.0 aws-ec2/lib/vpc-flow-logs.js',
    asOf: '2026-11-23',
  },
];

const SOURCES: Readonly<Partial<Record<Publisher, (place: Place) => string>>> = {
  cloudWatch: ({ partition, region, account }) => `arn:${partition}:cloudwatch:${region}:${account}:alarm:*`,
  budgets: ({ partition, account }) => `arn:${partition}:budgets::${account}:*`,
  rdsEvents: ({ partition, region, account }) => `arn:${partition}:rds:${region}:${account}:*`,
  // Every workspace of the account: the policy comes first, before the workspace that it is for.
  prometheus: ({ partition, region, account }) => `arn:${partition}:aps:${region}:${account}:workspace/*`,
};

/** What a service asks of a topic besides publishing to it. */
const MORE_ACTIONS: Readonly<Partial<Record<Publisher, readonly string[]>>> = { prometheus: ['sns:GetTopicAttributes'] };

/** Lets a service publish to a topic. EventBridge gets no condition: it does not meet one on a topic. */
export const topicStatement = (publisher: Publisher, topicArn: string, place: Place): ResourceStatement => {
  const source = SOURCES[publisher]?.(place);
  const conditions = {
    ...(source !== undefined && { ArnLike: { 'aws:SourceArn': source } }),
    ...(publisher !== 'events' && { StringEquals: { 'aws:SourceAccount': place.account } }),
  };
  return {
    sid: `Publish${publisher.charAt(0).toUpperCase()}${publisher.slice(1)}`,
    services: [publishers[publisher].service],
    actions: ['sns:Publish', ...(MORE_ACTIONS[publisher] ?? [])],
    resources: [topicArn],
    ...(Object.keys(conditions).length > 0 && { conditions }),
  };
};

/** Lets a topic send to a queue. */
export const queueStatement = (queueArn: string, topicArn: string): ResourceStatement => ({
  sid: 'Topic',
  services: ['sns.amazonaws.com'],
  actions: ['sqs:SendMessage'],
  resources: [queueArn],
  conditions: { ArnEquals: { 'aws:SourceArn': topicArn } },
});

/**
 * Lets AWS deliver logs into a log group (`AWS::Logs::ResourcePolicy`): WAF, whose group's name must begin with
 * aws-waf-logs-, and CloudFront through `AWS::Logs::Delivery`. AWS would write such a policy itself when the caller may, and
 * never remove it. There are ten such policies a region and account at most: one for all groups.
 */
export const logDeliveryStatement = ({ partition, region, account }: Place, logGroupNames: readonly string[]): ResourceStatement => ({
  sid: 'LogDelivery',
  services: ['delivery.logs.amazonaws.com'],
  actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  resources: logGroupNames.map((name) => `arn:${partition}:logs:${region}:${account}:log-group:${name}:log-stream:*`),
  conditions: {
    ArnLike: { 'aws:SourceArn': `arn:${partition}:logs:${region}:${account}:*` },
    StringEquals: { 'aws:SourceAccount': account },
  },
});

/**
 * Who writes a load balancer's access logs into a bucket: an account of AWS's per older region, a service principal in those
 * since August 2022. The bucket is encrypted with SSE-S3: with a KMS key, customer's or AWS's, nothing arrives.
 */
export const elbAccessLogs = {
  encryption: 'AES256',
  service: 'logdelivery.elasticloadbalancing.amazonaws.com',
  accounts: {
    'af-south-1': '098369216593',
    'ap-east-1': '754344448648',
    'ap-northeast-1': '582318560864',
    'ap-northeast-2': '600734575887',
    'ap-northeast-3': '383597477331',
    'ap-south-1': '718504428378',
    'ap-southeast-1': '114774131450',
    'ap-southeast-2': '783225319266',
    'ap-southeast-3': '589379963580',
    'ca-central-1': '985666609251',
    'eu-central-1': '054676820928',
    'eu-north-1': '897822967062',
    'eu-south-1': '635631232127',
    'eu-west-1': '156460612806',
    'eu-west-2': '652711504416',
    'eu-west-3': '009996457667',
    'me-south-1': '076674570225',
    'sa-east-1': '507241528517',
    'us-east-1': '127311923021',
    'us-east-2': '033677994240',
    'us-west-1': '027434742980',
    'us-west-2': '797873946194',
  },
} as const;

/** The principal of a region's access logs: the account whose root is named, or else the service. */
export const elbAccessLogPrincipal = (region: string): { readonly account: string } | { readonly service: string } => {
  const account = (elbAccessLogs.accounts as Readonly<Record<string, string>>)[region];
  return account === undefined ? { service: elbAccessLogs.service } : { account };
};

/** The role by which a VPC writes its flow logs into a log group: who assumes it, and what it may do there. */
export const flowLogs = {
  service: 'vpc-flow-logs.amazonaws.com',
  actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
  /** Conditions of the trust: this account's flow logs only. */
  trustConditions: ({ partition, region, account }: Place) => ({
    ArnLike: { 'aws:SourceArn': `arn:${partition}:ec2:${region}:${account}:vpc-flow-log/*` },
    StringEquals: { 'aws:SourceAccount': account },
  }),
} as const;

/** The log group of an EKS control plane. EKS makes a missing one itself, without key or end of retention: make it before the cluster. */
export const controlPlaneLogGroup = (clusterName: string): string => `/aws/eks/${clusterName}/cluster`;
