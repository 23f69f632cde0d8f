import { check, type Assembly, type Json, type Resource } from '../../../lib/change';

type Properties = Readonly<Record<string, Json>>;

const assembly = (resources: Readonly<Record<string, Resource>>): Assembly => ({
  stacks: [{ name: 'shop-Data', region: 'us-east-1', template: { Resources: resources } }],
  clusters: [],
});

/** So that a domain is upgraded, not made anew. */
const UpdatePolicy = { EnableVersionUpgrade: true };

const said = (Type: string, from: Properties, to: Properties): readonly string[] =>
  check(assembly({ It: { Type, Properties: from, UpdatePolicy } }), assembly({ It: { Type, Properties: to, UpdatePolicy } }))
    .findings.filter(({ code }) => code === 'BP520' || code === 'BP521')
    .map(({ code, verdict, message }) => `${code} ${verdict} ${message.replace('It: ', '')}`);

const RDS = 'AWS::RDS::DBInstance';
const AURORA = 'AWS::RDS::DBCluster';
const MSK = 'AWS::MSK::Cluster';
const EKS = 'AWS::EKS::Cluster';
const KMS = 'AWS::KMS::Key';
const POOL = 'AWS::Cognito::UserPool';
const TABLE = 'AWS::DynamoDB::GlobalTable';
const KEYSPACE = 'AWS::Cassandra::Keyspace';

const postgres = (EngineVersion: string, more: Properties = {}): Properties => ({ Engine: 'postgres', EngineVersion, ...more });
const brokers = (InstanceType: string, VolumeSize = 100): Properties => ({
  BrokerNodeGroupInfo: { InstanceType, ClientSubnets: ['a', 'b', 'c'], StorageInfo: { EBSStorageInfo: { VolumeSize } } },
});
const count = (NumberOfBrokerNodes: number): Properties => ({ ...brokers('kafka.m7g.large'), NumberOfBrokerNodes });
const replicas = (...regions: readonly string[]): Properties => ({ Replicas: regions.map((Region) => ({ Region })) });
const regions = (...RegionList: readonly string[]): Properties => ({ ReplicationSpecification: { ReplicationStrategy: 'MULTI_REGION', RegionList } });
const attribute = (Name: string, AttributeDataType = 'String'): Json => ({ Name, AttributeDataType, Mutable: true });

type Edit = readonly [name: string, type: string, from: Properties, to: Properties, said?: string];

const ALLOWED: readonly Edit[] = [
  ['more storage', RDS, { AllocatedStorage: '20' }, { AllocatedStorage: '100' }],
  ['storage as text that says the same', RDS, { AllocatedStorage: '20' }, { AllocatedStorage: 20 }],
  ['a minor version', RDS, postgres('17.4'), postgres('17.6')],
  ['a version that says less', RDS, postgres('17.4'), postgres('17')],
  ['a major version that is allowed', RDS, postgres('16.8'), postgres('17.4', { AllowMajorVersionUpgrade: true })],
  ['a newer Aurora MySQL', AURORA, { EngineVersion: '8.0.mysql_aurora.3.05.2' }, { EngineVersion: '8.0.mysql_aurora.3.08.0' }],
  ['a newer Kafka', MSK, { KafkaVersion: '3.6.0' }, { KafkaVersion: '3.9.x' }],
  ['larger volumes and brokers', MSK, brokers('kafka.m7g.large', 100), brokers('kafka.m7g.xlarge', 200)],
  ['a broker more in each zone', MSK, count(3), count(6)],
  ['the next Kubernetes', EKS, { Version: '1.35' }, { Version: '1.36' }],
  ['access entries beside the map', EKS, {}, { AccessConfig: { AuthenticationMode: 'API_AND_CONFIG_MAP' } }],
  ['the default of a key, said', KMS, {}, { KeySpec: 'SYMMETRIC_DEFAULT', MultiRegion: false }],
  ['an attribute of users more', POOL, { Schema: [attribute('team')] }, { Schema: [attribute('team'), attribute('role')] }],
  ['a newer OpenSearch', 'AWS::OpenSearchService::Domain', { EngineVersion: 'Elasticsearch_7.10' }, { EngineVersion: 'OpenSearch_1.3' }],
  ['a replica more', TABLE, replicas('us-east-1'), replicas('us-east-1', 'eu-west-1')],
  ['a Region more', KEYSPACE, {}, regions('us-east-1', 'eu-west-1')],
  ['a column more', 'AWS::Cassandra::Table', { RegularColumns: [] }, { RegularColumns: [{ ColumnName: 'a', ColumnType: 'text' }] }],
  ['expiry that is turned on', TABLE, {}, { TimeToLiveSpecification: { Enabled: true, AttributeName: 'expires' } }],
  ['a larger volume', 'AWS::EC2::Volume', { Size: 10 }, { Size: 20 }],
];

it.each(ALLOWED.map((edit) => ({ edit, name: edit[0] })))('$name is allowed', ({ edit: [, type, from, to] }) =>
  expect(said(type, from, to)).toEqual([]));

