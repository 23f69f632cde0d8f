import {
  refusalIds,
  refusals,
  refusedOf,
  sumRefusals,
  type PlacedResource,
  type Properties,
} from '../../../lib/facts/real-account/refusals';

const placed = (type: string, properties: Properties, region = 'eu-west-1'): PlacedResource => ({
  stack: 'shop-eu-west-1-Data',
  region,
  logicalId: 'It',
  type,
  properties,
});

/** Ids of the rules that speak against resources. */
const against = (...resources: readonly PlacedResource[]): string[] =>
  refusedOf(resources).map((sentence) => /\(([a-z-]+)[:)]/.exec(sentence)?.[1] ?? sentence);

const subnets = (count: number): string[] => Array.from({ length: count }, (_, i) => `subnet-${i}`);
const vpc = (count: number): object => ({ VPCOptions: { SubnetIds: subnets(count) } });
const zones = (count: number): object => ({ ZoneAwarenessEnabled: true, ZoneAwarenessConfig: { AvailabilityZoneCount: count } });
const capacity = (MinCapacity: number, MaxCapacity: number): object => ({ ServerlessV2ScalingConfiguration: { MinCapacity, MaxCapacity } });
const key = { SSESpecification: { KMSMasterKeyId: 'arn' } };
const encrypted = { SSESpecification: { SSEEnabled: true, SSEType: 'KMS' } };
const list = { SourcePrefixListId: 'pl-1' };

