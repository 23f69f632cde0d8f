import { resources, subject, type Row } from '../row';

const KEPT = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };

const gsi = (IndexName: string, key: string, more = {}) => ({
  IndexName,
  KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
  Projection: { ProjectionType: 'ALL' },
  ...more,
});
const attribute = (AttributeName: string, AttributeType = 'S') => ({ AttributeName, AttributeType });

const table = subject(
  'AWS::DynamoDB::Table',
  {
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [attribute('pk'), attribute('sk'), attribute('g1')],
    BillingMode: 'PAY_PER_REQUEST',
    GlobalSecondaryIndexes: [gsi('one', 'g1')],
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
    DeletionProtectionEnabled: true,
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: 'alias/one' },
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
  },
  KEPT,
);

const replica = (Region: string, more = {}) => ({
  Region,
  DeletionProtectionEnabled: true,
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  ...more,
});

const everywhere = subject(
  'AWS::DynamoDB::GlobalTable',
  {
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [attribute('pk')],
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    Replicas: [replica('us-east-1'), replica('eu-west-1')],
  },
  KEPT,
);

const column = (ColumnName: string, ColumnType = 'text') => ({ ColumnName, ColumnType });

const wide = subject(
  'AWS::Cassandra::Table',
  {
    KeyspaceName: 'app',
    PartitionKeyColumns: [column('id')],
    RegularColumns: [column('a'), column('b')],
    PointInTimeRecoveryEnabled: true,
    BillingMode: { Mode: 'ON_DEMAND' },
    DefaultTimeToLive: 0,
  },
  KEPT,
);

const cache = subject(
  'AWS::ElastiCache::ReplicationGroup',
  {
    ReplicationGroupDescription: 'carts',
    Engine: 'valkey',
    EngineVersion: '8.0',
    CacheNodeType: 'cache.r7g.large',
    NumNodeGroups: 2,
    ReplicasPerNodeGroup: 1,
    AtRestEncryptionEnabled: true,
    TransitEncryptionEnabled: true,
    AutomaticFailoverEnabled: true,
    MultiAZEnabled: true,
    SnapshotRetentionLimit: 7,
    CacheSubnetGroupName: 'cache',
  },
  { DeletionPolicy: 'Snapshot', UpdateReplacePolicy: 'Snapshot' },
);

const search = subject(
  'AWS::OpenSearchService::Domain',
  {
    EngineVersion: 'OpenSearch_2.15',
    ClusterConfig: { InstanceType: 'm7g.large.search', InstanceCount: 3, ZoneAwarenessEnabled: true, DedicatedMasterEnabled: false },
    EBSOptions: { EBSEnabled: true, VolumeSize: 100, VolumeType: 'gp3' },
    EncryptionAtRestOptions: { Enabled: true },
    NodeToNodeEncryptionOptions: { Enabled: true },
    DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-2019-07' },
    VPCOptions: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
  },
  KEPT,
);

const files = subject(
  'AWS::EFS::FileSystem',
  {
    Encrypted: true,
    PerformanceMode: 'generalPurpose',
    ThroughputMode: 'bursting',
    BackupPolicy: { Status: 'ENABLED' },
    LifecyclePolicies: [{ TransitionToIA: 'AFTER_30_DAYS' }],
  },
  KEPT,
);

const expiry = (ExpirationInDays: number, more = {}) => ({ Id: 'old', Status: 'Enabled', ExpirationInDays, ...more });
const blocked = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
const encrypted = (SSEAlgorithm: string, more = {}) => ({
  ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm, ...more } }],
});

const bucket = subject(
  'AWS::S3::Bucket',
  {
    VersioningConfiguration: { Status: 'Enabled' },
    LifecycleConfiguration: { Rules: [expiry(365)] },
    PublicAccessBlockConfiguration: blocked,
    BucketEncryption: encrypted('aws:kms', { KMSMasterKeyID: 'arn:aws:kms:us-east-1:111122223333:key/one' }),
  },
  KEPT,
);

const key = subject(
  'AWS::KMS::Key',
  { EnableKeyRotation: true, PendingWindowInDays: 30, KeyPolicy: { Statement: [] }, Description: 'data' },
  KEPT,
);

