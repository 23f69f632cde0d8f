import { App, Stack } from 'aws-cdk-lib';
import { parse } from 'yaml';
import { collector, http } from '../../../lib/facts/prometheus';
import type { MetricsSize, MetricsSpec } from '../../../lib/layers/observability/metrics/capability';
import { MetricsWorkspace } from '../../../lib/layers/observability/metrics/construct';
import { RECORDED } from '../../../lib/layers/observability/metrics/queries';
import type { Rule } from '../../../lib/layers/observability/metrics/rules';
import { plan, planOrThrow, type PlanEntry } from '../../../lib/plan';
import { synthesize, type Synthesized, type TemplateResource } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';
import { GROWTH } from './growth';

type Input = NonNullable<Parameters<typeof blueprintOf>[0]>;
type MetricsEntry = PlanEntry<MetricsSize, MetricsSpec>;

const entryOf = (input: Input): MetricsEntry =>
  planOrThrow(blueprintOf(input)).entries.find((e) => e.id === 'metrics/main') as MetricsEntry;

const alertsOf = (input: Input) =>
  entryOf(input)
    .spec.ruleGroups.flatMap((g): readonly Rule[] => g.rules)
    .flatMap((r) => ('alert' in r ? [r] : []));

describe('plan of the metrics', () => {
  it('is Prometheus from growth on, unless CloudWatch is asked for', () => {
    expect(entryOf(GROWTH)).toMatchObject({
      engine: 'amp',
      layer: 'observability',
      stateful: [{ stack: 'shop-us-east-1-Observability', logicalId: 'MetricsWorkspace', type: 'AWS::APS::Workspace' }],
      provides: ['shop-us-east-1-Observability.MetricsWorkspaceUrl'],
    });
    const without: Input[] = [
      { ...GROWTH, platform: { ...GROWTH.platform, metrics: 'cloudwatch' } },
      { services: { web: { runtime: 'node' } } },
    ];
    for (const input of without)
      expect(
        planOrThrow(blueprintOf(input))
          .entries.map((e) => e.kind)
          .filter((k) => ['metrics', 'collector'].includes(k)),
      ).toEqual([]);
  });

  it('is refused at startup, with the tier that has it', () => {
    const { diagnostics } = plan(blueprintOf({ services: { web: { runtime: 'node' } }, platform: { metrics: 'amp' } }));
    expect(diagnostics.map(({ code, path, message, hint }) => ({ code, path, message, hint }))).toEqual([
      {
        code: 'BP305',
        path: ['platform', 'metrics'],
        message: 'amp at the startup tier cannot be built by this version yet',
        hint: 'built is cloudwatch; amp is of the growth tier',
      },
    ]);
    const atlas = plan(blueprintOf({ ...GROWTH, platform: { ...GROWTH.platform, metrics: 'atlas' } })).diagnostics;
    expect(atlas.map((d) => [d.code, d.path])).toEqual([['BP305', ['platform', 'metrics']]]);
  });

  it('holds services that only others see to their own objectives, and leaves public ones to the load balancer', () => {
    const alerts = alertsOf(GROWTH);
    expect(alerts.filter((a) => a.alert.startsWith('Service')).map((a) => [a.alert, a.labels['team'], a.labels['service']])).toEqual([
      ['ServiceErrors', 'warehouse', 'prices'],
      ['ServiceLatency', 'warehouse', 'prices'],
      ['ServiceErrors', 'warehouse', 'stock'],
      ['ServiceLatency', 'warehouse', 'stock'],
    ]);
    const [errors, latency] = alerts.filter((a) => a.labels['service'] === 'stock');
    expect(errors?.expr).toBe(
      'service:http_server_errors:ratio_rate5m{job="warehouse/stock"} > 0.0005 and service:http_server_errors:rate5m{job="warehouse/stock"} * 300 >= 5',
    );
    expect(latency?.expr).toContain('service:http_server_duration_seconds:p95_5m{job="warehouse/stock"} > 0.25 and');
    expect(alerts.find((a) => a.alert === 'ServiceLatency' && a.labels['service'] === 'prices')?.expr).toContain('> 0.5 and'); // the tier's
    const moved = alertsOf({ ...GROWTH, overrides: { 'alarms/main': { minimumErrors: 50 } } });
    expect(moved.find((a) => a.alert === 'ServiceErrors')?.expr).toMatch(/>= 50$/);
  });

  it('calls nobody twice: no service has alarms in CloudWatch and alerts here', () => {
    const { entries } = planOrThrow(blueprintOf(GROWTH));
    const alarms = entries.find((e) => e.id === 'alarms/main')?.spec as { alarms: { id: string }[] };
    const ids = alarms.alarms.map((a) => a.id).filter((id) => /(Errors|Latency)$/.test(id));
    expect(ids).toEqual(['WebErrors', 'WebLatency']);
    expect(alertsOf(GROWTH).map((a) => a.labels['service'])).not.toContain('web');
  });

  it('says of each alert what it means and what to do', () => {
    const alerts = alertsOf(GROWTH);
    expect(alerts.length).toBe(7);
    for (const { alert, annotations } of alerts) {
      const { summary = '', remedy = '' } = annotations;
      expect([alert, summary.length > 30, remedy.length > 30]).toEqual([alert, true, true]);
    }
  });

  it('asks for no series that nobody makes, in rules and on pages', () => {
    const { ruleGroups, dashboards } = entryOf(GROWTH).spec;
    const known = new Set<string>([
      ...[http.server, http.client].flatMap((side) => Object.values(side)),
      ...Object.values(collector),
      ...RECORDED.map((r) => r.record),
      'target_info',
    ]);
    const expressions = [
      ...ruleGroups.flatMap((g) => g.rules.map((r) => r.expr)),
      ...dashboards.flatMap((d) => d.panels.flatMap((p) => p.queries.map((q) => q.expr))),
      ...dashboards.flatMap((d) => d.choices.map((c) => c.series)),
    ];
    expect(expressions.length).toBeGreaterThan(30);
    for (const expr of expressions) {
      const bare = expr
        .replace(/"[^"]*"/g, '""')
        .replace(/\{[^}]*\}/g, '{}')
        .replace(/\[[^\]]*\]/g, '[]')
        .replace(/by \([^)]*\)/g, '');
      const named = bare.match(/\b[a-z][a-z0-9_]*[_:][a-z0-9_:]*\b/g)?.filter((word) => word !== 'histogram_quantile') ?? [];
      expect([expr, named.length > 0, named.filter((name) => !known.has(name))]).toEqual([expr, true, []]);
      expect(bare.split('(').length).toBe(bare.split(')').length);
    }
  });
});

