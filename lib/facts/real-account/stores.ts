import { READ, SCHEMA, type RiskGroup } from './row';

export const storeRisks: RiskGroup = {
  title: 'Other stores',
  rows: [
    {
      types: ['AWS::DynamoDB::GlobalTable'],
      topic: 'region',
      breaks: '`The Replicas section must contain an entry for the current region`',
      tests: ['layers/data/dynamodb.test.ts'],
      rule: 'dynamodb-own-replica',
      source: 'aws-cloudformation/rain#339',
      asOf: READ,
    },
    {
      types: ['AWS::DynamoDB::GlobalTable'],
      topic: 'keys',
      breaks:
        'a key of a replica without encryption on the table: `ReplicaSSESpecification and SSEType must be null when SSE is set to default`; with keys, `KMSMasterKeyId must be specified for each replica`. Needs `kms:CreateGrant` and `kms:DescribeKey` of whoever makes it',
      tests: ['layers/data/dynamodb.test.ts'],
      rule: 'dynamodb-replica-keys',
      source: 'aws/aws-cdk#37783; hashicorp/terraform-provider-aws#17422',
      asOf: '2026-05-06',
    },
    {
      types: ['AWS::DynamoDB::GlobalTable'],
      topic: 'deletion',
      breaks:
        'a table of AWS::DynamoDB::Table cannot become one: changing the type may delete it. Deletion protection is per replica, and a protected one fails the deletion of its stack',
      tests: ['layers/data/dynamodb.test.ts'],
      note: 'always this type, from the first day',
      source: 'CloudFormation, AWS::DynamoDB::GlobalTable',
      asOf: READ,
    },
    {
      types: ['AWS::DynamoDB::GlobalTable'],
      topic: 'permissions',
      breaks:
        'in every region of a replica, without a condition on the address that calls; scaled capacity asks for actions of Application Auto Scaling and its service-linked role, also where capacity is on demand',
      source: 'CloudFormation, AWS::DynamoDB::GlobalTable; the type\'s schema; DynamoDB, "global tables security"',
      asOf: READ,
    },
    {
      types: ['AWS::DynamoDB::GlobalTable'],
      topic: 'size',
      breaks: 'only one table with secondary indexes can be in creation at a time, and one index is added or removed per update',
      note: 'CloudFormation waits and tries again',
      source: 'DynamoDB API, CreateTable',
      asOf: READ,
    },
    {
      types: ['AWS::ApplicationAutoScaling::ScalableTarget', 'AWS::ApplicationAutoScaling::ScalingPolicy'],
      topic: 'service-linked role',
      breaks:
        'one role per service (DynamoDB, RDS, Kafka …), made with the first target; a `RoleARN` is not looked at where the service has one. The target is not found for a moment after the table is made',
      source: 'Application Auto Scaling API, RegisterScalableTarget',
      asOf: READ,
    },
    {
      types: ['AWS::ElastiCache::ReplicationGroup'],
      topic: 'service-linked role',
      breaks:
        'the first of an account makes AWSServiceRoleForElastiCache with the rights of the deploying role; log delivery, `kms:CreateGrant` and more are asked for with it',
      ...SCHEMA,
    },
    {
      types: ['AWS::ElastiCache::ReplicationGroup'],
      topic: 'version',
      breaks: 'Valkey wants a version, and cannot go back to an earlier one; only a replication group can be Valkey, no single cluster',
      tests: ['layers/data/valkey.test.ts'],
      rule: 'valkey-version',
      source: 'hashicorp/terraform-provider-aws#41210; ansible-collections/community.aws#2386; ElastiCache API, CreateReplicationGroup',
      asOf: READ,
    },
    {
      types: ['AWS::ElastiCache::ReplicationGroup'],
      topic: 'size',
      breaks:
        'cluster mode needs automatic failover, failover without it two nodes; cluster mode is not switched on but by way of `compatible`. Encryption, key, port, subnet group and name can only be replaced, and with them the data',
      tests: ['layers/data/valkey.test.ts'],
      rule: 'elasticache-failover',
      source: "ElastiCache API, CreateReplicationGroup; the type's schema",
      asOf: READ,
    },
    {
      types: ['AWS::ElastiCache::ReplicationGroup'],
      topic: 'names',
      breaks: 'an id of at most 40 characters, in lower case; `rediss` only with a subnet group',
      tests: ['layers/data/valkey.test.ts'],
      rule: 'elasticache-name',
      source: 'ElastiCache API, CreateReplicationGroup ReplicationGroupId, TransitEncryptionEnabled',
      asOf: READ,
    },
    {
      types: ['AWS::ElastiCache::ReplicationGroup'],
      topic: 'region',
      breaks: 'cache.t4g is not in me-central-1 and me-south-1, cache.m7g not in ca-west-1 and eu-south-1, cache.m8g not in six regions',
      tests: ['facts/availability.test.ts', 'plan/availability.test.ts', 'layers/data/valkey.test.ts'],
      note: 'BP309',
      source: '`lib/facts/availability.ts`',
      asOf: '2026-10-20',
    },
    {
      types: ['AWS::ElastiCache::User', 'AWS::ElastiCache::UserGroup'],
      topic: 'behaviour',
      breaks:
        '`User Id and User name must be same for authentication type: iam`; a group of Valkey takes no user without a password, and so not the `default` of Redis.',
      tests: ['layers/data/valkey.test.ts'],
      rule: 'elasticache-iam-user',
      source:
        'terraform-aws-modules/terraform-aws-elasticache#65; open-constructs/aws-cdk-library#69; aws-cloudformation/cloudformation-coverage-roadmap#2199 (Valkey as an engine of groups since November 2024)',
      asOf: READ,
    },
    {
      types: ['AWS::ElastiCache::ParameterGroup'],
      topic: 'version',
      breaks: 'belongs to one family (`valkey8`); its name is CloudFormation’s. Asks for `iam:CreateServiceLinkedRole`, too',
      tests: ['layers/data/valkey.test.ts'],
      ...SCHEMA,
    },
    {
      types: ['AWS::ElastiCache::SubnetGroup'],
      topic: 'size',
      breaks: 'nodes go only where the group has a subnet: failover to another zone needs two of them',
      tests: ['layers/data/valkey.test.ts'],
      note: 'three subnets in three zones',
      source: 'ElastiCache API, CreateReplicationGroup PreferredCacheClusterAZs',
      asOf: READ,
    },
    {
      types: ['AWS::OpenSearchService::Domain'],
      topic: 'service-linked role',
      breaks:
        '`Before you can proceed, you must enable a service-linked role to give Amazon OpenSearch Service permissions to access your VPC`: unlike others, the role is not made on first use. `aws iam create-service-linked-role --aws-service-name opensearchservice.amazonaws.com`, once per account; it is there already when anybody made a domain in the console, and making it twice fails',
      tests: ['layers/data/opensearch.test.ts'],
      note: 'the runbook has the command where a domain is planned',
      source: 'aws/copilot-cli#3006; hashicorp/terraform-provider-aws#30961',
      asOf: READ,
    },
    {
      types: ['AWS::OpenSearchService::Domain'],
      topic: 'size',
      breaks: 'as many subnets as zones; two or three zones; three dedicated masters, or five and more',
      tests: ['layers/data/opensearch.test.ts'],
      rule: 'opensearch-zones',
      source: 'OpenSearch Service API, ZoneAwarenessConfig, ClusterConfig',
      asOf: READ,
    },
    {
      types: ['AWS::OpenSearchService::Domain'],
      topic: 'names',
      breaks: 'at most 28 characters, unique in account and region; the name can only be replaced, and with it the data',
      tests: ['layers/data/opensearch.test.ts'],
      rule: 'opensearch-name',
      source: "OpenSearch Service API, DomainName; the type's schema",
      asOf: READ,
    },
    {
      types: ['AWS::OpenSearchService::Domain'],
      topic: 'permissions',
      breaks:
        'logs need a resource policy of CloudWatch Logs for `es.amazonaws.com` before the domain is made; fine-grained access control needs HTTPS and both encryptions',
      tests: ['layers/data/opensearch.test.ts'],
      rule: 'opensearch-access-control',
      source: 'aws/aws-cdk#28707; CloudFormation, AdvancedSecurityOptions',
      asOf: READ,
    },
    {
      types: ['AWS::OpenSearchService::Domain'],
      topic: 'region',
      breaks:
        'm7g is not in ca-west-1 and eu-south-1, m8g not in ap-southeast-6 and il-central-1; or1 and om2 in half of the regions only. An update may take up to 36 hours before CloudFormation gives up',
      tests: ['facts/availability.test.ts', 'plan/availability.test.ts', 'layers/data/opensearch.test.ts'],
      note: 'BP309',
      source: "`lib/facts/availability.ts`; the type's schema (timeoutInMinutes)",
      asOf: '2026-10-20',
    },
  ],
};
