import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { BlueprintInput } from '../../../lib/blueprint';
import { supportedRegions } from '../../../lib/facts/regions';
import { cacheNodeTypes } from '../../../lib/facts/valkey';
import { valkey, type ValkeySize, type ValkeySpec } from '../../../lib/layers/data/valkey/capability';
import { ValkeyCluster } from '../../../lib/layers/data/valkey/construct';
import { plan, planOrThrow, type PlanEntry } from '../../../lib/plan';
import { cacheNodeType, cacheNodeTypesOf } from '../../../lib/plan/sizing';
import { synthesize } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';

type Input = Partial<BlueprintInput>;

const estate = (more: Input = {}): Input => ({
  tier: 'growth',
  profile: 'sandbox',
  platform: { metrics: 'cloudwatch', delivery: { strategy: 'rolling' } },
  services: {
    web: { runtime: 'node', reads: ['sessions', 'hot'], writes: ['sessions'] },
    filler: { runtime: 'go', role: 'worker', team: 'core', writes: ['hot'] },
  },
  stores: { sessions: { kind: 'cache' }, hot: { kind: 'cache' } },
  ...more,
});

type ValkeyEntry = PlanEntry<ValkeySize, ValkeySpec>;
const caches = (input: Input): ValkeyEntry[] => planOrThrow(blueprintOf(input)).entries.filter((e) => e.kind === 'valkey') as ValkeyEntry[];
const main = (more: Input = {}): ValkeyEntry => caches(estate(more)).find((e) => e.id === 'valkey/main')!;
const problems = (more: Input) =>
  plan(blueprintOf(estate(more)))
    .diagnostics.filter((d) => d.severity === 'error')
    .map((d) => [d.code, d.path.join('.')]);

describe('caches at growth', () => {
  it('are shared, but for the dedicated ones', () => {
    const stores = { sessions: { kind: 'cache' }, hot: { kind: 'cache' }, ledger: { kind: 'cache', dedicated: true } } as const;
    expect(caches(estate({ stores })).map((e) => [e.id, e.spec.stores, e.spec.logicalId, e.spec.cacheName])).toEqual([
      ['valkey/ledger', ['ledger'], 'LedgerValkey', 'streamflix-us-east-1-ledger'],
      ['valkey/main', ['hot', 'sessions'], 'MainValkey', 'streamflix-us-east-1-main'],
    ]);
  });

  it('stay in the process at startup, and where somebody wants them there', () => {
    expect(caches(estate({ tier: 'startup', platform: {}, services: {} }))).toEqual([]);
    const stores = { sessions: { kind: 'cache', engine: 'none' }, hot: { kind: 'cache' } } as const;
    expect(main({ stores }).spec.stores).toEqual(['hot']);
  });

  it('may be on Valkey below, when somebody measured a pain', () => {
    const sessions = { kind: 'cache', engine: 'valkey', because: 'measured', pain: { metric: 'replicas', value: 3 } } as const;
    expect(caches({ services: { web: { runtime: 'node', reads: ['sessions'] } }, stores: { sessions } }).map((e) => e.id)).toEqual([
      'valkey/main',
    ]);
  });

  it('keep their keys while they move back into the process', () => {
    const stores = { sessions: { kind: 'cache', engine: 'none', migrateFrom: 'valkey' } } as const;
    const services = { web: { runtime: 'node' as const, reads: ['sessions'] } };
    const { environment } = planOrThrow(blueprintOf(estate({ stores, services }))).entries.find((e) => e.id === 'service/web')!.spec as {
      environment: Record<string, string>;
    };
    expect(environment).toMatchObject({ STORE_SESSIONS_ENGINE: 'none', STORE_SESSIONS_FROM_ENGINE: 'valkey' });
  });

  it('have a copy in another zone and a snapshot in production, and the smallest node alone in a sandbox', () => {
    expect(main({ profile: 'production' }).size).toEqual({ nodeType: 'cache.t4g.small', replicas: 1, snapshotDays: 1, logDays: 30 });
    expect(main().size).toEqual({ nodeType: 'cache.t4g.micro', replicas: 0, snapshotDays: 0, logDays: 7 });
  });

  it('are of the next type where the region lacks the one that would do', () => {
    const there = (region: string, more: Input = {}) => main({ regions: [region], ...more });
    expect(there('me-central-1').size.nodeType).toBe('cache.m7g.large');
    expect(there('me-central-1').reason).toContain('me-central-1 has no cache.t4g.micro');
    expect(there('me-central-1', { profile: 'production' }).reason).toContain('has no cache.t4g.small');
    for (const region of supportedRegions) expect([region, problems({ regions: [region] })]).toEqual([region, []]);
  });

  it('have names that ElastiCache takes, however long the store is called', () => {
    const long = 'a'.repeat(30);
    const services = { [long]: { runtime: 'node' as const, reads: [long] } };
    const [cache] = caches(estate({ name: 'b'.repeat(20), services, stores: { [long]: { kind: 'cache', dedicated: true } } }));
    expect(cache!.spec.cacheName).toMatch(/^[a-z][a-z0-9-]{0,38}[a-z0-9]$/);
    for (const { userId } of cache!.spec.users) expect(userId).toMatch(/^[a-z][a-z0-9-]{0,38}[a-z0-9]$/);
  });
});

