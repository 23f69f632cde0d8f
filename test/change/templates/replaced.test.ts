import { check, type Assembly, type Resource } from '../../../lib/change';

type Resources = Readonly<Record<string, Resource>>;

const assembly = (data: Resources, other: Resources = {}): Assembly => ({
  stacks: [
    { name: 'shop-Data', region: 'us-east-1', template: { Resources: data } },
    { name: 'shop-Other', region: 'us-east-1', template: { Resources: other } },
  ],
  clusters: [],
});

const db = (properties: object = {}, policy?: string): Resource => ({
  Type: 'AWS::RDS::DBInstance',
  Properties: { Engine: 'postgres', DBInstanceClass: 'db.t4g.micro', MultiAZ: false, BackupRetentionPeriod: 1, StorageType: 'gp3', ...properties },
  ...(policy === undefined ? {} : { DeletionPolicy: policy, UpdateReplacePolicy: policy }),
});
const resource = (Type: string, Properties: Resource['Properties'] = {}): Resource => ({ Type, Properties });
const bucket = (name: string): Resource => resource('AWS::S3::Bucket', { BucketName: name });
const queue = (properties: Resource['Properties'] = {}): Resource => resource('AWS::SQS::Queue', { VisibilityTimeout: 30, ...properties });
const table = (key: string, indexes: readonly string[] = []): Resource =>
  resource('AWS::DynamoDB::GlobalTable', {
    KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
    GlobalSecondaryIndexes: indexes.map((IndexName) => ({ IndexName })),
  });
const kafka = (info: Resource['Properties'] = {}): Resource =>
  resource('AWS::MSK::Cluster', {
    ClusterName: 'events',
    BrokerNodeGroupInfo: { InstanceType: 'kafka.m7g.large', ClientSubnets: ['a', 'b', 'c'], ...info },
  });

/** What somebody does, and what the gate says of it: `<code> <verdict>`, nothing where it is safe. */
const EDITS: readonly (readonly [name: string, before: Assembly, after: Assembly, said: readonly string[]])[] = [
  ['a larger instance', assembly({ Db: db() }), assembly({ Db: db({ DBInstanceClass: 'db.t4g.small' }) }), ['BP522 attention']],
  ['a standby, longer backups, other storage', assembly({ Db: db() }), assembly({ Db: db({ MultiAZ: true, BackupRetentionPeriod: 14, StorageType: 'io2' }) }), []],
  ['another engine', assembly({ Db: db() }), assembly({ Db: db({ Engine: 'mysql' }) }), ['BP501 refused']],
  ['encryption of a database', assembly({ Db: db() }), assembly({ Db: db({ StorageEncrypted: true }) }), ['BP501 refused']],
  ['a database that is deleted', assembly({ Db: db({}, 'Delete') }), assembly({}), ['BP502 refused']],
  ['a database that leaves a snapshot', assembly({ Db: db() }), assembly({}), ['BP502 refused']],
  ['a database that is retained', assembly({ Db: db({}, 'Retain') }), assembly({}), ['BP503 refused']],
  ['a database that is renamed', assembly({ Db: db() }), assembly({ Database: db() }), ['BP504 refused']],
  ['a database that moves to another stack', assembly({ Db: db() }), assembly({}, { Db: db() }), ['BP519 refused']],
  ['a bucket of another name', assembly({ B: bucket('one') }), assembly({ B: bucket('two') }), ['BP501 refused']],
  ['a queue that becomes FIFO', assembly({ Q: queue() }), assembly({ Q: queue({ FifoQueue: true }) }), ['BP501 refused']],
  ['a queue that waits longer', assembly({ Q: queue() }), assembly({ Q: queue({ VisibilityTimeout: 60 }) }), []],
  ['another key of a table', assembly({ T: table('id') }), assembly({ T: table('user') }), ['BP501 refused']],
  ['an index more of a table', assembly({ T: table('id') }), assembly({ T: table('id', ['byUser']) }), []],
  ['larger brokers', assembly({ K: kafka() }), assembly({ K: kafka({ InstanceType: 'kafka.m7g.xlarge' }) }), ['BP522 attention']],
  ['brokers in other subnets', assembly({ K: kafka() }), assembly({ K: kafka({ ClientSubnets: ['a', 'b', 'd'] }) }), ['BP501 refused', 'BP518 refused']],
  [
    'a subnet of another range, with the database group that stands in it',
    assembly({ S: resource('AWS::EC2::Subnet', { CidrBlock: '10.0.0.0/24' }), M: kafka({ ClientSubnets: [{ Ref: 'S' }] }) }),
    assembly({ S: resource('AWS::EC2::Subnet', { CidrBlock: '10.0.1.0/24' }), M: kafka({ ClientSubnets: [{ Ref: 'S' }] }) }),
    ['BP501 refused', 'BP517 refused', 'BP518 refused'],
  ],
  [
    'a role of another path, which holds nothing',
    assembly({ R: resource('AWS::IAM::Role', { Path: '/' }) }),
    assembly({ R: resource('AWS::IAM::Role', { Path: '/app/' }) }),
    ['BP523 attention'],
  ],
  [
    'one of two instances of a cluster',
    assembly({ A: db({ DBClusterIdentifier: { Ref: 'C' } }), B: db({ DBClusterIdentifier: { Ref: 'C' } }) }),
    assembly({ A: db({ DBClusterIdentifier: { Ref: 'C' } }) }),
    ['BP522 attention'],
  ],
  ['a cluster that goes', assembly({ E: resource('AWS::EKS::Cluster') }), assembly({}), ['BP517 refused']],
];

const verdicts = (before: Assembly, after: Assembly): readonly string[] =>
  check(before, after)
    .findings.map(({ code, verdict }) => `${code} ${verdict}`)
    .sort();

it.each(EDITS)('%s', (_, before, after, said) => {
  expect(verdicts(before, after).filter((one) => !one.startsWith('BP512'))).toEqual([...said].sort());
});

it('says what replaces, who says so and what to do', () => {
  const [finding] = check(assembly({ Db: db() }), assembly({ Db: db({ Engine: 'mysql' }) })).findings;
  expect(finding).toMatchObject({
    field: 'Properties.Engine',
    message: 'Db would be replaced by a new, empty one, without its tables and rows',
    source: expect.stringContaining('https://') as string,
    remedy: expect.stringContaining('migrateFrom') as string,
  });
});

it('tells of a stack that is not in the new assembly', () => {
  const before = assembly({ Db: db({}, 'Delete') });
  const after: Assembly = { ...before, stacks: before.stacks.slice(1) };
  expect(check(before, after).findings).toEqual([
    expect.objectContaining({ code: 'BP502', message: expect.stringContaining('`cdk deploy` leaves it standing') as string }),
  ]);
});

it('tells stacks of one name in two regions apart', () => {
  const stack = (region: string, data: Resources) => ({ name: 'shop-Data', region, template: { Resources: data } });
  const east = stack('us-east-1', { Db: db() });
  const before: Assembly = { stacks: [east, stack('eu-west-1', { Db: db({ Engine: 'mysql' }) })] };
  const after: Assembly = { stacks: [stack('eu-west-1', { Db: db({ Engine: 'mysql' }) }), east] };
  expect(check(before, after).changes).toEqual([]);
  expect(check(before, { stacks: [east] }).findings).toEqual([
    expect.objectContaining({ code: 'BP502', place: { stack: 'shop-Data (eu-west-1)', logicalId: 'Db', type: 'AWS::RDS::DBInstance' } }),
  ]);
});
