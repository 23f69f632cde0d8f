import { quotaOf } from '../../lib/facts/quotas';
import { needsOf } from '../../lib/quotas/need';
import { stacksByRegion } from '../../lib/quotas/stacks';
import type { Synthesized, TemplateResource } from '../../lib/testing';

/** How many of what a quota counts a resource is, or brings along. */
type Count = (properties: Readonly<Record<string, unknown>>) => number;

interface Counted {
  readonly type: string;
  readonly quota: string;
  /** @default one */
  readonly count?: Count;
}

const cacheNodes: Count = ({ NumNodeGroups, ReplicasPerNodeGroup }) => Number(NumNodeGroups) * (1 + Number(ReplicasPerNodeGroup));

const numberAt =
  (name: string): Count =>
  (properties) =>
    Number(properties[name]);

/** A kind that nobody has counted yet makes the sum no number, and the test fail. */
const ofKind =
  (name: string, kind: string): Count =>
  (properties) =>
    properties[name] === kind ? 1 : NaN;

/** What stands in templates, and the quota that counts it. What AWS makes along with it, and counts, is a row of its own. */
export const COUNTED: readonly Counted[] = [
  { type: 'AWS::APS::Workspace', quota: 'aps.workspaces' },
  { type: 'AWS::Backup::BackupVault', quota: 'backup.vaults' },
  { type: 'AWS::Budgets::Budget', quota: 'budgets.budgets' },
  { type: 'AWS::CloudFront::Distribution', quota: 'cloudfront.distributions' },
  { type: 'AWS::CloudWatch::Alarm', quota: 'cloudwatch.alarms' },
  { type: 'AWS::CloudWatch::Dashboard', quota: 'cloudwatch.dashboards' },
  { type: 'AWS::DynamoDB::GlobalTable', quota: 'dynamodb.tables' },
  { type: 'AWS::EC2::EIP', quota: 'vpc.elastic-ips' },
  { type: 'AWS::EC2::InternetGateway', quota: 'vpc.internet-gateways' },
  { type: 'AWS::EC2::SecurityGroup', quota: 'vpc.security-groups' },
  { type: 'AWS::EC2::VPC', quota: 'vpc.vpcs' },
  // Each VPC has a default group.
  { type: 'AWS::EC2::VPC', quota: 'vpc.security-groups' },
  { type: 'AWS::EC2::VPCEndpoint', quota: 'vpc.gateway-endpoints', count: ofKind('VpcEndpointType', 'Gateway') },
  { type: 'AWS::ECR::Repository', quota: 'ecr.repositories' },
  { type: 'AWS::EKS::AccessEntry', quota: 'eks.access-entries' },
  { type: 'AWS::EKS::Cluster', quota: 'eks.clusters' },
  // EKS makes one for the nodes of the built-in pools, and a group that nodes and control plane share.
  { type: 'AWS::EKS::Cluster', quota: 'eks.access-entries' },
  { type: 'AWS::EKS::Cluster', quota: 'vpc.security-groups' },
  { type: 'AWS::EKS::PodIdentityAssociation', quota: 'eks.pod-identity-associations' },
  // An add-on brings its own along.
  {
    type: 'AWS::EKS::Addon',
    quota: 'eks.pod-identity-associations',
    count: ({ PodIdentityAssociations: own = [] }) => (own as unknown[]).length,
  },
  { type: 'AWS::ElastiCache::ReplicationGroup', quota: 'elasticache.nodes', count: cacheNodes },
  { type: 'AWS::ElastiCache::User', quota: 'elasticache.users' },
  { type: 'AWS::ElasticLoadBalancingV2::ListenerRule', quota: 'elb.rules-per-load-balancer' },
  { type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', quota: 'elb.application-load-balancers', count: ofKind('Type', 'application') },
  { type: 'AWS::ElasticLoadBalancingV2::TargetGroup', quota: 'elb.target-groups' },
  { type: 'AWS::FIS::ExperimentTemplate', quota: 'fis.experiment-templates' },
  { type: 'AWS::IAM::Role', quota: 'iam.roles' },
  { type: 'AWS::KMS::Key', quota: 'kms.keys' },
  { type: 'AWS::Logs::LogGroup', quota: 'logs.groups' },
  { type: 'AWS::MSK::Cluster', quota: 'kafka.brokers-per-account', count: numberAt('NumberOfBrokerNodes') },
  { type: 'AWS::MSK::Configuration', quota: 'kafka.configurations' },
  { type: 'AWS::OpenSearchService::Domain', quota: 'opensearch.domains' },
  { type: 'AWS::RDS::DBCluster', quota: 'rds.clusters' },
  { type: 'AWS::RDS::DBClusterParameterGroup', quota: 'rds.cluster-parameter-groups' },
  { type: 'AWS::RDS::DBInstance', quota: 'rds.instances' },
  { type: 'AWS::RDS::DBParameterGroup', quota: 'rds.parameter-groups' },
  { type: 'AWS::RDS::DBSubnetGroup', quota: 'rds.subnet-groups' },
  { type: 'AWS::S3::Bucket', quota: 's3.buckets' },
  { type: 'AWS::SNS::Topic', quota: 'sns.topics' },
  { type: 'AWS::SecretsManager::Secret', quota: 'secretsmanager.secrets' },
  { type: 'AWS::WAFv2::WebACL', quota: 'waf.web-acls' },
];

/** Whose number no quota of the table counts, and why. */
export const UNCOUNTED: Readonly<Record<string, string>> = {
  'AWS::APS::RuleGroupsNamespace': 'one, in the workspace',
  'AWS::Backup::BackupPlan': 'one in a vault',
  'AWS::Backup::BackupSelection': 'one for each database, in the plan of the vault',
  'AWS::CloudFront::VpcOrigin': 'one for each distribution',
  'AWS::EC2::FlowLog': 'one in the VPC',
  'AWS::EC2::NatGateway': 'counted by the zone, and each has an address, which is counted',
  'AWS::EC2::Route': 'one in each route table, beside those of gateways',
  'AWS::EC2::RouteTable': 'one for each zone and each kind of subnet, whatever the load',
  'AWS::EC2::SecurityGroupIngress': 'counted by the group, where some weigh more than one',
  'AWS::EC2::Subnet': 'three in each zone, whatever the load',
  'AWS::EC2::SubnetRouteTableAssociation': 'part of the subnet',
  'AWS::EC2::VPCGatewayAttachment': 'part of the gateway',
  'AWS::ElastiCache::ParameterGroup': 'one for each cache',
  'AWS::ElastiCache::SubnetGroup': 'one for each cache',
  'AWS::ElastiCache::UserGroup': 'one for each cache',
  'AWS::ElasticLoadBalancingV2::Listener': 'one on each load balancer',
  'AWS::IAM::Policy': 'part of the role, where its length counts',
  'AWS::IAM::RolePolicy': 'part of the role, where its length counts',
  'AWS::KMS::Alias': 'one for each key',
  'AWS::Logs::Delivery': 'one for each log that CloudFront writes',
  'AWS::Logs::DeliveryDestination': 'one for each log that CloudFront writes',
  'AWS::Logs::DeliverySource': 'one for each log that CloudFront writes',
  'AWS::Logs::ResourcePolicy': 'one for each kind of service that writes logs',
  'AWS::MSK::Topic': 'partitions count, and choose the brokers',
  'AWS::Route53::RecordSetGroup': 'records of one zone',
  'AWS::S3::BucketPolicy': 'part of the bucket',
  'AWS::SNS::Subscription': 'one for each queue of a topic',
  'AWS::SNS::TopicPolicy': 'part of the topic',
  'AWS::SQS::Queue': 'SQS names no limit on their number',
  'AWS::SQS::QueuePolicy': 'part of the queue',
  'AWS::Scheduler::Schedule': 'one for each experiment',
  'AWS::SecretsManager::SecretTargetAttachment': 'part of the secret',
  'AWS::WAFv2::LoggingConfiguration': 'part of the firewall',
};

/** Quotas of plans that count what no template holds by itself, and why. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  'aps.active-series': 'what pods tell',
  'cloudformation.stacks': 'test/quotas/stacks.test.ts',
  'dynamodb.table-read-units': 'what a table carries',
  'dynamodb.table-write-units': 'what a table carries',
  'ebs.gp3-tib': 'disks of nodes, which EKS makes',
  'ec2.network-interfaces': 'those of nodes and services, which they make themselves',
  'ec2.standard-vcpus': 'nodes, which EKS makes',
  'elasticache.nodes-per-cluster': 'the largest of elasticache.nodes',
  'elb.targets-per-load-balancer': 'pods',
  'fis.active-experiments': 'the experiments of one minute: below',
  'kafka.brokers-per-cluster': 'the largest of kafka.brokers-per-account',
  'opensearch.instances-per-domain': 'what a domain has',
  'vpc.nat-gateways-per-zone': 'gateways of one zone: below',
  'vpc.network-address-usage': 'addresses of nodes and pods',
  'vpc.rules-per-security-group': 'rules by their weight',
};

export interface Standing extends TemplateResource {
  readonly region: string;
}

/** All resources of a synthesis with their regions. */
export const standing = ({ plan, templates }: Synthesized): readonly Standing[] =>
  [...stacksByRegion(plan)].flatMap(([region, stacks]) =>
    [...stacks].flatMap((stack) => Object.values(templates.get(stack)?.Resources ?? {}).map((resource) => ({ ...resource, region }))),
  );

const placeOf = (quota: string, region: string): string => `${quota} ${quotaOf(quota).per === 'account' ? '' : region}`.trim();

/** What is built of each quota, by `<quota> <region>`; of the account, by the quota alone. */
export const built = (s: Synthesized): Readonly<Record<string, number>> => {
  const sums: Record<string, number> = {};
  for (const { Type, Properties = {}, region } of standing(s))
    for (const { quota, count = () => 1 } of COUNTED.filter(({ type }) => type === Type)) {
      const place = placeOf(quota, region);
      sums[place] = (sums[place] ?? 0) + count(Properties);
    }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
};

/** What the plan claims of the same quotas. */
export const claimed = ({ plan }: Synthesized): Readonly<Record<string, number>> =>
  Object.fromEntries(
    needsOf(plan)
      .filter(({ quota }) => !(quota.id in ELSEWHERE))
      .map(({ quota, region, amount }) => [placeOf(quota.id, region ?? ''), amount]),
  );