describe('the type of node', () => {
  const demand = { writesPerSecond: 1, readsPerSecond: 4, peakFactor: 4, dataGiB: 0.1 };

  it.each([
    ['next to nothing', {}, 'cache.t4g.micro'],
    ['more than three quarters of its memory', { dataGiB: 0.4 }, 'cache.t4g.small'],
    ['a load that never rests', { readsPerSecond: 4_000, peakFactor: 1 }, 'cache.m7g.large'],
    ['a peak', { readsPerSecond: 100_000 }, 'cache.r7g.2xlarge'],
    ['more than there is', { dataGiB: 1e6 }, 'cache.r7g.16xlarge'],
  ])('for %s', (_, more, expected) => expect(cacheNodeType({ ...demand, ...more })).toBe(expected));

  it('is one of those that are there', () =>
    expect(cacheNodeType({ ...demand, readsPerSecond: 4_000, peakFactor: 1 }, cacheNodeTypesOf('ca-west-1'))).toBe('cache.r7g.large'));

  it('grows with memory and vCPU in the table', () => {
    const all = Object.values(cacheNodeTypes);
    for (const [i, { memoryGiB, vcpu }] of all.slice(1).entries()) {
      expect(memoryGiB).toBeGreaterThan(all[i]!.memoryGiB);
      expect(vcpu).toBeGreaterThanOrEqual(all[i]!.vcpu);
    }
  });
});

describe('limits', () => {
  const crowd = (count: number, stores: Input['stores']): Input => ({
    services: Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `s${i}`,
        { runtime: 'node' as const, role: 'worker' as const, reads: Object.keys(stores!) },
      ]),
    ),
    stores: stores!,
  });

  it('of users are told before ElastiCache tells them, with the way out', () => {
    expect(problems(crowd(100, { sessions: { kind: 'cache' } }))).toEqual([]);
    expect(problems(crowd(101, { sessions: { kind: 'cache' } }))).toEqual([['BP315', 'stores.sessions']]);
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`c${i}`, { kind: 'cache' as const, dedicated: true }]));
    expect(problems(crowd(96, many))).toEqual([['BP315', 'stores']]);
  });

  it('of memory are told in production', () => {
    const stores = { hot: { kind: 'cache', dataGiB: 400 } } as const;
    const services = { web: { runtime: 'node' as const, reads: ['hot'] } };
    expect(problems({ profile: 'production', stores, services })).toEqual([['BP315', 'stores.hot']]);
  });

  it.each([
    ['nodeType', 't4g.small'],
    ['replicas', 6],
    ['snapshotDays', 36],
  ])('hold for overrides: %s %s', (field, value) =>
    expect(problems({ overrides: { 'valkey/main': { [field]: value } } })).toEqual([['BP308', `overrides.valkey/main.${field}`]]),
  );
});