/** Per rule: what it lets pass, and what it refuses. */
const CASES: Readonly<Record<string, readonly [type: string, good: readonly object[], bad: readonly object[]]>> = {
  'rds-identifier': [
    'AWS::RDS::DBCluster',
    [{ DBClusterIdentifier: 'shop-main' }, { DBClusterIdentifier: { Ref: 'X' } }],
    ['a--b', '1a', 'a-', 'a'.repeat(64)].map((DBClusterIdentifier) => ({ DBClusterIdentifier })),
  ],
  'rds-subnets': ['AWS::RDS::DBSubnetGroup', [{ SubnetIds: subnets(2) }], [{ SubnetIds: subnets(1) }]],
  'aurora-capacity': [
    'AWS::RDS::DBCluster',
    [capacity(0, 1), capacity(0.5, 256)],
    [capacity(0.3, 4), capacity(8, 4), capacity(0, 0.5), capacity(1, 300), capacity(-1, 2)],
  ],
  'aurora-serverless-class': [
    'AWS::RDS::DBInstance',
    [{ DBInstanceClass: 'db.serverless', DBClusterIdentifier: 'c' }, { DBInstanceClass: 'db.t4g.micro' }],
    [{ DBInstanceClass: 'db.serverless' }],
  ],
  'rds-database-insights': [
    'AWS::RDS::DBInstance',
    [
      { DatabaseInsightsMode: 'standard' },
      { DatabaseInsightsMode: 'advanced', EnablePerformanceInsights: true, PerformanceInsightsRetentionPeriod: 465 },
    ],
    [
      { DatabaseInsightsMode: 'advanced', EnablePerformanceInsights: true, PerformanceInsightsRetentionPeriod: 7 },
      { DatabaseInsightsMode: 'advanced' },
    ],
  ],
  'rds-two-passwords': [
    'AWS::RDS::DBCluster',
    [{ ManageMasterUserPassword: true }, { MasterUserPassword: { Ref: 'X' } }],
    [{ ManageMasterUserPassword: true, MasterUserPassword: { Ref: 'X' } }],
  ],
  'secret-name': ['AWS::SecretsManager::Secret', [{ Name: 'shop/main' }, {}], [{ Name: 'shop main' }, { Name: 'shop-abc123' }]],
  'dynamodb-replica-keys': [
    'AWS::DynamoDB::GlobalTable',
    [{ ...encrypted, Replicas: [{ Region: 'eu-west-1', ...key }] }, { Replicas: [{ Region: 'eu-west-1' }] }],
    [
      { Replicas: [{ Region: 'eu-west-1', ...key }] },
      { ...encrypted, Replicas: [{ Region: 'eu-west-1', ...key }, { Region: 'us-east-1' }] },
    ],
  ],
  'dynamodb-own-replica': [
    'AWS::DynamoDB::GlobalTable',
    [{ Replicas: [{ Region: 'eu-west-1' }] }, { Replicas: [{ Region: { Ref: 'AWS::Region' } }] }],
    [{ Replicas: [{ Region: 'us-east-1' }] }],
  ],
  'elasticache-name': [
    'AWS::ElastiCache::ReplicationGroup',
    [{ ReplicationGroupId: 'shop-main' }],
    [{ ReplicationGroupId: 'a'.repeat(41) }, { ReplicationGroupId: 'a--b' }],
  ],
  'elasticache-failover': [
    'AWS::ElastiCache::ReplicationGroup',
    [{ AutomaticFailoverEnabled: true, ClusterMode: 'enabled' }, { NumCacheClusters: 1 }],
    [{ ClusterMode: 'enabled' }, { NumNodeGroups: 2 }, { AutomaticFailoverEnabled: true, NumCacheClusters: 1 }],
  ],
  'elasticache-transit': [
    'AWS::ElastiCache::ReplicationGroup',
    [{ TransitEncryptionEnabled: true, CacheSubnetGroupName: 'g' }],
    [{ TransitEncryptionEnabled: true }],
  ],
  'valkey-version': [
    'AWS::ElastiCache::ReplicationGroup',
    [{ Engine: 'valkey', EngineVersion: '8.2' }, { Engine: 'redis' }],
    [{ Engine: 'valkey' }, { Engine: 'valkey', EngineVersion: '7.1' }],
  ],
  'elasticache-iam-user': [
    'AWS::ElastiCache::User',
    [
      { AuthenticationMode: { Type: 'iam' }, UserId: 'web', UserName: 'web' },
      { Engine: 'valkey', AuthenticationMode: { Type: 'password' }, UserId: 'a', UserName: 'default' },
    ],
    [
      { AuthenticationMode: { Type: 'iam' }, UserId: 'web', UserName: 'default' },
      { AuthenticationMode: { Type: 'iam' }, UserId: 'Web', UserName: 'Web' },
      { Engine: 'valkey', NoPasswordRequired: true },
    ],
  ],
  'opensearch-name': [
    'AWS::OpenSearchService::Domain',
    [{ DomainName: 'shop-main' }],
    [{ DomainName: 'Shop' }, { DomainName: 'a'.repeat(29) }, { DomainName: 'ab' }],
  ],
  'opensearch-zones': [
    'AWS::OpenSearchService::Domain',
    [{ ClusterConfig: zones(3), ...vpc(3) }, { ClusterConfig: {}, ...vpc(1) }, {}],
    [
      { ClusterConfig: zones(2), ...vpc(3) },
      { ClusterConfig: {}, ...vpc(2) },
      { ClusterConfig: zones(4), ...vpc(4) },
    ],
  ],
  'opensearch-masters': [
    'AWS::OpenSearchService::Domain',
    [{ ClusterConfig: { DedicatedMasterCount: 3 } }, {}],
    [{ ClusterConfig: { DedicatedMasterCount: 2 } }, { ClusterConfig: { DedicatedMasterCount: 4 } }],
  ],
  'opensearch-access-control': [
    'AWS::OpenSearchService::Domain',
    [
      {
        AdvancedSecurityOptions: { Enabled: true },
        EncryptionAtRestOptions: { Enabled: true },
        NodeToNodeEncryptionOptions: { Enabled: true },
        DomainEndpointOptions: { EnforceHTTPS: true },
      },
      {},
    ],
    [{ AdvancedSecurityOptions: { Enabled: true }, EncryptionAtRestOptions: { Enabled: true } }],
  ],
  'queue-name': [
    'AWS::SQS::Queue',
    [{ QueueName: 'plays' }, { QueueName: 'plays.fifo', FifoQueue: true }],
    [{ QueueName: 'plays', FifoQueue: true }, { QueueName: 'plays.fifo' }, { QueueName: 'a'.repeat(81) }],
  ],
  'topic-name': ['AWS::SNS::Topic', [{ TopicName: 'plays' }], [{ TopicName: 'plays', FifoTopic: true }, { TopicName: 'a b' }]],
  'msk-brokers': [
    'AWS::MSK::Cluster',
    [{ NumberOfBrokerNodes: 6, BrokerNodeGroupInfo: { ClientSubnets: subnets(3) } }],
    [
      { NumberOfBrokerNodes: 4, BrokerNodeGroupInfo: { ClientSubnets: subnets(3) } },
      { NumberOfBrokerNodes: 1, BrokerNodeGroupInfo: { ClientSubnets: subnets(1) } },
    ],
  ],
  'msk-name': ['AWS::MSK::Cluster', [{ ClusterName: 'shop' }], [{ ClusterName: 'shop_main' }, { ClusterName: 'a'.repeat(65) }]],
  'msk-version': [
    'AWS::MSK::Cluster',
    [{ KafkaVersion: '3.9.x' }, { KafkaVersion: '4.1.x.kraft' }, { KafkaVersion: '3.7.x' }],
    [{ KafkaVersion: '3.6.0' }, { KafkaVersion: '2.8.1' }],
  ],
  'msk-topic': [
    'AWS::MSK::Topic',
    [{ PartitionCount: 12, ReplicationFactor: 3 }],
    [{ PartitionCount: 0 }, { PartitionCount: 1, ReplicationFactor: 0 }],
  ],
  'security-group-rules': [
    'AWS::EC2::SecurityGroup',
    [{ SecurityGroupIngress: [list, {}, {}] }, { SecurityGroupIngress: [list], SecurityGroupEgress: Array(20).fill({}) }],
    [{ SecurityGroupIngress: [list, list] }, { SecurityGroupEgress: Array(61).fill({}) }],
  ],
  'load-balancer-name': [
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    [{ Name: 'shop-edge' }],
    [{ Name: 'internal-shop' }, { Name: 'a'.repeat(33) }, { Name: 'shop-' }],
  ],
  'edge-region': ['AWS::WAFv2::WebACL', [{ Scope: 'REGIONAL' }], [{ Scope: 'CLOUDFRONT' }]],
};