export const stores: readonly Row[] = [
  table.set('another sort key', { KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] }, 'refused BP501'),
  table
    .from({ TableName: 'orders' })
    .set('another sort key, under a fixed name', { KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] }, 'refused BP501 BP518'),
  table.set('attributes in another order', { AttributeDefinitions: [attribute('g1'), attribute('sk'), attribute('pk')] }, 'safe'),
  table.set('another type of its key', { AttributeDefinitions: [attribute('pk', 'N'), attribute('sk'), attribute('g1')] }, 'refused BP501'),
  table.set(
    'one index more',
    {
      GlobalSecondaryIndexes: [gsi('one', 'g1'), gsi('two', 'g2')],
      AttributeDefinitions: [attribute('pk'), attribute('sk'), attribute('g1'), attribute('g2')],
    },
    'safe',
  ),
  table.set(
    'two indexes more',
    {
      GlobalSecondaryIndexes: [gsi('one', 'g1'), gsi('two', 'g2'), gsi('three', 'g2')],
      AttributeDefinitions: [attribute('pk'), attribute('sk'), attribute('g1'), attribute('g2')],
    },
    'refused BP520',
  ),
  table.set('an index under another name', { GlobalSecondaryIndexes: [gsi('uno', 'g1')] }, 'refused BP520 BP526'),
  table.set(
    'an index of another key',
    { GlobalSecondaryIndexes: [gsi('one', 'g2')], AttributeDefinitions: [attribute('pk'), attribute('sk'), attribute('g2')] },
    'refused BP520',
  ),
  table.set(
    'an index less',
    { GlobalSecondaryIndexes: undefined, AttributeDefinitions: [attribute('pk'), attribute('sk')] },
    'attention BP526',
  ),
  table.set(
    'a price by capacity',
    { BillingMode: 'PROVISIONED', ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 } },
    'attention BP522',
  ),
  table.set('no recovery', { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false } }, 'refused BP506'),
  table.set('nothing said of recovery', { PointInTimeRecoverySpecification: undefined }, 'refused BP506'),
  table.set(
    'recovery of a week',
    { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 } },
    'attention BP506',
  ),
  table.set('recovery by default, of 35 days', { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }, 'safe'),
  table.set('deletion protection off', { DeletionProtectionEnabled: false }, 'refused BP505'),
  table.set('another key', { SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: 'alias/two' } }, 'attention BP516'),
  table.set('the key of the service', { SSESpecification: { SSEEnabled: false } }, 'refused BP516'),
  table.set('another view of its stream', { StreamSpecification: { StreamViewType: 'KEYS_ONLY' } }, 'attention BP526'),
  table.set('no stream', { StreamSpecification: undefined }, 'attention BP526'),
  table.set('items expire by another attribute', { TimeToLiveSpecification: { AttributeName: 'ends', Enabled: true } }, 'refused BP521'),
  table
    .from({ TimeToLiveSpecification: undefined })
    .set('items expire', { TimeToLiveSpecification: { AttributeName: 'ends', Enabled: true } }, 'attention BP506'),
  table.set('rarely read', { TableClass: 'STANDARD_INFREQUENT_ACCESS' }, 'safe'),
  table.set('a name', { TableName: 'orders' }, 'refused BP501'),
  table.set(
    'a local index',
    {
      LocalSecondaryIndexes: [
        {
          IndexName: 'l',
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'g1', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    },
    'refused BP521',
  ),
  everywhere.set('one region less', { Replicas: [replica('us-east-1')] }, 'refused BP502'),
  everywhere.set('regions in another order', { Replicas: [replica('eu-west-1'), replica('us-east-1')] }, 'safe'),
  everywhere.set('one region more', { Replicas: [replica('us-east-1'), replica('eu-west-1'), replica('eu-central-1')] }, 'safe'),
  everywhere.set(
    'no recovery in one region',
    { Replicas: [replica('us-east-1'), replica('eu-west-1', { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false } })] },
    'refused BP506',
  ),
  everywhere.set(
    'no protection in one region',
    { Replicas: [replica('us-east-1', { DeletionProtectionEnabled: false }), replica('eu-west-1')] },
    'refused BP505',
  ),
  everywhere.set(
    'another key',
    { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [attribute('id')] },
    'refused BP501',
  ),
  wide.set('a column more', { RegularColumns: [column('a'), column('b'), column('c')] }, 'safe'),
  wide.set('columns in another order', { RegularColumns: [column('b'), column('a')] }, 'safe'),
  wide.set('a column less', { RegularColumns: [column('a')] }, 'refused BP521'),
  wide.set('another type of a column', { RegularColumns: [column('a'), column('b', 'int')] }, 'refused BP521'),
  wide.set('another partition key', { PartitionKeyColumns: [column('id2')] }, 'refused BP501'),
  wide.set('no recovery', { PointInTimeRecoveryEnabled: false }, 'refused BP506'),
  wide.set('rows expire', { DefaultTimeToLive: 86400 }, 'attention BP506'),
  wide.set(
    'a price by capacity',
    { BillingMode: { Mode: 'PROVISIONED', ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 } } },
    'attention BP522',
  ),

  cache.set('bigger nodes', { CacheNodeType: 'cache.r7g.xlarge' }, 'attention BP522'),
  cache.set('a shard more, without a policy', { NumNodeGroups: 3 }, 'refused BP501'),
  resources(
    'AWS::ElastiCache::ReplicationGroup: a shard more, online',
    { C: { ...cache.resource, UpdatePolicy: { UseOnlineResharding: true } } },
    {
      C: { ...cache.resource, Properties: { ...cache.resource.Properties, NumNodeGroups: 3 }, UpdatePolicy: { UseOnlineResharding: true } },
    },
    'safe',
  ),
  cache.set('a replica less', { ReplicasPerNodeGroup: 0 }, 'refused BP501 BP525'),
  cache.set('another description', { ReplicationGroupDescription: 'baskets' }, 'safe'),
  cache.set('an older version', { EngineVersion: '7.2' }, 'refused BP521 BP522'),
  cache.set('another engine', { Engine: 'redis', EngineVersion: '7.1' }, 'refused BP501'),
  cache
    .from({ Engine: 'redis', EngineVersion: '7.1' })
    .set('from Redis to Valkey', { Engine: 'valkey', EngineVersion: '8.0' }, 'attention BP522'),
  cache.set('not encrypted at rest', { AtRestEncryptionEnabled: false }, 'refused BP501'),
  cache.set('not encrypted on its way', { TransitEncryptionEnabled: false }, 'refused BP516'),
  cache.set('no snapshots', { SnapshotRetentionLimit: 0 }, 'refused BP506'),
  cache.set('no failover', { AutomaticFailoverEnabled: false, MultiAZEnabled: false }, 'attention BP525'),
  cache.set('other subnets', { CacheSubnetGroupName: 'cache2' }, 'refused BP501'),
  cache.removed('removed, with a snapshot', 'refused BP502'),

  search.set('a newer version, without a policy', { EngineVersion: 'OpenSearch_2.17' }, 'refused BP501'),
  search.set('an older version', { EngineVersion: 'OpenSearch_1.3' }, 'refused BP501'),
  resources(
    'AWS::OpenSearchService::Domain: a newer version, upgraded in place',
    { Domain: { ...search.resource, UpdatePolicy: { EnableVersionUpgrade: true } } },
    {
      Domain: {
        ...search.resource,
        Properties: { ...search.resource.Properties, EngineVersion: 'OpenSearch_2.17' },
        UpdatePolicy: { EnableVersionUpgrade: true },
      },
    },
    'attention BP522',
  ),
  search.set(
    'bigger nodes',
    { ClusterConfig: { InstanceType: 'm7g.xlarge.search', InstanceCount: 3, ZoneAwarenessEnabled: true, DedicatedMasterEnabled: false } },
    'attention BP522',
  ),
  search.set('bigger volumes', { EBSOptions: { EBSEnabled: true, VolumeSize: 200, VolumeType: 'gp3' } }, 'safe'),
  search.set('not encrypted', { EncryptionAtRestOptions: { Enabled: false } }, 'refused BP501'),
  search.set('not encrypted between its nodes', { NodeToNodeEncryptionOptions: { Enabled: false } }, 'refused BP516'),
  search.set(
    'plain HTTP',
    { DomainEndpointOptions: { EnforceHTTPS: false, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-2019-07' } },
    'refused BP516',
  ),
  search.set('out of its network', { VPCOptions: undefined }, 'refused BP501 BP515'),
  search.set(
    'open to everybody',
    { AccessPolicies: { Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'es:*', Resource: '*' }] } },
    'refused BP513',
  ),
  search.set('a name', { DomainName: 'find' }, 'refused BP501'),

  files.set('not encrypted', { Encrypted: false }, 'refused BP501'),
  files.set('another mode', { PerformanceMode: 'maxIO' }, 'refused BP501'),
  files.set('another throughput', { ThroughputMode: 'elastic' }, 'safe'),
  files.set('no backups', { BackupPolicy: { Status: 'DISABLED' } }, 'refused BP506'),
  files.set('other classes of storage', { LifecyclePolicies: [{ TransitionToIA: 'AFTER_7_DAYS' }] }, 'safe'),
  files.removed('removed, and kept', 'refused BP503'),

  bucket.set('a name', { BucketName: 'films' }, 'refused BP501'),
  bucket.from({ BucketName: 'films' }).set('another name', { BucketName: 'movies' }, 'refused BP501'),
  bucket.set('no versions', { VersioningConfiguration: { Status: 'Suspended' } }, 'refused BP506'),
  bucket.set('nothing said of versions', { VersioningConfiguration: undefined }, 'refused BP506'),
  bucket.set('expires earlier, former versions stay', { LifecycleConfiguration: { Rules: [expiry(30)] } }, 'attention BP506'),
  bucket
    .from({ VersioningConfiguration: undefined })
    .set('expires earlier', { LifecycleConfiguration: { Rules: [expiry(30)] } }, 'refused BP506'),
  bucket.set(
    'expires earlier, with its versions',
    { LifecycleConfiguration: { Rules: [expiry(30, { NoncurrentVersionExpiration: { NoncurrentDays: 1 } })] } },
    'refused BP506',
  ),
  bucket.set('expires later', { LifecycleConfiguration: { Rules: [expiry(730)] } }, 'safe'),
  bucket.set('never expires', { LifecycleConfiguration: undefined }, 'safe'),
  bucket.set(
    'more expires',
    { LifecycleConfiguration: { Rules: [expiry(365), expiry(1, { Id: 'tmp', Prefix: 'tmp/' })] } },
    'attention BP506',
  ),
  bucket.set('a rule under another name', { LifecycleConfiguration: { Rules: [expiry(365, { Id: 'aged' })] } }, 'safe'),
  bucket.set('days as a string', { LifecycleConfiguration: { Rules: [{ ...expiry(365), ExpirationInDays: '365' }] } }, 'safe'),
  bucket.set(
    'only half-done uploads expire',
    { LifecycleConfiguration: { Rules: [expiry(365), { Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }] } },
    'safe',
  ),
  bucket.set(
    'public policies let in',
    { PublicAccessBlockConfiguration: { ...blocked, BlockPublicPolicy: false, RestrictPublicBuckets: false } },
    'refused BP515',
  ),
  bucket.set('nothing said of the public', { PublicAccessBlockConfiguration: undefined }, 'refused BP515'),
  bucket.set('open to read', { AccessControl: 'PublicRead' }, 'refused BP515'),
  bucket.set('the key of the service', { BucketEncryption: encrypted('AES256') }, 'refused BP516'),
  bucket.set(
    'another key',
    { BucketEncryption: encrypted('aws:kms', { KMSMasterKeyID: 'arn:aws:kms:us-east-1:111122223333:key/two' }) },
    'attention BP516',
  ),
  bucket.set(
    'a key of its own for each',
    { BucketEncryption: encrypted('aws:kms:dsse', { KMSMasterKeyID: 'arn:aws:kms:us-east-1:111122223333:key/one' }) },
    'safe',
  ),
  bucket.removed('removed, and kept', 'refused BP503'),

  key.set('never another one inside', { EnableKeyRotation: false }, 'attention BP506'),
  key.set('less time to think', { PendingWindowInDays: 7 }, 'attention BP506'),
  key.set('another kind', { KeySpec: 'RSA_2048', KeyUsage: 'ENCRYPT_DECRYPT' }, 'refused BP521'),
  key.set('in many regions', { MultiRegion: true }, 'refused BP521'),
  key.set('not in force', { Enabled: false }, 'refused BP516'),
  key.set('another description', { Description: 'all data' }, 'safe'),
  key.removed('removed, and kept', 'refused BP503'),
  subject('AWS::KMS::Alias', { AliasName: 'alias/data', TargetKeyId: 'one' }).set('another key', { TargetKeyId: 'two' }, 'attention BP516'),
];