const REFUSED: readonly Edit[] = [
  ['less storage', RDS, { AllocatedStorage: '100' }, { AllocatedStorage: '20' }, 'BP521 refused AllocatedStorage from 100 to 20'],
  ['an older version', RDS, postgres('17.4'), postgres('16.8'), 'BP521 refused EngineVersion from 17.4 to 16.8: its engine becomes newer'],
  ['a major version that nobody allows', RDS, postgres('16.8'), postgres('17.4'), 'BP521 refused EngineVersion from 16.8 to 17.4: another major'],
  ['an older Aurora', AURORA, { EngineVersion: '17' }, { EngineVersion: '16.6' }, 'BP521 refused EngineVersion'],
  ['an older Kafka', MSK, { KafkaVersion: '3.9.x' }, { KafkaVersion: '3.6.0' }, 'BP521 refused KafkaVersion from 3.9.x to 3.6.0: Kafka becomes newer'],
  ['smaller volumes', MSK, brokers('kafka.m7g.large', 200), brokers('kafka.m7g.large', 100), 'BP521 refused BrokerNodeGroupInfo.StorageInfo'],
  ['Express brokers', MSK, brokers('kafka.m7g.large'), brokers('express.m7g.large'), 'BP521 refused BrokerNodeGroupInfo.InstanceType'],
  ['four brokers in three zones', MSK, count(3), count(4), 'BP521 refused NumberOfBrokerNodes from 3 to 4: brokers come in as many as there are zones'],
  ['fewer brokers', MSK, count(6), count(3), 'BP521 refused NumberOfBrokerNodes from 6 to 3: a broker goes only'],
  ['fewer partitions', 'AWS::MSK::Topic', { PartitionCount: 12 }, { PartitionCount: 6 }, 'BP521 refused PartitionCount'],
  ['a Kubernetes version skipped', EKS, { Version: '1.34' }, { Version: '1.36' }, 'BP521 refused Version from 1.34 to 1.36'],
  ['the former Kubernetes', EKS, { Version: '1.36' }, { Version: '1.35' }, 'BP521 attention Version from 1.36 to 1.35'],
  ['access entries that go', EKS, { AccessConfig: { AuthenticationMode: 'API' } }, { AccessConfig: { AuthenticationMode: 'CONFIG_MAP' } }, 'BP521 refused AccessConfig'],
  ['a key for signatures', KMS, {}, { KeyUsage: 'SIGN_VERIFY' }, 'BP521 refused KeyUsage'],
  ['another way to sign in', POOL, { UsernameAttributes: ['email'] }, { UsernameAttributes: ['phone_number'] }, 'BP521 refused UsernameAttributes'],
  ['an attribute of another type', POOL, { Schema: [attribute('age')] }, { Schema: [attribute('age', 'Number')] }, 'BP521 refused Schema: attributes of users stay'],
  ['Elasticsearch again', 'AWS::OpenSearchService::Domain', { EngineVersion: 'OpenSearch_1.3' }, { EngineVersion: 'Elasticsearch_7.10' }, 'BP521 refused EngineVersion'],
  ['the own replica that goes', TABLE, replicas('us-east-1', 'eu-west-1'), replicas('eu-west-1'), 'BP521 refused Replicas: the replica of us-east-1'],
  ['another attribute of expiry', TABLE, { TimeToLiveSpecification: { AttributeName: 'a' } }, { TimeToLiveSpecification: { AttributeName: 'b' } }, 'BP521 refused TimeToLive'],
  ['two Regions at once', KEYSPACE, {}, regions('us-east-1', 'eu-west-1', 'us-west-2'), 'BP520 refused It would be replicated to eu-west-1 and us-west-2 at once'],
  ['a Region less', KEYSPACE, regions('us-east-1', 'eu-west-1'), regions('us-east-1'), 'BP521 refused ReplicationSpecification.RegionList: a keyspace takes Regions in'],
  ['a column of another type', 'AWS::Cassandra::Table', { RegularColumns: [{ ColumnName: 'a', ColumnType: 'int' }] }, { RegularColumns: [{ ColumnName: 'a', ColumnType: 'text' }] }, 'BP521 refused RegularColumns'],
  ['a volume in another zone', 'AWS::EC2::Volume', { AvailabilityZone: 'a' }, { AvailabilityZone: 'b' }, 'BP521 refused AvailabilityZone'],
  ['another function behind a custom resource', 'Custom::Thing', { ServiceToken: 'a' }, { ServiceToken: 'b' }, 'BP521 refused It would be served by another function'],
];

it.each(REFUSED.map((edit) => ({ edit, name: edit[0] })))('$name is not', ({ edit: [, type, from, to, text = 'missing'] }) =>
  expect(said(type, from, to)).toEqual([expect.stringContaining(text)]));

it('asks for the timestamps of tables before their keyspace is replicated', () => {
  const keyspace = (properties: Properties): Resource => ({ Type: KEYSPACE, Properties: properties });
  const table = (ClientSideTimestampsEnabled: boolean): Resource => ({
    Type: 'AWS::Cassandra::Table',
    Properties: { KeyspaceName: { Ref: 'It' }, ClientSideTimestampsEnabled },
  });
  const codes = (timed: boolean, more: Properties): readonly string[] =>
    check(assembly({ It: keyspace({}), Rows: table(timed) }), assembly({ It: keyspace({ ...regions('us-east-1', 'eu-west-1'), ...more }), Rows: table(timed) })).findings.map(({ code }) => code);
  expect(codes(false, {})).toEqual(['BP521']);
  expect(codes(true, {})).toEqual([]);
  expect(codes(false, { ClientSideTimestampsEnabled: true })).toEqual([]);
});
