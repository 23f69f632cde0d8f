import { plan, planOrThrow, type Plan, type PlanEntry } from '../../../lib/plan';
import type { AlarmsSpec } from '../../../lib/layers/observability/alarms/capability';
import type { Thresholds } from '../../../lib/layers/observability/alarms/thresholds';
import { synthesize, type Synthesized, type Template } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';

type Input = NonNullable<Parameters<typeof blueprintOf>[0]>;

const web = { runtime: 'node', role: 'site', expose: 'public' } as const;
const product: Input = {
  services: {
    web: { ...web, reads: ['titles'], publishes: ['plays'] },
    api: { runtime: 'node', expose: 'public', slo: { availability: 99.9, latencyMs: 200 } },
    counter: { runtime: 'node', role: 'worker', consumes: ['plays'] },
    mailer: { runtime: 'node', role: 'worker', consumes: ['plays'] },
  },
  stores: { titles: { kind: 'relational' } },
  streams: { plays: { retentionHours: 24 } },
};

type AlarmsEntry = PlanEntry<Thresholds, AlarmsSpec>;
const entryOf = ({ entries }: Plan): AlarmsEntry => entries.find((e) => e.id === 'alarms/main') as AlarmsEntry;
const alarmsOf = (input: Input) => new Map(entryOf(planOrThrow(blueprintOf(input))).spec.alarms.map((a) => [a.id, a]));

