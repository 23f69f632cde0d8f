import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { auroraPostgres, type AuroraSpec } from '../../../lib/layers/data/aurora/capability';
import { AuroraPostgresCluster } from '../../../lib/layers/data/aurora/construct';
import type { AuroraSize } from '../../../lib/layers/data/aurora/size';
import { plan, planOrThrow, type PlanEntry } from '../../../lib/plan';
import { databaseCapacity, connectionsPerPool } from '../../../lib/plan/sizing';
import { synthesize } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';

type Input = NonNullable<Parameters<typeof blueprintOf>[0]>;
type Entry = PlanEntry<AuroraSize, AuroraSpec>;

const growth = (input: Input) =>
  blueprintOf({ tier: 'growth', platform: { metrics: 'cloudwatch', delivery: { engine: 'kubernetes' } }, ...input });
const pools = (input: Input) => planOrThrow(growth(input)).entries.filter((e) => e.kind === 'aurora-postgres') as Entry[];
const pool = (input: Input) => pools(input)[0] as Entry;
const accounts = { accounts: { kind: 'relational' } } as const;

describe('pools on Aurora', () => {
  it('hold relational stores and what PostgreSQL stands in for, and the dedicated ones apart', () => {
    const stores = {
      ...accounts,
      titles: { kind: 'search', engine: 'postgres' },
      ledger: { kind: 'relational', dedicated: true },
    } as const;
    expect(pools({ stores }).map((e) => [e.id, e.spec.stores, e.spec.logicalId, e.spec.identifier])).toEqual([
      ['aurora-postgres/ledger', ['ledger'], 'LedgerAuroraPostgres', 'streamflix-us-east-1-ledger-aurora'],
      ['aurora-postgres/main', ['accounts', 'titles'], 'MainAuroraPostgres', 'streamflix-us-east-1-main-aurora'],
    ]);
  });

  it('are there for the relational stores, whatever is taken in beside them and is named before', () => {
    const titles = { kind: 'search', engine: 'postgres' } as const;
    const rules = { kind: 'relational' } as const;
    expect(pool({ stores: { 'a-list': titles, rules } }).reason).toMatch(/^the engine of the growth tier for relational: 2 stores/);
    expect(pool({ stores: { 'a-list': titles } }).reason).toMatch(/^named in the blueprint, in the pool of aurora-postgres: one store/);
  });

  it('have a reader and a fortnight of backups in production; in a sandbox they pause', () => {
    expect(pool({ stores: accounts }).size).toMatchObject({ readers: 1, backupRetentionDays: 14 });
    expect(pool({ stores: accounts }).size.minAcu).toBeGreaterThanOrEqual(2);
    expect(pool({ profile: 'sandbox', stores: accounts }).size).toMatchObject({ minAcu: 0, maxAcu: 2, readers: 0, backupRetentionDays: 1 });
  });

  it('promise cluster, instances and secret by name, as many instances as there are', () => {
    const ids = (overrides: Input['overrides'] = {}) =>
      pool({ stores: accounts, overrides }).stateful.map((r) => `${r.logicalId} ${r.type}`);
    expect(ids()).toEqual([
      'MainAuroraPostgres AWS::RDS::DBCluster',
      'MainAuroraPostgresInstance1 AWS::RDS::DBInstance',
      'MainAuroraPostgresInstance2 AWS::RDS::DBInstance',
      'MainAuroraPostgresSecret AWS::SecretsManager::Secret',
    ]);
    expect(ids({ 'aurora-postgres/main': { readers: 3 } })).toHaveLength(6);
    expect(ids({ 'aurora-postgres/main': { readers: 0 } })).toHaveLength(3);
  });
});

