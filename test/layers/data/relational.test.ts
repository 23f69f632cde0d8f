import { instanceClasses } from '../../../lib/facts/rds';
import { relational, type RelationalSize, type RelationalSpec } from '../../../lib/layers/data/relational/capability';
import { plan, planOrThrow } from '../../../lib/plan';
import { databaseInstanceClass } from '../../../lib/plan/sizing';
import { synthesize } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';

type Input = Parameters<typeof blueprintOf>[0];

const pools = (input: Input) => planOrThrow(blueprintOf({ profile: 'sandbox', ...input })).entries.filter((e) => e.kind === 'relational');
const pool = (input: Input) => pools(input)[0] as ReturnType<typeof pools>[number] & { size: RelationalSize; spec: RelationalSpec };

describe('pools', () => {
  it('hold every kind of store that PostgreSQL serves, and the dedicated ones apart', () => {
    const stores = {
      accounts: { kind: 'relational' },
      history: { kind: 'wide-column' },
      sessions: { kind: 'key-value' },
      titles: { kind: 'search' },
      posters: { kind: 'object' },
      hot: { kind: 'cache' },
      ledger: { kind: 'relational', dedicated: true },
    } as const;
    expect(pools({ stores }).map((e) => [e.id, (e.spec as RelationalSpec).stores, (e.spec as RelationalSpec).logicalId])).toEqual([
      ['relational/ledger', ['ledger'], 'LedgerPostgres'],
      ['relational/main', ['accounts', 'history', 'sessions', 'titles'], 'MainPostgres'],
    ]);
  });

  it('are not there when no store asks for one', () => expect(pools({ stores: { posters: { kind: 'object' } } })).toEqual([]));

  it('have a standby and a fortnight of backups in production, neither in a sandbox', () => {
    const of = (profile: 'sandbox' | 'production') => pool({ profile, stores: { accounts: { kind: 'relational' } } }).size;
    expect(of('production')).toMatchObject({ multiAz: true, backupRetentionDays: 14 });
    expect(of('sandbox')).toMatchObject({ multiAz: false, backupRetentionDays: 1 });
  });

  it('may grow beyond what the blueprint lets them begin with; a ceiling below that is refused where it stands', () => {
    const of = (sizes: Record<string, number>) =>
      plan(blueprintOf({ profile: 'sandbox', stores: { accounts: { kind: 'relational' } }, overrides: { 'relational/main': sizes } }));
    const size = ({ plan: made }: ReturnType<typeof of>) => made?.entries.find((e) => e.id === 'relational/main')?.size;
    expect(size(of({ allocatedStorageGiB: 100 }))).toMatchObject({ allocatedStorageGiB: 100, maxStorageGiB: 400 });
    expect(of({ allocatedStorageGiB: 100, maxStorageGiB: 100 }).diagnostics).toContainEqual(
      expect.objectContaining({ code: 'BP308', path: ['overrides', 'relational/main'] }),
    );
  });

  it('start with room for the data and its indexes, and may grow', () => {
    const of = (dataGiB: number) => pool({ stores: { accounts: { kind: 'relational', dataGiB } } }).size;
    expect(of(0)).toMatchObject({ allocatedStorageGiB: 20, maxStorageGiB: 100 });
    expect(of(200)).toMatchObject({ allocatedStorageGiB: 300, maxStorageGiB: 1_200 });
  });

  it('have two hyphens in a row in no identifier', () =>
    expect(pool({ name: 'a--b', stores: { accounts: { kind: 'relational' } } }).spec.identifier).toMatch(
      /^a-b-us-east-1-main-[0-9a-f]{8}$/,
    ));
});

describe('the instance class', () => {
  const demand = { writesPerSecond: 1, readsPerSecond: 4, peakFactor: 10, connections: 10, dataGiB: 0 };

  it('is the smallest for next to nothing', () => expect(databaseInstanceClass(demand)).toBe('db.t4g.micro'));

  it.each([
    ['connections', { connections: 100 }, 'db.t4g.small'],
    ['hot data', { dataGiB: 100 }, 'db.t4g.large'],
    ['a load that never rests', { writesPerSecond: 60, peakFactor: 1 }, 'db.m7g.large'],
    ['a peak', { writesPerSecond: 1_000 }, 'db.m7g.2xlarge'],
  ])('grows with %s', (_, more, expected) => expect(databaseInstanceClass({ ...demand, ...more })).toBe(expected));

  it('never shrinks when there is more to do, and ends at the largest', () => {
    const names = Object.keys(instanceClasses);
    let last = 0;
    for (let writesPerSecond = 1; writesPerSecond < 1e6; writesPerSecond *= 2) {
      const found = names.indexOf(databaseInstanceClass({ ...demand, writesPerSecond }));
      expect(found).toBeGreaterThanOrEqual(last);
      last = found;
    }
    expect(last).toBe(names.length - 1);
  });

  it('is told by the replicas that connect: each brings a pool for each of its stores', () => {
    const services = {
      web: { runtime: 'node' as const, reads: ['a1', 'b1'], scale: { min: 2, max: 10 } },
      worker: { runtime: 'node' as const, role: 'worker' as const, writes: ['a1'], scale: { max: 3 } },
    };
    const { reason } = pool({ services, stores: { a1: { kind: 'relational' }, b1: { kind: 'key-value' } } });
    expect(reason).toMatch(/ 230 connections/); // (10 × 2 + 3) × 10
  });
});