describe('plan of the alarms', () => {
  const alarms = alarmsOf(product);

  it('watches what users feel of each public service, against its own objective', () => {
    expect(alarms.get('ApiLatency')).toMatchObject({
      threshold: 0.2,
      when: 'above',
      query: { metric: 'TargetResponseTime', statistic: 'p95' },
    });
    expect(alarms.get('WebLatency')).toMatchObject({ threshold: 0.5 });
    expect(alarms.get('ApiDown')).toMatchObject({ threshold: 1, when: 'below', missing: 'bad', query: { metric: 'HealthyHostCount' } });
    expect(alarms.get('WebErrors')?.query.dimensions).toEqual({
      LoadBalancer: { of: 'edge/main', attribute: 'loadBalancerFullName' },
      TargetGroup: { of: 'edge/main', attribute: 'webTargetGroupFullName' },
    });
  });

  it('allows more failures where more requests are expected, and never fewer than a handful', () => {
    const errors = (load: Input['load'], availability = 99) =>
      alarmsOf({ services: { web: { ...web, slo: { availability } } }, ...(load ? { load } : {}) }).get('WebErrors')?.threshold;
    expect(errors(undefined)).toBe(5);
    // 100,000 users, a fifth of them a day, 150 requests each: 34.7 a second, 10,417 in five minutes, of which 1 % may fail.
    const busy = { subscribers: 100_000, dailyActiveShare: 0.2, requestsPerUserPerDay: 150 };
    expect(errors(busy)).toBe(105);
    expect(errors(busy, 99.9)).toBe(11);
  });

  it('sends back a bad version by the way that it came', () => {
    const remedy = (tier: 'startup' | 'growth') => alarmsOf({ services: { web }, tier }).get('WebErrors')?.remedy;
    expect(remedy('startup')).toContain('kubectl rollout undo');
    expect(remedy('growth')).toContain('kubectl argo rollouts abort');
  });

  it('sets the alarms of a database by its class and its storage', () => {
    expect(alarms.get('MainDatabaseStorage')).toMatchObject({ threshold: 1024 ** 3, when: 'below' }); // 5 % of 20 GiB
    expect(alarms.get('MainDatabaseCredits')).toBeDefined();
    const large = alarmsOf({ ...product, overrides: { 'relational/main': { instanceClass: 'db.m7g.large', allocatedStorageGiB: 100 } } });
    expect(large.get('MainDatabaseStorage')?.threshold).toBe(5 * 1024 ** 3);
    expect(large.has('MainDatabaseCredits')).toBe(false);
    expect(large.get('MainDatabaseConnections')?.threshold).toBeGreaterThan(alarms.get('MainDatabaseConnections')?.threshold ?? Infinity);
    const unknown = alarmsOf({ ...product, overrides: { 'relational/main': { instanceClass: 'db.r9g.large' } } });
    expect(unknown.has('MainDatabaseMemory')).toBe(false);
    expect(unknown.has('MainDatabaseCpu')).toBe(true);
  });

  it('watches a cluster of Aurora by the roles of its instances, and its readers where it has some', () => {
    const growth = (more: Input = {}) =>
      alarmsOf({
        ...product,
        tier: 'growth',
        streams: {},
        services: {},
        platform: { metrics: 'cloudwatch', delivery: { engine: 'kubernetes' } },
        ...more,
      });
    const aurora = growth();
    expect(aurora.get('MainAuroraDatabaseCapacity')).toMatchObject({
      threshold: 90,
      essential: true,
      query: {
        namespace: 'AWS/RDS',
        metric: 'ACUUtilization',
        dimensions: { DBClusterIdentifier: 'streamflix-us-east-1-main-aurora', Role: 'WRITER' },
      },
    });
    expect(aurora.get('MainAuroraDatabaseReplicaLag')?.query.dimensions['Role']).toBe('READER');
    for (const id of ['Cpu', 'Memory', 'Connections', 'TransactionIds']) expect(aurora.has(`MainAuroraDatabase${id}`)).toBe(true);
    expect(aurora.has('MainDatabaseCpu')).toBe(false);
    expect(growth({ profile: 'sandbox' }).has('MainAuroraDatabaseReplicaLag')).toBe(false);
    // 5 % of 16 ACUs of 2 GiB, and 80 % of the 3,360 connections that they take.
    const sized = growth({ overrides: { 'aurora-postgres/main': { minAcu: 2, maxAcu: 16 } } });
    expect(sized.get('MainAuroraDatabaseMemory')?.threshold).toBe(Math.round(0.05 * 32 * 1024 ** 3));
    expect(sized.get('MainAuroraDatabaseConnections')?.threshold).toBe(2_688);
    for (const { means, remedy } of aurora.values()) expect(`${means} ${remedy}`.length).toBeLessThanOrEqual(1_024);
  });

  it('watches dead letters and age of each consumer, and the topic in front of several', () => {
    expect(alarms.get('PlaysSqsCounterDeadLetters')).toMatchObject({ threshold: 1, periods: 1, query: { namespace: 'AWS/SQS' } });
    expect(alarms.get('PlaysSqsMailerAge')?.threshold).toBe(6 * 3_600); // a quarter of 24 hours
    expect(alarms.has('PlaysSnsFailures')).toBe(true);
    const one = alarmsOf({
      ...product,
      services: { web: product.services?.['web'] as never, counter: product.services?.['counter'] as never },
    });
    expect(one.has('PlaysSnsFailures')).toBe(false);
  });

  it('watches the cluster, its pods, its way out, and backups where there are any', () => {
    expect([...alarms.keys()]).toEqual(
      expect.arrayContaining([
        'ClusterPending',
        'ClusterCrashLoops',
        'ClusterNodes',
        'NatGateway1Ports',
        'EdgeFailures',
        'DistributionFailures',
        'BackupFailures',
      ]),
    );
    expect(alarmsOf({ ...product, profile: 'sandbox' }).has('BackupFailures')).toBe(false);
  });

  it('says of each what it means and what to do, once, in what CloudWatch has room for', () => {
    expect(new Set([...alarms.values()].map((a) => a.name)).size).toBe(alarms.size);
    for (const { id, name, means, remedy } of alarms.values()) {
      expect([id, name]).toEqual([id, `streamflix-us-east-1-${id}`]);
      expect([id, means.length > 30, remedy.length > 30, `${means} ${remedy}`.length <= 1_024]).toEqual([id, true, true, true]);
    }
  });

  it('looks at what the blueprint overrides, and says it in the text', () => {
    const moved = alarmsOf({ ...product, overrides: { 'alarms/main': { cpuPercent: 60 } } }).get('MainDatabaseCpu');
    expect(moved).toMatchObject({ threshold: 60, means: expect.stringContaining('60 %') as string });
    const { diagnostics } = plan(blueprintOf({ ...product, overrides: { 'alarms/main': { cpuPercent: 'much' } } }));
    expect(diagnostics.map((d) => d.code)).toContain('BP308');
  });

  it('says that CloudFront is not watched from another region', () => {
    const entry = entryOf(planOrThrow(blueprintOf({ ...product, regions: ['eu-west-1'] })));
    expect(entry.spec.alarms.map((a) => a.id)).not.toContain('DistributionFailures');
    expect(entry.reason).toContain('CloudFront itself is not watched');
  });

  it('keeps what matters where there is no room for all', () => {
    const services = Object.fromEntries(
      Array.from({ length: 75 }, (_, i) => [`service-${i}`, { runtime: 'node', expose: 'public' } as const]),
    );
    const streams = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`stream-${i}`, {}]));
    const consumer = { runtime: 'node', role: 'worker', consumes: Object.keys(streams) } as const;
    const entry = entryOf(planOrThrow(blueprintOf({ services: { ...services, one: consumer, two: consumer }, streams })));
    expect(entry.spec.alarms.length).toBeLessThanOrEqual(360);
    expect(entry.spec.alarms.map((a) => a.id)).toEqual(
      expect.arrayContaining(['Service74Errors', 'Service74Down', 'Stream19SqsTwoDeadLetters']),
    );
    expect(entry.spec.alarms.every((a) => a.essential)).toBe(true);
    expect(entry.reason).toContain('only those on which somebody must act are kept');
  });

  it('is the same whatever the order of keys', () => {
    const reversed = { ...product, services: Object.fromEntries(Object.entries(product.services ?? {}).reverse()) };
    expect([...alarmsOf(reversed)]).toEqual([...alarms]);
  });
});