describe('the capacity', () => {
  const demand = { writesPerSecond: 1, readsPerSecond: 4, peakFactor: 10, connections: 10, dataGiB: 0 };

  it.each([
    ['next to nothing', {}, [2, 2]],
    ['connections', { connections: 1_000 }, [2, 8]],
    ['a peak', { writesPerSecond: 1_000 }, [2, 27]], // 1,000 / 250 vCPU of 4 ACUs at 60 %
    ['a load that never rests', { writesPerSecond: 1_000, peakFactor: 1 }, [16.5, 27]],
    ['hot data', { dataGiB: 1_000 }, [25, 25]], // a twentieth of it, 2 GiB to an ACU
  ])('follows from %s', (_, more, [minAcu, maxAcu]) => expect(databaseCapacity({ ...demand, ...more })).toMatchObject({ minAcu, maxAcu }));

  it('never shrinks when there is more to do, and ends at the largest', () => {
    let last = 0;
    for (let writesPerSecond = 1; writesPerSecond < 1e6; writesPerSecond *= 2) {
      const { minAcu, maxAcu } = databaseCapacity({ ...demand, writesPerSecond });
      expect(maxAcu).toBeGreaterThanOrEqual(Math.max(last, minAcu));
      expect(Number.isInteger(minAcu * 2) && Number.isInteger(maxAcu * 2)).toBe(true);
      last = maxAcu;
    }
    expect(last).toBe(256);
  });

  it('shares its connections out among all replicas that may connect', () => {
    expect(connectionsPerPool({ minAcu: 2, maxAcu: 32 }, 10)).toBe(10);
    expect(connectionsPerPool({ minAcu: 2, maxAcu: 32 }, 1_000)).toBe(3); // of 3,750
    expect(connectionsPerPool({ minAcu: 0, maxAcu: 32 }, 1_000)).toBe(1); // of 1,500
    expect(connectionsPerPool({ minAcu: 2, maxAcu: 32 }, 4_000)).toBe(0);
  });
});

describe('what a pool cannot give', () => {
  const service = (max: number) => ({ runtime: 'node' as const, reads: ['accounts'], expose: 'public' as const, scale: { min: 2, max } });
  const said = (input: Input) => plan(growth({ stores: accounts, ...input })).diagnostics.filter((d) => /^BP3(08|40)$/.test(d.code));

  it('is said where replicas outnumber its connections', () => {
    expect(said({ services: { web: service(500) } })).toEqual([]);
    expect(said({ services: { web: service(3_800) } })).toMatchObject([
      { code: 'BP340', severity: 'warning', path: ['stores', 'accounts'] },
    ]);
  });

  it('is said where one writer cannot carry the peak', () =>
    expect(said({ stores: { accounts: { kind: 'relational', writesPerSecond: 20_000 } } })).toMatchObject([
      { code: 'BP340', message: expect.stringContaining('a writer ends at 256') as string },
    ]));

  it.each([
    ['minAcu', 0.25],
    ['maxAcu', 0.5],
    ['maxAcu', 257],
    ['readers', 16],
    ['autoPauseSeconds', 60],
    ['backupRetentionDays', 0],
  ])('is refused as an override: %s of %s', (field, value) =>
    expect(said({ overrides: { 'aurora-postgres/main': { [field]: value } } })).toContainEqual(
      expect.objectContaining({ code: 'BP308', path: ['overrides', 'aurora-postgres/main', field] }),
    ),
  );

  it('is refused where the smallest capacity would be larger than the largest', () =>
    expect(said({ overrides: { 'aurora-postgres/main': { minAcu: 300 / 2, maxAcu: 8 } } })).toMatchObject([
      { code: 'BP308', path: ['overrides', 'aurora-postgres/main', 'minAcu'] },
    ]));
});