describe('the edges of a cache', () => {
  const connect = (name: string, team: string, target: string) =>
    valkey.connect!(main(), { access: ['read'], target, variable: `STORE_${target.toUpperCase()}`, workload: { name, team } });
  const user = (workload: string, store: string) => main().spec.users.find((u) => u.workload === workload && u.store === store)!;

  it('let a workload connect as the user of that edge, find the address, and nothing else', () => {
    const { userId } = user('web', 'hot');
    const { statements, environment, egress, needs } = connect('web', 'apps', 'hot');
    expect(statements).toEqual([
      {
        sid: 'Cache',
        actions: ['elasticache:Connect'],
        resources: [
          { of: 'valkey/main', attribute: 'arn' },
          { of: 'valkey/main', attribute: 'userArn', suffix: `:${userId}` },
        ],
      },
      {
        sid: 'CacheAddress',
        actions: ['elasticache:DescribeReplicationGroups'],
        resources: [{ of: 'valkey/main', attribute: 'arn' }],
      },
    ]);
    expect(environment).toEqual({
      STORE_HOT_ENGINE: 'valkey',
      STORE_HOT_CACHE_NAME: 'streamflix-us-east-1-main',
      STORE_HOT_PORT: '6379',
      STORE_HOT_USER: userId,
      STORE_HOT_PREFIX: 'hot:',
    });
    expect(egress).toEqual([{ to: 'data-subnets', port: 6_379 }, { to: 'aws-endpoints' }]);
    expect(needs).toEqual(['valkey/main']);
    expect(() => connect('web', 'core', 'hot')).toThrow('web does not use hot in valkey/main');
  });

  it('are a user each, whose keys are those of the store, and whose commands those of the access', () => {
    const commands = (workload: string, store: string) => user(workload, store).accessString.split(' ');
    expect(main().spec.users.map((u) => [u.store, u.workload])).toEqual([
      ['hot', 'filler'],
      ['hot', 'web'],
      ['sessions', 'web'],
    ]);
    expect(new Set(main().spec.users.map((u) => u.userId)).size).toBe(3);
    for (const { accessString, store } of main().spec.users) {
      expect(accessString.split(' ').filter((rule) => rule.startsWith('~'))).toEqual([`~${store}:*`]);
      expect(accessString).toMatch(/^on ~\S+ -@all .*-@dangerous.* -scan$/);
    }
    expect(
      [commands('web', 'hot'), commands('filler', 'hot'), commands('web', 'sessions')].map((c) => [
        c.includes('+@read'),
        c.includes('+@write'),
      ]),
    ).toEqual([
      [true, false],
      [false, true],
      [true, true],
    ]);
  });

  it('give back after the categories only what looks at the cluster', () => {
    const { accessString } = user('web', 'sessions');
    const after = accessString.slice(accessString.indexOf('-@dangerous') + '-@dangerous'.length);
    expect(
      after.match(/\+\S+/g)!.every((rule) => rule === '+info' || /^\+cluster\|(info|keyslot|myid|nodes|shards|slots)$/.test(rule)),
    ).toBe(true);
  });

  it('keep edges apart that would be called the same: two stores of a workload, two names that are cut', () => {
    const long = 'a'.repeat(29);
    const services = {
      [`${long}b`]: { runtime: 'node' as const, reads: ['sessions', 'hot'] },
      [`${long}c`]: { runtime: 'node' as const, reads: ['sessions', 'hot'] },
    };
    expect(new Set(main({ services }).spec.users.map((u) => u.userId)).size).toBe(4);
  });
});