describe('template of the alarms', () => {
  let s: Synthesized;
  let t: Template;
  beforeAll(() => {
    s = synthesize(planOrThrow(blueprintOf({ ...product, profile: 'sandbox', notify: { email: 'ops@example.com' } })));
    t = s.templates.get('streamflix-us-east-1-Observability') as Template;
  });
  const of = (type: string) => Object.entries(t.Resources).filter(([, r]) => r.Type === type);
  const alarm = (name: string) =>
    of('AWS::CloudWatch::Alarm').find(([, r]) => r.Properties?.['AlarmName'] === `streamflix-us-east-1-${name}`)?.[1].Properties as Record<
      string,
      unknown
    >;

  it('sends every alarm, and its end, to a topic that somebody reads', () => {
    const [[topic = ''] = []] = of('AWS::SNS::Topic');
    for (const [id, { Properties }] of of('AWS::CloudWatch::Alarm'))
      expect([id, Properties?.['AlarmActions'], Properties?.['OKActions']]).toEqual([id, [{ Ref: topic }], [{ Ref: topic }]]);
    expect(of('AWS::SNS::Subscription').map(([, r]) => r.Properties)).toEqual([
      { Protocol: 'email', Endpoint: 'ops@example.com', TopicArn: { Ref: topic } },
    ]);
    expect(of('AWS::SNS::Topic')[0]?.[1].Properties).toHaveProperty('KmsMasterKeyId');
  });

  it('lets only CloudWatch and Budgets of this account publish, and only over TLS', () => {
    const { Statement } = (
      of('AWS::SNS::TopicPolicy')[0]?.[1].Properties as {
        PolicyDocument: { Statement: { Effect: string; Principal: unknown; Condition: object }[] };
      }
    ).PolicyDocument;
    expect(Statement.filter((x) => x.Effect === 'Allow').map((x) => x.Principal)).toEqual([
      { Service: ['cloudwatch.amazonaws.com'] },
      { Service: ['budgets.amazonaws.com'] },
    ]);
    for (const { Effect, Condition } of Statement)
      expect(JSON.stringify(Condition)).toContain(Effect === 'Deny' ? 'aws:SecureTransport' : 'aws:SourceAccount');
  });

  it('names percentiles as CloudWatch wants them', () => {
    expect(alarm('ApiLatency')).toMatchObject({
      ExtendedStatistic: 'p95',
      EvaluateLowSampleCountPercentile: 'ignore',
      Threshold: 0.2,
      TreatMissingData: 'notBreaching',
    });
    expect(alarm('ApiLatency')).not.toHaveProperty('Statistic');
    expect(alarm('ApiDown')).toMatchObject({
      Statistic: 'Minimum',
      TreatMissingData: 'breaching',
      ComparisonOperator: 'LessThanThreshold',
    });
  });

  it('holds nothing back that it looks at: no export keeps a service or a gateway from going', () => {
    const text = JSON.stringify(t);
    expect(text).toContain('"Fn::GetStackOutput":{"StackName":"streamflix-us-east-1-Edge"');
    const imports = [...text.matchAll(/"Fn::ImportValue":"([^"]+)"/g)].map(([, name]) => name);
    for (const name of imports) expect(name).toMatch(/^streamflix-us-east-1-Keys:/);
    const manifest = JSON.parse(s.files.get('manifest.json') as string) as { artifacts: Record<string, { dependencies?: string[] }> };
    expect(manifest.artifacts['streamflix-us-east-1-Observability']?.dependencies).toEqual(
      expect.arrayContaining(['streamflix-us-east-1-Edge', 'streamflix-us-east-1-GlobalEdge', 'streamflix-us-east-1-Network']),
    );
  });
});
