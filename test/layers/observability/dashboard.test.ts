import { planOrThrow, type PlanEntry } from '../../../lib/plan';
import type { DashboardSize, DashboardSpec } from '../../../lib/layers/observability/dashboard/capability';
import { layout, type Box, type Widget } from '../../../lib/layers/observability/dashboard/widget';
import { synthesize, type Template } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';

type Input = NonNullable<Parameters<typeof blueprintOf>[0]>;

const open = { runtime: 'node', expose: 'public' } as const;
const product: Input = {
  services: {
    web: { ...open, role: 'site', reads: ['titles'], publishes: ['plays'] },
    counter: { runtime: 'node', role: 'worker', consumes: ['plays'] },
  },
  stores: { titles: { kind: 'relational' } },
  streams: { plays: {} },
};
const widgetsOf = (input: Input): readonly (Widget & Box)[] =>
  (planOrThrow(blueprintOf(input)).entries.find((e) => e.id === 'dashboard/main') as PlanEntry<DashboardSize, DashboardSpec>).spec.widgets;
const headings = (input: Input) => widgetsOf(input).flatMap((w) => (w.kind === 'text' ? [w.markdown.split('\n')[0]] : []));

const overlaps = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('plan of the dashboard', () => {
  const many = Object.fromEntries(Array.from({ length: 23 }, (_, i) => [`service-${i}`, open]));

  it.each<[string, Input]>([
    ['a product', product],
    ['many services', { services: many }],
    ['nothing public', { services: { hidden: { runtime: 'node' } } }],
  ])('fills rows of 24 columns without overlap or gap: %s', (_, input) => {
    const widgets = widgetsOf(input);
    widgets.forEach((a, i) => widgets.slice(0, i).forEach((b) => expect([a, b, overlaps(a, b)]).toEqual([a, b, false])));
    const height = Math.max(...widgets.map((w) => w.y + w.height));
    expect(widgets.reduce((area, w) => area + w.width * w.height, 0)).toBe(24 * height);
    for (const w of widgets) expect([w.x >= 0, w.width >= 6, w.x + w.width <= 24]).toEqual([true, true, true]);
  });

  it('gives the columns that are left to the last widget', () => {
    const text = (markdown: string) => ({ kind: 'text' as const, markdown });
    const boxes = layout([
      { height: 3, widgets: ['a', 'b', 'c', 'd', 'e'].map(text) },
      { height: 1, widgets: [text('f')] },
    ]);
    expect(boxes.map(({ x, y, width }) => [x, y, width])).toEqual([
      [0, 0, 4],
      [4, 0, 4],
      [8, 0, 4],
      [12, 0, 4],
      [16, 0, 8],
      [0, 3, 24],
    ]);
  });

  it('reads from the users down, and leaves out what is not there', () => {
    expect(headings(product)).toEqual([
      '# streamflix in us-east-1',
      '## What users get',
      '## Services',
      '## Data',
      '## Streams',
      '## Cluster and network',
    ]);
    expect(headings({ services: { hidden: { runtime: 'node' } } })).toEqual([
      '# streamflix in us-east-1',
      '## Services',
      '## Cluster and network',
    ]);
  });

  it('shows every public service, ten to a graph, beside its objective', () => {
    const graphs = widgetsOf({ services: many }).flatMap((w) => (w.kind === 'graph' && w.title.startsWith('Seconds') ? [w] : []));
    expect(graphs.map((g) => g.lines.length)).toEqual([10, 10, 3]);
    expect(graphs[0]?.levels).toEqual([{ label: 'objective: 500 ms', value: 0.5 }]);
  });

  it('shows capacity and readers of a cluster of Aurora', () => {
    const graphs = (profile: 'sandbox' | 'production') =>
      widgetsOf({
        profile,
        tier: 'growth',
        platform: { metrics: 'cloudwatch', delivery: { engine: 'kubernetes' } },
        stores: { titles: { kind: 'relational' } },
      }).flatMap((w) => (w.kind === 'graph' && w.title.startsWith('main (Aurora)') ? [[w.title, w.lines.length] as const] : []));
    expect(graphs('production')).toEqual([
      ['main (Aurora): ACUs', 2],
      ['main (Aurora): CPU, percent of the largest capacity', 2],
      ['main (Aurora): connections', 2],
      ['main (Aurora): seconds to read and write; ms that readers are behind (right)', 3],
    ]);
    expect(graphs('sandbox').map(([, lines]) => lines)).toEqual([1, 1, 1, 2]);
  });

  it('finds workloads by search, team by team', () => {
    const teams = { shop: { runtime: 'node', team: 'front' }, stock: { runtime: 'node', team: 'back' } } as const;
    const [cpu] = widgetsOf({ services: teams }).flatMap((w) => (w.kind === 'graph' && w.searches ? [w.searches] : []));
    expect(cpu).toHaveLength(2);
    expect(cpu?.[0]).toContain('ClusterName="streamflix-us-east-1" Namespace="back"');
  });

  it('shows CloudFront from us-east-1 wherever the dashboard is', () => {
    const graphs = widgetsOf({ ...product, regions: ['eu-west-1'] }).flatMap((w) => (w.kind === 'graph' ? [[w.title, w.region]] : []));
    expect(graphs).toContainEqual(['CloudFront: requests', 'us-east-1']);
    expect(graphs).toContainEqual(['Requests in five minutes', 'eu-west-1']);
  });
});

describe('template of the dashboard', () => {
  it('has a body that CloudWatch can read', () => {
    const t = synthesize(planOrThrow(blueprintOf({ ...product, profile: 'sandbox' }))).templates.get(
      'streamflix-us-east-1-Observability',
    ) as Template;
    const dashboard = Object.values(t.Resources).find((r) => r.Type === 'AWS::CloudWatch::Dashboard')?.Properties as {
      DashboardName: string;
      DashboardBody: { 'Fn::Join': [string, unknown[]] };
    };
    const text = dashboard.DashboardBody['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : 'TOKEN')).join('');
    const { widgets } = JSON.parse(text) as {
      widgets: { type: string; properties: { title?: string; alarms?: string[]; metrics?: unknown[][] } }[];
    };
    expect(new Set(widgets.map((w) => w.type))).toEqual(new Set(['text', 'alarm', 'metric']));
    const alarms = Object.values(t.Resources).filter((r) => r.Type === 'AWS::CloudWatch::Alarm');
    expect(widgets.flatMap((w) => w.properties.alarms ?? []).map((arn) => arn.split(':alarm:')[1])).toEqual(
      alarms.map((a) => a.Properties?.['AlarmName']),
    );
    expect(widgets.find((w) => w.properties.title === 'Requests in five minutes')?.properties.metrics).toEqual([
      ['AWS/ApplicationELB', 'RequestCount', 'LoadBalancer', 'TOKEN', 'TargetGroup', 'TOKEN', { label: 'web', stat: 'Sum', period: 300 }],
    ]);
    expect(dashboard.DashboardName).toBe('streamflix-us-east-1');
    expect(t.Outputs).toHaveProperty('DashboardName');
  });
});
