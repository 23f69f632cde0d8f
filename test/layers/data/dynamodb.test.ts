import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { KIT_SQL } from '../../../lib/layers/data/database-bootstrap/stores';
import { dynamodb, type DynamoDbSize, type DynamoDbSpec } from '../../../lib/layers/data/dynamodb/capability';
import { EXPIRY_ATTRIBUTE, keysOf } from '../../../lib/layers/data/dynamodb/kit';
import { KeyValueTable } from '../../../lib/layers/data/dynamodb/construct';
import { plan, planOrThrow, type Plan, type PlanEntry } from '../../../lib/plan';
import { synthesize } from '../../../lib/testing';
import { grown } from '../../support/grown';

type Input = Parameters<typeof grown>[0];
type Entry = PlanEntry<DynamoDbSize, DynamoDbSpec>;

const stores = { people: { kind: 'key-value' }, 'watch-history': { kind: 'wide-column' } } as const;
const estate = (more: Input = {}): Plan =>
  planOrThrow(grown({ services: { web: { runtime: 'node', reads: ['people'] } }, stores, ...more }));
const table = (of: Plan, store: string): Entry => of.entries.find((e) => e.id === `dynamodb/${store}`) as Entry;

const connect = (access: readonly ('read' | 'write')[], store = 'people') =>
  dynamodb.connect!(table(estate(), store), {
    access,
    target: store,
    variable: `STORE_${store.toUpperCase().replace('-', '_')}`,
    workload: { name: 'web', team: 'apps' },
  });

describe('the tables', () => {
  it('are one for each store of their kinds, with the keys that the tables of PostgreSQL have', () => {
    expect(
      estate()
        .entries.filter((e) => e.kind === 'dynamodb')
        .map((e) => [e.id, e.spec]),
    ).toEqual([
      ['dynamodb/people', expect.objectContaining({ logicalId: 'PeopleDynamoDb', tableName: 'streamflix.people', partitionKey: 'key' })],
      [
        'dynamodb/watch-history',
        expect.objectContaining({ logicalId: 'WatchHistoryDynamoDb', partitionKey: 'partition_key', sortKey: 'sort_key' }),
      ],
    ]);
    expect(table(estate(), 'people').spec).not.toHaveProperty('sortKey');
  });

  it('can be restored to any second of five weeks in production, of a day in a sandbox', () => {
    expect(table(estate({ profile: 'production' }), 'people').size.recoveryDays).toBe(35);
    expect(table(estate({ profile: 'sandbox' }), 'people').size.recoveryDays).toBe(1);
  });

  it('are there at startup for what a measured pain asks for, too', () => {
    const because = { because: 'measured', pain: { metric: 'writesPerSecond', value: 400 } } as const;
    const made = planOrThrow(grown({ tier: 'startup', stores: { people: { kind: 'key-value', engine: 'dynamodb', ...because } } }));
    expect(made.engines.stores['people']?.home).toBe('dynamodb/people');
  });

  it('stay beside the database that the data comes from, and what reads the store reaches both', () => {
    const made = estate({ stores: { people: { kind: 'key-value', migrateFrom: 'postgres' } }, profile: 'sandbox' });
    expect(made.entries.map((e) => e.id)).toEqual(expect.arrayContaining(['dynamodb/people', 'relational/main']));
    const web = JSON.stringify(made.entries.find((e) => e.id === 'service/web'));
    for (const name of ['STORE_PEOPLE_TABLE', 'STORE_PEOPLE_FROM_HOST']) expect(web).toContain(name);
  });

  it.each([
    ['recoveryDays', 0],
    ['recoveryDays', 36],
    ['maxWriteRequestUnits', 1.5],
  ])('refuse %s: %s as an override', (field, value) =>
    expect(plan(grown({ stores, overrides: { 'dynamodb/people': { [field]: value } } })).diagnostics).toContainEqual(
      expect.objectContaining({ code: 'BP308', path: ['overrides', 'dynamodb/people', field] }),
    ),
  );
});

describe('the edges of a table', () => {
  const actions = (access: readonly ('read' | 'write')[]) => connect(access).statements.flatMap((s) => s.actions);

  it('let a reader read', () =>
    expect(actions(['read'])).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:ConditionCheckItem',
      'dynamodb:DescribeTable',
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:Scan',
      'kms:Decrypt',
      'kms:DescribeKey',
    ]));

  it('let a writer write, and ask for nothing that was there', () => {
    expect(actions(['write']).filter((a) => a.startsWith('dynamodb:'))).toEqual([
      'dynamodb:BatchWriteItem',
      'dynamodb:DeleteItem',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:DescribeTable',
    ]);
    const of = (access: readonly ('read' | 'write')[]) => connect(access).statements.find((s) => s.sid === 'Write');
    expect(of(['write'])?.conditions).toEqual({ StringEqualsIfExists: { 'dynamodb:ReturnValues': ['NONE', 'UPDATED_NEW'] } });
    expect(of(['read', 'write'])).not.toHaveProperty('conditions');
  });

  it('end at this table, and at this table’s use of the key', () => {
    for (const { actions: of, resources, conditions } of connect(['read', 'write']).statements)
      if (of.some((a) => a.startsWith('kms:'))) {
        expect(resources).toEqual([{ of: 'keys/main', attribute: 'data.arn' }]);
        expect(conditions).toEqual({
          StringEquals: {
            'kms:ViaService': 'dynamodb.us-east-1.amazonaws.com',
            // Nobody says an encryption context when asking what a key is.
            ...(of.includes('kms:DescribeKey') ? {} : { 'kms:EncryptionContext:aws:dynamodb:tableName': 'streamflix.people' }),
          },
        });
      } else expect(resources).toEqual([{ of: 'dynamodb/people', attribute: 'arn' }]);
  });

  it('name table and keys in the environment', () => {
    expect(connect(['read']).environment).toEqual({
      STORE_PEOPLE_ENGINE: 'dynamodb',
      STORE_PEOPLE_TABLE: '${binding:streamflix-us-east-1-Data.PeopleDynamoDbName}',
      STORE_PEOPLE_PARTITION_KEY: 'key',
    });
    expect(connect(['read'], 'watch-history').environment).toMatchObject({
      STORE_WATCH_HISTORY_PARTITION_KEY: 'partition_key',
      STORE_WATCH_HISTORY_SORT_KEY: 'sort_key',
    });
    expect(connect(['read']).egress).toEqual([{ to: 'aws-endpoints' }]);
  });
});