it.each(Object.entries(CASES))('%s refuses what AWS refuses, and nothing else', (id, [type, good, bad]) => {
  for (const properties of good) expect([properties, against(placed(type, properties as Properties))]).toEqual([properties, []]);
  for (const properties of bad) expect([properties, against(placed(type, properties as Properties))]).toEqual([properties, [id]]);
});

it('a rule without cases is no rule', () => expect(Object.keys(CASES).sort()).toEqual(refusals.map(({ id }) => id).sort()));

it('sums up what an account has too few of', () => {
  const addresses = (count: number, region: string) => Array.from({ length: count }, () => placed('AWS::EC2::EIP', {}, region));
  expect(against(...addresses(5, 'eu-west-1'), ...addresses(1, 'us-east-1'))).toEqual([]);
  expect(against(...addresses(6, 'eu-west-1'))).toEqual(['elastic-addresses']);
  const policies = (count: number, properties: Properties) =>
    Array.from({ length: count }, () => placed('AWS::Logs::ResourcePolicy', properties));
  expect(against(...policies(10, {}), ...policies(5, { ResourceArn: 'arn' }))).toEqual([]);
  expect(against(...policies(11, {}))).toEqual(['log-resource-policies']);
});

it('knows types that a region lacks', () => {
  expect(against(placed('AWS::FIS::ExperimentTemplate', {}, 'ca-west-1'))).toEqual(['resource-region']);
  expect(against(placed('AWS::FIS::ExperimentTemplate', {}))).toEqual([]);
});

it('has ids that are unlike each other, and sources that can be opened', () => {
  expect([...new Set(refusalIds)]).toEqual(refusalIds);
  for (const { source, asOf } of [...refusals, ...sumRefusals]) {
    expect(source).toMatch(/https:\/\/|github\.com\//);
    expect(asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
  }
});