describe('the edges of a pool on Aurora', () => {
  const stores = { ...accounts, titles: { kind: 'search', engine: 'postgres' } } as const;
  const connection = (access: 'read' | 'write', target = 'accounts', overrides: Input['overrides'] = {}) =>
    auroraPostgres.connect!(pool({ stores, overrides }), {
      access: [access],
      target,
      variable: `STORE_${target.toUpperCase()}`,
      workload: { name: 'web-app', team: 'core' },
    });

  it('let a service log in to the cluster as its own user, and as no other', () => {
    expect(connection('read').statements).toEqual([
      {
        sid: 'Connect',
        actions: ['rds-db:connect'],
        resources: [{ of: 'aurora-postgres/main', attribute: 'dbUserArn', suffix: '/svc_core__web_app' }],
      },
    ]);
    expect(connection('read').egress).toEqual([{ to: 'data-subnets', port: 5432 }]);
  });

  it('tell where the writer is, where the readers are, and how many connections may be open', () =>
    expect(connection('read').environment).toEqual({
      STORE_ACCOUNTS_ENGINE: 'aurora-postgres',
      STORE_ACCOUNTS_HOST: '${binding:streamflix-us-east-1-Data.MainAuroraPostgresEndpoint}',
      STORE_ACCOUNTS_READER_HOST: '${binding:streamflix-us-east-1-Data.MainAuroraPostgresReaderEndpoint}',
      STORE_ACCOUNTS_PORT: '${binding:streamflix-us-east-1-Data.MainAuroraPostgresPort}',
      STORE_ACCOUNTS_DATABASE: 'store_accounts',
      STORE_ACCOUNTS_SCHEMA: 'app',
      STORE_ACCOUNTS_USER: 'svc_core__web_app',
      STORE_ACCOUNTS_CONNECTIONS: '10',
    }));

  it('call what stands in for search postgres, and tell who only writes of no reader', () => {
    expect(connection('read', 'titles').environment['STORE_TITLES_ENGINE']).toBe('postgres');
    expect(connection('write').environment).not.toHaveProperty('STORE_ACCOUNTS_READER_HOST');
  });
});

