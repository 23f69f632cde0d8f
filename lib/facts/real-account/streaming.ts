import { FIRST_READ, READ, SCHEMA, type RiskGroup } from './row';

export const streamingRisks: RiskGroup = {
  title: 'Streams',
  rows: [
    {
      types: ['AWS::SQS::Queue'],
      topic: 'names',
      breaks:
        'a name is free again 60 seconds after its queue was deleted: a deploy right after a destroy fails with `QueueDeletedRecently`',
      tests: ['layers/streaming/stream.test.ts'],
      rule: 'queue-name',
      note: 'repeat the deploy',
      source: 'SQS API, CreateQueue',
      asOf: READ,
    },
    {
      types: ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy', 'AWS::SNS::Topic', 'AWS::SNS::TopicPolicy'],
      topic: 'keys',
      breaks:
        'a topic writes to an encrypted queue only when the queue’s key lets SNS use it, and the queue’s policy names the topic: else messages vanish without an error at the publisher',
      tests: ['layers/streaming/stream.test.ts', 'layers/platform/keys.test.ts'],
      source: 'SNS, "Subscribing an encrypted queue"',
      asOf: FIRST_READ,
    },
    {
      types: ['AWS::SNS::Topic'],
      topic: 'names',
      breaks: 'FIFO and standard cannot be turned into each other: a stream that gets a `key` has another topic and other queues',
      tests: ['layers/streaming/stream.test.ts'],
      rule: 'topic-name',
      ...SCHEMA,
    },
    {
      types: ['AWS::SNS::Subscription'],
      topic: 'order',
      breaks:
        'between a FIFO topic and a standard queue the order ends; a queue of another type than its topic is refused where the queue is FIFO',
      tests: ['layers/streaming/stream.test.ts'],
      source: 'SNS, "FIFO topic message delivery"',
      asOf: FIRST_READ,
    },
    {
      types: ['AWS::MSK::Cluster'],
      topic: 'size',
      breaks:
        'two or three subnets in as many zones, and a multiple of them as brokers; subnets, security groups and name can only be replaced, and with them the data.',
      tests: ['layers/streaming/kafka.test.ts'],
      rule: 'msk-brokers',
      source: "CloudFormation, BrokerNodeGroupInfo; terraform-provider-aws, msk_cluster; the type's schema",
      asOf: READ,
    },
    {
      types: ['AWS::MSK::Cluster'],
      topic: 'service-linked role',
      breaks:
        'the first makes AWSServiceRoleForKafka; it asks for `iam:AttachRolePolicy`, `iam:PutRolePolicy`, log delivery and `kms:CreateGrant` as well',
      ...SCHEMA,
    },
    {
      types: ['AWS::MSK::Cluster'],
      topic: 'version',
      breaks:
        'new clusters are refused on versions with an announced end (up to 3.6), and old ones are upgraded without notice after it; from 4.0 on there is KRaft only',
      tests: ['layers/streaming/kafka.test.ts'],
      rule: 'msk-version',
      source: 'MSK, "Supported Apache Kafka versions", "Amazon MSK version support"',
      asOf: READ,
    },
    {
      types: ['AWS::MSK::Cluster'],
      topic: 'region',
      breaks:
        'not every size of broker is in every region, and no list that a program could read says which, nor which versions: look at the pricing page of MSK, and at `aws kafka list-kafka-versions`. Subnets in use1-az3 are refused',
      tests: ['facts/regions.test.ts'],
      source: 'MSK, "Amazon MSK broker sizes"; MSK API, CreateCluster ClientSubnets',
      asOf: READ,
    },
    {
      types: ['AWS::MSK::Cluster'],
      topic: 'deletion',
      breaks: 'MSK has no deletion protection of its own; its security group outlives it by minutes',
      tests: ['tiers/templates.test.ts', 'layers/streaming/kafka.test.ts'],
      note: '`Retain` in production',
      source: 'aws-cloudformation/cloudformation-coverage-roadmap#2473; aws/aws-cdk#16902',
      asOf: READ,
    },
    {
      types: ['AWS::MSK::Configuration'],
      topic: 'names',
      breaks:
        'name and versions can only be replaced, a configuration in use cannot be deleted, and a second one of the same name is refused (`ConflictException: A resource with this name already exists`): an upgrade of Kafka needs another name or no list of versions',
      tests: ['layers/streaming/kafka.test.ts'],
      note: 'the configuration has no list of versions, so that an upgrade changes it in place',
      source: "hashicorp/terraform-provider-aws#8898, #15831; terraform-aws-modules/terraform-aws-msk-kafka-cluster#16; the type's schema",
      asOf: READ,
    },
    {
      types: ['AWS::MSK::Configuration'],
      topic: 'behaviour',
      breaks: 'the API takes Base64, CloudFormation plain text: encoded, the whole is taken for a setting that no version of Kafka knows',
      tests: ['layers/streaming/kafka.test.ts'],
      source: 'aws/aws-cdk#34503',
      asOf: READ,
    },
    {
      types: ['AWS::MSK::Cluster'],
      topic: 'order',
      breaks: 'connections from other VPCs are refused while the cluster is made, and can only be switched on later',
      tests: ['layers/streaming/kafka.test.ts'],
      note: 'left out',
      source: 'aws-cloudformation/cloudformation-coverage-roadmap#1775',
      asOf: READ,
    },
    {
      types: ['AWS::MSK::Cluster', 'AWS::ElastiCache::ReplicationGroup'],
      topic: 'permissions',
      breaks:
        'logs are delivered by CloudWatch Logs, whose policy must stand on the group before: else the service writes one of the ten policies of the account, with the rights of the deploying role',
      tests: ['layers/streaming/kafka.test.ts', 'layers/data/valkey.test.ts'],
      note: 'the policy stands on each log group itself',
      source: 'CloudWatch Logs, "Enable logging from AWS services"',
      asOf: READ,
    },
    {
      types: ['AWS::MSK::Topic'],
      topic: 'permissions',
      breaks:
        'made with `kafka-cluster:` actions of the deploying role on the cluster’s data plane (Connect, CreateTopic, DescribeTopic, AlterTopic, DeleteTopic and their dynamic configuration): an administrator has them, a narrow role rarely. Works only with IAM authentication on the cluster',
      tests: ['layers/streaming/kafka.test.ts'],
      rule: 'msk-topic',
      ...SCHEMA,
    },
    {
      types: ['AWS::MSK::Topic'],
      topic: 'deletion',
      breaks: 'copies, cluster and name can only be replaced, and a replaced topic is an empty one; partitions are added, never taken away',
      tests: ['tiers/templates.test.ts', 'layers/streaming/kafka.test.ts'],
      ...SCHEMA,
    },
  ],
};
