import { correctionsOf, templatePage, type Correction } from '../correction';

const ELASTICACHE = templatePage('aws-resource-elasticache-replicationgroup');
const RESHARDING =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html#cfn-attributes-updatepolicy-useonlineresharding';

/** Corrections of caches, search, objects, streams and wide columns. */
export const storeCorrections: readonly Correction[] = [
  ...correctionsOf('AWS::ElastiCache::ReplicationGroup', ELASTICACHE, '2026-11-11', [
    { path: 'Engine', replaces: 'always', inPlace: ['redis → valkey'], why: 'Redis OSS becomes Valkey in place, with a parameter group' },
    { path: 'AuthToken', replaces: 'always', on: 'added', why: 'a token can be changed in place, not added' },
    {
      path: 'NumNodeGroups',
      replaces: 'always',
      unlessPolicy: 'UseOnlineResharding',
      source: RESHARDING,
      why: 'shards are added in place only with the update policy UseOnlineResharding',
    },
    {
      path: 'NodeGroupConfiguration',
      replaces: 'always',
      unlessPolicy: 'UseOnlineResharding',
      source: RESHARDING,
      why: 'shards are added in place only with the update policy UseOnlineResharding',
    },
  ]),
  ...['AWS::ElastiCache::User', 'AWS::ElastiCache::UserGroup'].flatMap((type) =>
    correctionsOf(type, 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ModifyUser.html', '2026-11-26', [
      { path: 'Engine', replaces: 'always', inPlace: ['redis → valkey'], why: 'goes with the upgrade of its cache' },
    ]),
  ),
  ...correctionsOf('AWS::OpenSearchService::Domain', templatePage('aws-resource-opensearchservice-domain'), '2026-11-11', [
    {
      path: 'EngineVersion',
      replaces: 'always',
      unlessPolicy: 'EnableVersionUpgrade',
      why: 'without the update policy EnableVersionUpgrade another version is another domain',
    },
    { path: 'VPCOptions', replaces: 'always', on: 'unset', why: 'a domain that leaves its network is another domain' },
    {
      path: 'EncryptionAtRestOptions.Enabled',
      replaces: 'always',
      on: 'had',
      source: templatePage('aws-properties-opensearchservice-domain-encryptionatrestoptions'),
      why: 'what a template has set once makes another domain when it changes',
    },
    {
      path: 'EncryptionAtRestOptions.KmsKeyId',
      replaces: 'always',
      on: 'had',
      source: templatePage('aws-properties-opensearchservice-domain-encryptionatrestoptions'),
      why: 'a domain keeps the key that it was encrypted with',
    },
    {
      path: 'AdvancedSecurityOptions.Enabled',
      replaces: 'always',
      on: 'lost',
      source: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html',
      why: 'fine-grained access control cannot be taken off a domain',
    },
  ]),
  ...correctionsOf('AWS::S3::Bucket', 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-configure.html', '2026-11-11', [
    {
      path: 'ObjectLockEnabled',
      replaces: 'always',
      on: 'lost',
      why: 'Object Lock can be enabled on a bucket that is there, and never disabled',
    },
  ]),
  ...correctionsOf(
    'AWS::Cassandra::Keyspace',
    'https://docs.aws.amazon.com/keyspaces/latest/APIReference/API_UpdateKeyspace.html',
    '2026-11-26',
    [{ path: 'ReplicationSpecification', replaces: 'never', why: 'a Region is added in place (UpdateKeyspace), and none is taken away' }],
  ),
  ...correctionsOf('AWS::Cassandra::Table', templatePage('aws-resource-cassandra-table'), '2026-11-11', [
    { path: 'RegularColumns.*.ColumnName', replaces: 'never', why: 'columns are added in place; of the others the update fails' },
    { path: 'RegularColumns.*.ColumnType', replaces: 'never', why: 'columns are added in place; of the others the update fails' },
  ]),
  ...correctionsOf(
    'AWS::KinesisAnalyticsV2::Application',
    'https://docs.aws.amazon.com/managed-flink/latest/java/how-in-place-version-upgrades.html',
    '2026-11-26',
    [{ path: 'RuntimeEnvironment', replaces: 'never', why: 'in-place version upgrade of Apache Flink' }],
  ),
];