describe('the table', () => {
  const { templates } = synthesize(estate({ profile: 'production' }));
  const { Resources, Outputs } = templates.get('streamflix-us-east-1-Data')!;

  it('is encrypted with the key of data, restorable, protected, and stays', () => {
    expect(Resources['PeopleDynamoDb']).toMatchObject({
      Type: 'AWS::DynamoDB::GlobalTable',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        TimeToLiveSpecification: { AttributeName: 'expires_at', Enabled: true },
        Replicas: [
          {
            Region: 'us-east-1',
            DeletionProtectionEnabled: true,
            SSESpecification: { KMSMasterKeyId: { 'Fn::ImportValue': expect.stringContaining('DataKey') as unknown } },
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
            Tags: expect.arrayContaining([{ Key: 'strata:blueprint', Value: 'streamflix' }]) as unknown,
          },
        ],
      },
    });
    expect(Outputs).toHaveProperty('PeopleDynamoDbName');
  });

  it('is named, not referred to, by roles and backups: it can go before they do', () => {
    for (const stack of ['Identity-apps', 'Resilience']) {
      const text = JSON.stringify(templates.get(`streamflix-us-east-1-${stack}`));
      expect(text).toContain(':table/streamflix.people');
      expect(text).not.toMatch(/Fn::ImportValue":"streamflix-us-east-1-Data/);
    }
  });

  it('has its own selection in the vault, apart from that of a database with the same name', () => {
    const selections = Object.values(templates.get('streamflix-us-east-1-Resilience')!.Resources).filter(
      (r) => r.Type === 'AWS::Backup::BackupSelection',
    );
    expect(selections.map((r) => (r.Properties!['BackupSelection'] as { SelectionName: string }).SelectionName)).toEqual([
      'people_dynamodb',
      'watch-history_dynamodb',
    ]);
  });

  it('works alone, with ceilings where they are asked for', () => {
    const stack = new Stack(new App(), 'Mine', { env: { region: 'eu-west-1' } });
    const props = { keyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1' };
    new KeyValueTable(stack, 'Free', { ...props, tableName: 'free' });
    new KeyValueTable(stack, 'Bound', { ...props, tableName: 'bound', maxReadRequestUnits: 100, maxWriteRequestUnits: 50, retain: false });
    const template = Template.fromStack(stack);
    template.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Delete',
      Properties: {
        TableName: 'bound',
        WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: 50 },
        Replicas: [{ ReadOnDemandThroughputSettings: { MaxReadRequestUnits: 100 } }],
      },
    });
    const free = Object.values(template.findResources('AWS::DynamoDB::GlobalTable', { Properties: { TableName: 'free' } }))[0] as object;
    expect(JSON.stringify(free)).not.toMatch(/OnDemandThroughput|"Tags"/);
  });
});

it('is watched for throttles and errors, and on the dashboard', () => {
  const made = estate();
  const alarms = made.entries.find((e) => e.id === 'alarms/main')!.spec as { alarms: readonly { id: string; query: object }[] };
  expect(alarms.alarms.filter((a) => a.id.startsWith('WatchHistoryTable')).map((a) => a.id)).toEqual([
    'WatchHistoryTableReadThrottles',
    'WatchHistoryTableWriteThrottles',
    'WatchHistoryTableQueryErrors',
    'WatchHistoryTablePutItemErrors',
    'WatchHistoryTableUpdateItemErrors',
  ]);
  expect(alarms.alarms.find((a) => a.id === 'PeopleTableGetItemErrors')?.query).toMatchObject({
    namespace: 'AWS/DynamoDB',
    dimensions: { Operation: 'GetItem', TableName: 'streamflix.people' },
  });
  expect(JSON.stringify(made.entries.find((e) => e.id === 'dashboard/main')!.spec)).toContain('Throttled requests');
});

it('has the keys of the tables that PostgreSQL has for its kind, so that a store can move as it is', () => {
  expect(KIT_SQL['key-value']).toContain(`${keysOf('key-value').partitionKey} text PRIMARY KEY`);
  const { partitionKey, sortKey } = keysOf('wide-column');
  expect(KIT_SQL['wide-column']).toContain(`PRIMARY KEY (${partitionKey}, ${sortKey})`);
  for (const sql of [KIT_SQL['key-value'], KIT_SQL['wide-column']]) expect(sql).toContain(`${EXPIRY_ATTRIBUTE} timestamptz`);
});