describe('the edges of a pool', () => {
  const stores = { accounts: { kind: 'relational' } } as const;
  const connection = () =>
    relational.connect!(pool({ stores }), {
      access: ['read', 'write'],
      target: 'accounts',
      variable: 'STORE_ACCOUNTS',
      workload: { name: 'web-app', team: 'core' },
    });

  it('let a service log in as its own user, and as no other', () =>
    expect(connection().statements).toEqual([
      {
        sid: 'Connect',
        actions: ['rds-db:connect'],
        resources: [{ of: 'relational/main', attribute: 'dbUserArn', suffix: '/svc_core__web_app' }],
      },
    ]));

  it('tell where the database is and who the service is, but no password', () =>
    expect(connection().environment).toEqual({
      STORE_ACCOUNTS_ENGINE: 'postgres',
      STORE_ACCOUNTS_HOST: '${binding:streamflix-us-east-1-Data.MainPostgresEndpoint}',
      STORE_ACCOUNTS_PORT: '${binding:streamflix-us-east-1-Data.MainPostgresPort}',
      STORE_ACCOUNTS_DATABASE: 'store_accounts',
      STORE_ACCOUNTS_SCHEMA: 'app',
      STORE_ACCOUNTS_USER: 'svc_core__web_app',
    }));
});

it.each([
  ['instanceClass', 'm7g.large'],
  ['backupRetentionDays', 0],
  ['backupRetentionDays', 36],
  ['allocatedStorageGiB', 20.5],
])('refuses %s: %s as an override', (field, value) =>
  expect(
    plan(blueprintOf({ stores: { accounts: { kind: 'relational' } }, overrides: { 'relational/main': { [field]: value } } })).diagnostics,
  ).toContainEqual(expect.objectContaining({ code: 'BP308', path: ['overrides', 'relational/main', field] })),
);

describe('the instance', () => {
  const { templates } = synthesize(
    planOrThrow(blueprintOf({ stores: { accounts: { kind: 'relational' } }, overrides: { 'relational/main': { logDays: 20 } } })),
  );
  const { Resources } = templates.get('streamflix-us-east-1-Data')!;
  const of = (type: string) => Object.values(Resources).filter((r) => r.Type === type);

  it('has no password, and takes connections from nodes alone', () => {
    const { Properties } = Resources['MainPostgres']!;
    expect(Properties).toMatchObject({
      MasterUserAuthenticationType: 'iam-db-auth',
      EnableIAMDatabaseAuthentication: true,
      PubliclyAccessible: false,
    });
    expect(Object.keys(Properties!).filter((key) => /Password|Secret/.test(key))).toEqual([]);
    const [group] = of('AWS::EC2::SecurityGroup');
    expect(group!.Properties!['SecurityGroupIngress']).toEqual([
      {
        SourceSecurityGroupId: { 'Fn::ImportValue': expect.stringContaining('NodeSecurityGroup') as unknown },
        IpProtocol: 'tcp',
        FromPort: 5432,
        ToPort: 5432,
        Description: 'PostgreSQL clients',
      },
    ]);
    expect(group!.Properties!['SecurityGroupEgress']).toEqual([expect.objectContaining({ CidrIp: '127.0.0.1/32' })]);
  });

  it('writes to log groups that are there before it and end as asked, rounded up to what CloudWatch takes', () => {
    const logs = Object.entries(Resources).filter(([, r]) => r.Type === 'AWS::Logs::LogGroup');
    expect(logs.map(([, r]) => [r.Properties!['LogGroupName'], r.Properties!['RetentionInDays']])).toEqual([
      ['/aws/rds/instance/streamflix-us-east-1-main/postgresql', 30],
      ['/aws/rds/instance/streamflix-us-east-1-main/upgrade', 30],
    ]);
    expect(Resources['MainPostgres']!.DependsOn).toEqual(logs.map(([id]) => id));
    expect(Resources['MainPostgres']!.Properties).toMatchObject({ EnableCloudwatchLogsExports: ['postgresql', 'upgrade'] });
  });

  it('stays when it leaves the template, and lets RDS choose the minor version', () => {
    expect(Resources['MainPostgres']).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        DeletionProtection: true,
        DeleteAutomatedBackups: false,
        EngineVersion: expect.stringMatching(/^\d+$/) as unknown,
        AutoMinorVersionUpgrade: true,
      },
    });
  });

  it('keeps the groups of subnets and parameters that it is used with: RDS deletes none in use', () =>
    expect(
      Object.values(Resources)
        .filter(({ Type }) => /^AWS::RDS::DB.*Group$/.test(Type))
        .map(({ Type, DeletionPolicy, UpdateReplacePolicy }) => [Type, DeletionPolicy, UpdateReplacePolicy])
        .sort(),
    ).toEqual(['AWS::RDS::DBParameterGroup', 'AWS::RDS::DBSubnetGroup'].map((type) => [type, 'RetainExceptOnCreate', 'Delete'])));
});