describe('the cluster in a template', () => {
  const { templates, files } = synthesize(planOrThrow(growth({ stores: accounts })));
  const { Resources, Outputs } = templates.get('streamflix-us-east-1-Data')!;

  it('has a generated password that stands nowhere, and takes connections from nodes alone', () => {
    const { Properties } = Resources['MainAuroraPostgres']!;
    expect(Properties).toMatchObject({
      EnableIAMDatabaseAuthentication: true,
      StorageEncrypted: true,
      MasterUserPassword: {
        'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'MainAuroraPostgresSecret' }, ':SecretString:password::}}']],
      },
    });
    expect(Properties).not.toHaveProperty('ManageMasterUserPassword');
    expect(Resources['MainAuroraPostgresSecret']!.Properties).toMatchObject({
      GenerateSecretString: { GenerateStringKey: 'password', SecretStringTemplate: '{"username":"strata"}' },
      KmsKeyId: { 'Fn::ImportValue': expect.stringContaining('DataKey') as string },
    });
    expect(Object.values(Resources).find((r) => r.Type === 'AWS::SecretsManager::SecretTargetAttachment')!.Properties).toEqual({
      SecretId: { Ref: 'MainAuroraPostgresSecret' },
      TargetId: { Ref: 'MainAuroraPostgres' },
      TargetType: 'AWS::RDS::DBCluster',
    });
    const [group] = Object.values(Resources).filter((r) => r.Type === 'AWS::EC2::SecurityGroup');
    expect(group!.Properties!['SecurityGroupIngress']).toEqual([
      expect.objectContaining({
        SourceSecurityGroupId: { 'Fn::ImportValue': expect.stringContaining('NodeSecurityGroup') as unknown },
        FromPort: 5432,
        ToPort: 5432,
      }),
    ]);
  });

  it('lets nobody read the password but the bootstrap, and that only as the content of this secret', () => {
    const readers = [...templates].flatMap(([stack, t]) =>
      Object.entries(t.Resources)
        .filter(([, r]) => JSON.stringify(r).includes('secretsmanager:GetSecretValue'))
        .map(([id]) => `${stack} ${id}`),
    );
    expect(readers).toEqual(['streamflix-us-east-1-Data DatabaseBootstrapMainAuroraRole']);
    for (const [path, text] of files)
      if (text.includes('MainAuroraPostgresSecretArn'))
        expect(path).toMatch(/Data\.|15-bootstrap\/database-bootstrap-main-aurora\.yaml$|^report\//);
  });

  it('has a writer and a reader that is kept as large, made one after the other', () => {
    const [first, second] = ['MainAuroraPostgresInstance1', 'MainAuroraPostgresInstance2'].map((id) => Resources[id]!);
    for (const instance of [first!, second!])
      expect(instance.Properties).toMatchObject({
        DBInstanceClass: 'db.serverless',
        PromotionTier: 1,
        PubliclyAccessible: false,
        CACertificateIdentifier: 'rds-ca-rsa2048-g1',
        EnablePerformanceInsights: true,
      });
    expect(first!.DependsOn).toBeUndefined();
    expect(second!.DependsOn).toEqual(['MainAuroraPostgresInstance1']);
  });

  it('writes to a log group that is there before it', () => {
    const [log] = Object.entries(Resources).filter(([, r]) => r.Type === 'AWS::Logs::LogGroup');
    expect(log![1].Properties).toMatchObject({
      LogGroupName: '/aws/rds/cluster/streamflix-us-east-1-main-aurora/postgresql',
      RetentionInDays: 30,
    });
    expect(Resources['MainAuroraPostgres']!.DependsOn).toEqual([log![0]]);
  });

  it('stays when it leaves the template, and lets RDS choose the minor version', () => {
    expect(Resources['MainAuroraPostgres']).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { DeletionProtection: true, DeleteAutomatedBackups: false, EngineVersion: '17', AutoMinorVersionUpgrade: true },
    });
    for (const id of ['MainAuroraPostgresInstance1', 'MainAuroraPostgresSecret'])
      expect(Resources[id]).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
  });

  it('keeps the groups of subnets and parameters that it is used with: RDS deletes none in use', () =>
    expect(
      Object.values(Resources)
        .filter(({ Type }) => /^AWS::RDS::DB.*Group$/.test(Type))
        .map(({ Type, DeletionPolicy, UpdateReplacePolicy }) => [Type, DeletionPolicy, UpdateReplacePolicy])
        .sort(),
    ).toEqual(['AWS::RDS::DBClusterParameterGroup', 'AWS::RDS::DBSubnetGroup'].map((type) => [type, 'RetainExceptOnCreate', 'Delete'])));

  it('tells its addresses', () =>
    expect(Object.keys(Outputs!).filter((name) => name.startsWith('Main'))).toEqual([
      'MainAuroraPostgresEndpoint',
      'MainAuroraPostgresReaderEndpoint',
      'MainAuroraPostgresPort',
      'MainAuroraPostgresSecretArn',
    ]));
});

it('pauses only where it may shrink to nothing, and has insights only where there is memory for them', () => {
  const made = (props: Partial<ConstructorParameters<typeof AuroraPostgresCluster>[2]>) => {
    const stack = new Stack(new App());
    new AuroraPostgresCluster(stack, 'Database', {
      vpcId: 'vpc-1',
      subnetIds: ['subnet-1', 'subnet-2'],
      clientSecurityGroupIds: ['sg-1'],
      encryptionKey: new Key(stack, 'Key'),
      identifier: 'orders',
      ...props,
    });
    const template = Template.fromStack(stack);
    return {
      cluster: Object.values(template.findResources('AWS::RDS::DBCluster'))[0]!['Properties'] as Record<string, unknown>,
      instances: Object.values(template.findResources('AWS::RDS::DBInstance')).map((r) => r['Properties'] as Record<string, unknown>),
    };
  };
  const paused = made({ minAcu: 0, maxAcu: 1, readers: 0, retain: false });
  expect(paused.cluster).toMatchObject({
    ServerlessV2ScalingConfiguration: { MinCapacity: 0, MaxCapacity: 1, SecondsUntilAutoPause: 300 },
    PerformanceInsightsEnabled: false,
    DeletionProtection: false,
  });
  expect(paused.instances).toHaveLength(1);
  expect(paused.instances[0]).not.toHaveProperty('PerformanceInsightsKMSKeyId');
  const plain = made({});
  expect(plain.cluster['ServerlessV2ScalingConfiguration']).toEqual({ MinCapacity: 2, MaxCapacity: 8 });
  expect(plain.instances).toHaveLength(2);
});