describe('stacks with metrics', () => {
  let s: Synthesized;
  beforeAll(() => {
    s = synthesize(planOrThrow(blueprintOf({ ...GROWTH, profile: 'production' })));
  });
  const inStack = (stack: string, type: string): (readonly [string, TemplateResource])[] =>
    Object.entries(s.templates.get(`shop-us-east-1-${stack}`)?.Resources ?? {}).filter(([, r]) => r.Type === type);
  const props = (resource: TemplateResource | undefined) => (resource?.Properties ?? {}) as Record<string, never>;

  it('keeps the workspace, encrypted for good, and makes its log and the policy of the topic before it', () => {
    const [[id, workspace] = []] = inStack('Observability', 'AWS::APS::Workspace');
    expect(id).toBe('MetricsWorkspace');
    expect(workspace).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        Alias: 'shop-us-east-1',
        KmsKeyArn: { 'Fn::ImportValue': expect.stringContaining('DataKey') as string },
        WorkspaceConfiguration: { RetentionPeriodInDays: 150, OutOfOrderTimeWindowInSeconds: 300, RuleQueryOffsetInSeconds: 60 },
      },
    });
    const [[log = ''] = []] = inStack('Observability', 'AWS::Logs::LogGroup');
    const [[policy = ''] = []] = inStack('Observability', 'AWS::SNS::TopicPolicy');
    expect(workspace?.DependsOn).toEqual([policy]);
    expect(props(workspace)['LoggingConfiguration']).toEqual({ LogGroupArn: { 'Fn::GetAtt': [log, 'Arn'] } });
    expect(inStack('Observability', 'AWS::Logs::LogGroup')[0]?.[1].Properties).toMatchObject({
      LogGroupName: '/aws/vendedlogs/shop/us-east-1/prometheus',
      KmsKeyId: expect.anything() as unknown,
      RetentionInDays: 30,
    });
  });

  it('goes with a sandbox', () => {
    const sandbox = synthesize(planOrThrow(blueprintOf(GROWTH))).templates.get('shop-us-east-1-Observability');
    expect(sandbox?.Resources['MetricsWorkspace']).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
  });

  it('protects the stack that holds it, which holds nothing at startup', () => {
    const protectedStacks = (of: Synthesized) =>
      Object.entries(
        (
          JSON.parse(of.files.get('manifest.json') as string) as {
            artifacts: Record<string, { properties?: { terminationProtection?: boolean } }>;
          }
        ).artifacts,
      )
        .filter(([, a]) => a.properties?.terminationProtection)
        .map(([name]) => name.replace('shop-us-east-1-', ''));
    expect(protectedStacks(s)).toContain('Observability');
    const startup = synthesize(
      planOrThrow(blueprintOf({ name: 'shop', profile: 'production', services: { web: { runtime: 'node' } }, images: 'placeholder' })),
    );
    expect(protectedStacks(startup)).not.toContain('Observability');
  });

  it('lets the collector write into this workspace, and use its key by way of the service, and nothing else', () => {
    const [[, role] = []] = inStack('Observability', 'AWS::IAM::Role');
    const { Policies, AssumeRolePolicyDocument, RoleName } = props(role) as unknown as {
      Policies: { PolicyDocument: { Statement: { Action: string[]; Resource: unknown[]; Condition?: object }[] } }[];
      AssumeRolePolicyDocument: object;
      RoleName: string;
    };
    expect(RoleName).toBe('shop-us-east-1-otel-collector');
    expect(Policies.flatMap((p) => p.PolicyDocument.Statement)).toEqual([
      expect.objectContaining({ Action: ['aps:RemoteWrite'], Resource: [{ 'Fn::GetAtt': ['MetricsWorkspace', 'Arn'] }] }),
      expect.objectContaining({
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: [{ 'Fn::ImportValue': expect.stringContaining('DataKey') as string }],
        Condition: { StringEquals: { 'kms:ViaService': 'aps.us-east-1.amazonaws.com' } },
      }),
    ]);
    expect(JSON.stringify(AssumeRolePolicyDocument)).toContain('"aws:RequestTag/kubernetes-namespace":"strata-observability"');
    const associations = inStack('Identity-strata-system', 'AWS::EKS::PodIdentityAssociation').map(([, r]) => r.Properties);
    expect(associations).toEqual([expect.objectContaining({ Namespace: 'strata-observability', ServiceAccount: 'otel-collector' })]);
    expect(JSON.stringify(associations)).toContain(`:role/${RoleName}`);
  });

  it('lets the alert manager publish: on the topic, for workspaces of this account, and on its key', () => {
    const topic = JSON.stringify(inStack('Observability', 'AWS::SNS::TopicPolicy'));
    expect(topic).toContain('"Action":["sns:Publish","sns:GetTopicAttributes"]');
    expect(topic).toContain('":workspace/*"');
    const keys = inStack('Keys', 'AWS::KMS::Key').filter(([, r]) => JSON.stringify(r).includes('aps.amazonaws.com'));
    expect(keys.map(([id]) => id)).toEqual(['MessagesKey']);
  });

  it('tells the alert manager of the one topic, and the rules to the workspace', () => {
    const definition = props(inStack('Observability', 'AWS::APS::Workspace')[0]?.[1])['AlertManagerDefinition'] as unknown as {
      'Fn::Join': [string, (string | object)[]];
    };
    const text = definition['Fn::Join'][1]
      .map((part) => (typeof part === 'string' ? part : 'arn:aws:sns:us-east-1:111122223333:t'))
      .join('');
    const inner = parse((parse(text) as { alertmanager_config: string }).alertmanager_config) as object;
    expect(inner).toEqual({
      route: { receiver: 'alarms', group_by: ['alertname', 'service'], group_wait: '30s', group_interval: '5m', repeat_interval: '4h' },
      receivers: [
        {
          name: 'alarms',
          sns_configs: [{ topic_arn: 'arn:aws:sns:us-east-1:111122223333:t', sigv4: { region: 'us-east-1' }, send_resolved: true }],
        },
      ],
    });
    const [[, rules] = []] = inStack('Observability', 'AWS::APS::RuleGroupsNamespace');
    const { Data, Workspace } = props(rules) as unknown as { Data: string; Workspace: object };
    expect(Workspace).toEqual({ 'Fn::GetAtt': ['MetricsWorkspace', 'Arn'] });
    expect(Data).not.toMatch(/[&*]a\d/);
    expect(parse(Data)).toEqual({ groups: entryOf(GROWTH).spec.ruleGroups });
  });
});

it('is a construct that works alone', () => {
  const stack = new Stack(new App(), 'Metrics', { env: { region: 'eu-west-1' } });
  const { workspace, url } = new MetricsWorkspace(stack, 'Metrics', { alias: 'shop', logGroupName: '/aws/vendedlogs/shop' });
  expect(stack.resolve(url)).toEqual({
    'Fn::Join': [
      '',
      [
        'https://aps-workspaces.eu-west-1.',
        { Ref: 'AWS::URLSuffix' },
        '/workspaces/',
        { 'Fn::GetAtt': [stack.getLogicalId(workspace), 'WorkspaceId'] },
      ],
    ],
  });
  expect(workspace.alertManagerDefinition).toBeUndefined();
});
