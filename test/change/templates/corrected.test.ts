import { check, type Assembly, type Json, type Resource } from '../../../lib/change';

const assembly = (resource: Resource): Assembly => ({
  stacks: [{ name: 'shop-Data', region: 'us-east-1', template: { Resources: { It: resource } } }],
  clusters: [],
});

type Properties = Readonly<Record<string, Json>>;

/** Codes of replacement that the gate says of one resource whose properties change. */
const replaced = (Type: string, from: Properties, to: Properties, UpdatePolicy?: Resource['UpdatePolicy']): readonly string[] => {
  const policy = UpdatePolicy ? { UpdatePolicy } : {};
  return check(assembly({ Type, Properties: from, ...policy }), assembly({ Type, Properties: to, ...policy }))
    .findings.map(({ code }) => code)
    .filter((code) => ['BP501', 'BP517', 'BP523'].includes(code));
};

const RDS = 'AWS::RDS::DBInstance';
const CACHE = 'AWS::ElastiCache::ReplicationGroup';
const SEARCH = 'AWS::OpenSearchService::Domain';
const EKS = 'AWS::EKS::Cluster';
const table = (key: string, other: string): Properties => ({
  AttributeDefinitions: [
    { AttributeName: 'id', AttributeType: key },
    { AttributeName: other, AttributeType: 'S' },
  ],
});

type Edit = readonly [name: string, type: string, from: Properties, to: Properties, policy?: Resource['UpdatePolicy']];

/** What is changed in place, although the specification says that it replaces or may. */
const IN_PLACE: readonly Edit[] = [
  ['another port of a database', RDS, { Port: '5432' }, { Port: '5433' }],
  ['a key of Performance Insights where there was none', RDS, {}, { PerformanceInsightsKMSKeyId: 'alias/a' }],
  ['a replica that is promoted', RDS, { SourceDBInstanceIdentifier: 'main' }, {}],
  ['a zone that is left open for a standby', RDS, { AvailabilityZone: 'us-east-1a' }, { MultiAZ: true }],
  ['Oracle as a container database', RDS, { Engine: 'oracle-ee' }, { Engine: 'oracle-ee-cdb' }],
  ['a cluster that leaves its global cluster', 'AWS::RDS::DBCluster', { GlobalClusterIdentifier: 'world' }, { GlobalClusterIdentifier: '' }],
  ['Redis that becomes Valkey', CACHE, { Engine: 'redis' }, { Engine: 'valkey' }],
  ['more shards, resharded online', CACHE, { NumNodeGroups: 1 }, { NumNodeGroups: 2 }, { UseOnlineResharding: true }],
  ['another token', CACHE, { AuthToken: 'one' }, { AuthToken: 'two' }],
  ['a version of OpenSearch, upgraded', SEARCH, { EngineVersion: 'OpenSearch_2.19' }, { EngineVersion: 'OpenSearch_3.1' }, { EnableVersionUpgrade: true }],
  ['encryption of a domain', SEARCH, {}, { EncryptionAtRestOptions: { Enabled: true, KmsKeyId: 'key' } }],
  ['other subnets of a cluster', EKS, { ResourcesVpcConfig: { SubnetIds: ['a'] } }, { ResourcesVpcConfig: { SubnetIds: ['a', 'b'] } }],
  [
    'load balancing of Auto Mode',
    EKS,
    { KubernetesNetworkConfig: { ServiceIpv4Cidr: '172.20.0.0/16' } },
    { KubernetesNetworkConfig: { ServiceIpv4Cidr: '172.20.0.0/16', ElasticLoadBalancing: { Enabled: true } } },
  ],
  ['Object Lock of a bucket', 'AWS::S3::Bucket', {}, { ObjectLockEnabled: true }],
  ['another attribute of a table', 'AWS::DynamoDB::Table', table('S', 'a'), table('S', 'b')],
  ['a newer Flink', 'AWS::KinesisAnalyticsV2::Application', { RuntimeEnvironment: 'FLINK-1_20' }, { RuntimeEnvironment: 'FLINK-2_0' }],
];

it.each(IN_PLACE.map((edit) => ({ edit, name: edit[0] })))('$name is changed in place', ({ edit: [, ...edit] }) => expect(replaced(...edit)).toEqual([]));

/** What replaces all the same. */
const REPLACED: readonly Edit[] = [
  ['another key of Performance Insights', RDS, { PerformanceInsightsKMSKeyId: 'a' }, { PerformanceInsightsKMSKeyId: 'b' }],
  ['another snapshot', RDS, { DBSnapshotIdentifier: 'a' }, { DBSnapshotIdentifier: 'b' }],
  ['a snapshot that is no longer named', RDS, { DBSnapshotIdentifier: 'a' }, {}],
  ['a database moved to another zone', RDS, { AvailabilityZone: 'us-east-1a' }, { AvailabilityZone: 'us-east-1b' }],
  ['Valkey that becomes Redis', CACHE, { Engine: 'valkey' }, { Engine: 'redis' }],
  ['more shards, not resharded online', CACHE, { NumNodeGroups: 1 }, { NumNodeGroups: 2 }],
  ['a token where there was none', CACHE, {}, { AuthToken: 'one' }],
  ['another version of OpenSearch, without its update policy', SEARCH, { EngineVersion: 'a' }, { EngineVersion: 'b' }],
  ['a domain that leaves its network', SEARCH, { VPCOptions: { SubnetIds: ['a'] } }, {}],
  ['a domain that loses its encryption', SEARCH, { EncryptionAtRestOptions: { Enabled: true } }, { EncryptionAtRestOptions: { Enabled: false } }],
  ['another range of services', EKS, { KubernetesNetworkConfig: { ServiceIpv4Cidr: 'a' } }, { KubernetesNetworkConfig: { ServiceIpv4Cidr: 'b' } }],
  ['Object Lock that goes', 'AWS::S3::Bucket', { ObjectLockEnabled: true }, { ObjectLockEnabled: false }],
  ['an attribute of a key with another type', 'AWS::DynamoDB::GlobalTable', table('S', 'a'), table('N', 'a')],
];

it.each(REPLACED.map((edit) => ({ edit, name: edit[0] })))('$name replaces', ({ edit: [, ...edit] }) => expect(replaced(...edit)).toHaveLength(1));