describe('while data moves from RDS', () => {
  const load = { subscribers: 50_000, dailyActiveShare: 0.2, requestsPerUserPerDay: 150, peakFactor: 5 };
  const services: Input['services'] = {
    web: {
      runtime: 'node',
      role: 'site',
      expose: 'public',
      reads: ['accounts', 'ledger'],
      writes: ['accounts'],
      scale: { min: 2, max: 4 },
    },
  };
  const stores = { accounts: { kind: 'relational' }, ledger: { kind: 'relational', dedicated: true } } as const;
  const moving = Object.fromEntries(Object.entries(stores).map(([name, store]) => [name, { ...store, migrateFrom: 'postgres' as const }]));
  const before = synthesize(planOrThrow(blueprintOf({ load, services, stores })));
  const after = synthesize(planOrThrow(growth({ load, services, stores: moving })));
  const data = (of: typeof before) => of.templates.get('streamflix-us-east-1-Data')!;

  it('leaves everything of the former pools as it was, to the byte', () => {
    for (const [id, resource] of Object.entries(data(before).Resources))
      expect([id, JSON.stringify(data(after).Resources[id])]).toEqual([id, JSON.stringify(resource)]);
    for (const [id, output] of Object.entries(data(before).Outputs!)) expect([id, data(after).Outputs![id]]).toEqual([id, output]);
    const jobs = [...before.files].filter(([path]) => path.includes('15-bootstrap/database-bootstrap'));
    expect(jobs.length).toBe(2);
    for (const [path, text] of jobs) expect([path, after.files.get(path)]).toEqual([path, text]);
  });

  it('has the new pools beside them, under names that are free', () => {
    const added = Object.keys(data(after).Resources).filter((id) => !(id in data(before).Resources));
    expect(added).toEqual(expect.arrayContaining(['MainAuroraPostgres', 'LedgerAuroraPostgres', 'DatabaseBootstrapMainAuroraRole']));
    const bootstraps = after.plan.entries.filter((e) => e.kind === 'database-bootstrap').map((e) => e.id);
    expect(bootstraps).toEqual([
      'database-bootstrap/ledger',
      'database-bootstrap/main',
      'database-bootstrap/ledger-aurora',
      'database-bootstrap/main-aurora',
    ]);
    const ids = after.plan.entries.map((e) => `${e.region} ${e.id}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(after.plan.entries.find((e) => e.id === 'relational/main')!.reason).toMatch(/^its data moves to aurora-postgres\/main/);
  });

  it('connects who uses them to both', () => {
    const web = after.plan.entries.find((e) => e.id === 'service/web')!.spec as { environment: Record<string, string> };
    expect(web.environment).toMatchObject({
      STORE_ACCOUNTS_ENGINE: 'aurora-postgres',
      STORE_ACCOUNTS_HOST: '${binding:streamflix-us-east-1-Data.MainAuroraPostgresEndpoint}',
      STORE_ACCOUNTS_FROM_ENGINE: 'postgres',
      STORE_ACCOUNTS_FROM_HOST: '${binding:streamflix-us-east-1-Data.MainPostgresEndpoint}',
      STORE_LEDGER_HOST: '${binding:streamflix-us-east-1-Data.LedgerAuroraPostgresEndpoint}',
    });
  });
});