describe('the cluster', () => {
  const [sandbox, production] = (['sandbox', 'production'] as const).map(
    (profile) => synthesize(planOrThrow(blueprintOf(estate({ profile })))).templates.get('streamflix-us-east-1-Data')!.Resources,
  );

  it('is in cluster mode with one shard, to which more can be added in place', () => {
    expect(production!['MainValkey']).toMatchObject({
      UpdatePolicy: { UseOnlineResharding: true },
      Properties: {
        Engine: 'valkey',
        ClusterMode: 'enabled',
        NumNodeGroups: 1,
        ReplicasPerNodeGroup: 1,
        AutomaticFailoverEnabled: true,
        MultiAZEnabled: true,
      },
    });
    expect(sandbox!['MainValkey']!.Properties).toMatchObject({
      ReplicasPerNodeGroup: 0,
      AutomaticFailoverEnabled: true,
      MultiAZEnabled: false,
    });
    const parameters = Object.values(sandbox!).find((r) => r.Type === 'AWS::ElastiCache::ParameterGroup')!;
    expect(parameters.Properties).toMatchObject({
      CacheParameterGroupFamily: 'valkey9',
      Properties: { 'cluster-enabled': 'yes', 'maxmemory-policy': 'allkeys-lru' },
    });
  });

  it('is encrypted, and has no password and no user without IAM', () => {
    expect(sandbox!['MainValkey']!.Properties).toMatchObject({
      TransitEncryptionEnabled: true,
      TransitEncryptionMode: 'required',
      AtRestEncryptionEnabled: true,
      KmsKeyId: { 'Fn::ImportValue': expect.stringContaining('DataKey') as unknown },
    });
    expect(sandbox!['MainValkey']!.Properties).not.toHaveProperty('AuthToken');
    const users = Object.values(sandbox!).filter((r) => r.Type === 'AWS::ElastiCache::User');
    expect(users).toHaveLength(3);
    for (const { Properties } of users) {
      expect(Properties).toMatchObject({ AuthenticationMode: { Type: 'iam' }, UserName: Properties!['UserId'] });
      expect(Object.keys(Properties!)).not.toEqual(expect.arrayContaining(['Passwords']));
    }
  });

  it('takes connections from nodes alone', () => {
    const group = Object.values(sandbox!).find((r) => r.Type === 'AWS::EC2::SecurityGroup')!;
    expect(group.Properties!['SecurityGroupIngress']).toEqual([
      expect.objectContaining({
        SourceSecurityGroupId: { 'Fn::ImportValue': expect.stringContaining('NodeSecurityGroup') as unknown },
        FromPort: 6_379,
        ToPort: 6_379,
      }),
    ]);
  });

  it('leaves a snapshot in production, and nothing in a sandbox', () =>
    expect([sandbox, production].map((r) => [r!['MainValkey']!.DeletionPolicy, r!['MainValkey']!.UpdateReplacePolicy])).toEqual([
      ['Delete', 'Delete'],
      ['Snapshot', 'Snapshot'],
    ]));

  it('lets nobody in when nobody uses it', () => {
    const { Resources } = synthesize(planOrThrow(blueprintOf(estate({ services: {} })))).templates.get('streamflix-us-east-1-Data')!;
    const users = Object.values(Resources).filter((r) => r.Type === 'AWS::ElastiCache::User');
    expect(users.map((u) => u.Properties!['AccessString'])).toEqual(['off ~* -@all']);
  });
});

it('is watched: the engine, memory, each node, and who is turned away', () => {
  const alarmsOf = (more: Input) => {
    const { alarms } = planOrThrow(blueprintOf(estate(more))).entries.find((e) => e.id === 'alarms/main')!.spec as {
      alarms: { id: string; query: { dimensions: object } }[];
    };
    return alarms.filter((a) => a.id.startsWith('MainCache'));
  };
  expect(alarmsOf({}).map((a) => a.id)).toEqual([
    'MainCacheCpu',
    'MainCacheMemory',
    'MainCache1Evictions',
    'MainCache1Logins',
    'MainCache1Keys',
    'MainCache1Credits',
  ]);
  const large = alarmsOf({ profile: 'production', overrides: { 'valkey/main': { nodeType: 'cache.r7g.large' } }, services: {} });
  expect(large.map((a) => a.id)).toEqual(expect.arrayContaining(['MainCache1Lag', 'MainCache2Lag', 'MainCache2Keys']));
  expect(large.map((a) => a.id)).not.toContain('MainCache1Credits');
  expect(large.find((a) => a.id === 'MainCache2Lag')!.query.dimensions).toEqual({
    CacheClusterId: 'streamflix-us-east-1-main-0001-002',
    CacheNodeId: '0001',
  });
});

it('works in an app of its own', () => {
  const stack = new Stack(new App());
  new ValkeyCluster(stack, 'Cache', {
    vpcId: 'vpc-1',
    subnetIds: ['subnet-1', 'subnet-2'],
    clientSecurityGroupIds: ['sg-1'],
    encryptionKey: new Key(stack, 'Key'),
    cacheName: 'sessions',
    users: [{ userId: 'web', accessString: 'on ~* -@all +@read' }],
  });
  const template = Template.fromStack(stack);
  template.hasResource('AWS::ElastiCache::ReplicationGroup', {
    DeletionPolicy: 'Snapshot',
    Properties: {
      ReplicationGroupId: 'sessions',
      ReplicasPerNodeGroup: 1,
      MultiAZEnabled: true,
      UserGroupIds: [{ Ref: Match.anyValue() }],
    },
  });
  template.hasResourceProperties('AWS::ElastiCache::UserGroup', { Engine: 'valkey', UserIds: [{ Ref: Match.anyValue() }] });
  template.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: '/aws/elasticache/sessions/slow-log', RetentionInDays: 30 });
});
