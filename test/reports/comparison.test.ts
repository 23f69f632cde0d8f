import { width } from '../../lib/diagnostics/printable';
import { loadBlueprint, type BlueprintInput } from '../../lib/blueprint';
import { plan as planOf, type Plan } from '../../lib/plan';
import { billOf } from '../../lib/reports/bill';
import { compare, type Comparison } from '../../lib/reports/comparison';
import { comparisonText } from '../../lib/reports/comparison-text';
import { expectGolden } from '../support/golden';
import { blueprintOf } from '../support/blueprint';
import { billedFor, stockPlan } from '../support/priced';

const counted = (plan: Plan) => ({ plan, bill: billOf(plan) });
const between = (before: Plan, after: Plan): Comparison => compare(counted(before), counted(after));

const planned = (input: Parameters<typeof blueprintOf>[0]): Plan => {
  const { plan, diagnostics } = planOf(blueprintOf(input));
  if (!plan) throw new Error(JSON.stringify(diagnostics));
  return plan;
};

const startup = stockPlan('startup');
const growth = stockPlan('growth');
const lastOf = (text: string): string => text.split('\n').at(-1) ?? '';

it('was read by a person', () => {
  const small = billedFor(startup, {
    'relational/main': [{ item: 'instance', price: 'rds.db.t4g.micro.rds-postgres-single-az', quantity: 730 }],
    'network/main': [{ item: 'gateway hours', price: 'natGateway.hour', quantity: 730 }],
    'keys/main': [{ item: 'keys', price: 'kms.key', quantity: 3 }],
  });
  const large = billedFor(growth, {
    'aurora-postgres/main': [{ item: 'capacity', price: 'aurora.acuHour', quantity: 1_460 }],
    'network/main': [{ item: 'gateway hours', price: 'natGateway.hour', quantity: 2_190 }],
    'keys/main': [{ item: 'keys', price: 'kms.key', quantity: 4 }],
    'chaos/main': [{ item: 'pods', unpriced: 'nobody says' }],
  });
  expectGolden('reports/golden/comparison.txt', `${comparisonText(between(small, large), { columns: 100 })}\n`);
});

describe('a comparison', () => {
  const comparison = between(startup, growth);
  const { components, summary, unchanged } = comparison;

  it('tells each component of either plan once', () => {
    const ids = (side: 'before' | 'after') => components.flatMap((one) => one[side].map(({ id }) => `${one.region} ${id}`));
    for (const side of ['before', 'after'] as const) {
      expect(new Set(ids(side)).size).toBe(ids(side).length);
      const plan = side === 'before' ? startup : growth;
      expect(ids(side).length + unchanged.components).toBe(plan.entries.length);
    }
    expect(summary.add).toBe(components.filter(({ change }) => change === 'added').length);
  });

  it('adds up to both bills', () => {
    const sum = (side: 'before' | 'after') =>
      components.flatMap((one) => one[side]).reduce((all, { monthly = 0 }) => all + monthly, unchanged[side]);
    expect(sum('before')).toBeCloseTo(comparison.before.monthly, 6);
    expect(sum('after')).toBeCloseTo(comparison.after.monthly, 6);
  });

  it('takes a store on another engine for one that is replaced, and counts it as one to change', () => {
    expect(components.filter(({ change }) => change === 'replaced')).toMatchObject([
      {
        layer: 'data',
        before: [{ id: 'relational/main', engine: 'postgres' }],
        after: [{ id: 'aurora-postgres/main', engine: 'aurora-postgres' }],
        serves: ['store catalog'],
      },
    ]);
    expect(summary.change).toBe(components.filter(({ change }) => change === 'changed').length + 1);
  });

  it('names what changed in a size, from what to what', () =>
    expect(components.find(({ after }) => after[0]?.id === 'network/main')).toMatchObject({
      change: 'changed',
      fields: [{ field: 'natGateways', from: 1, to: 3 }],
    }));

  it('ends with the counts and the money', () =>
    expect(lastOf(comparisonText(comparison, { columns: 100 }))).toMatch(
      /^\d+ to add, \d+ to change, \d+ to remove; \$[\d,.]+ → \$[\d,.]+ a month$/,
    ));

  it('is the same the other way round, but for the direction', () => {
    const back = between(growth, startup).summary;
    expect(back).toEqual({ add: summary.remove, change: summary.change, remove: summary.add });
  });

  it('finds nothing between a plan and itself', () => {
    const same = between(growth, growth);
    expect(same).toMatchObject({
      components: [],
      summary: { add: 0, change: 0, remove: 0 },
      unchanged: { components: growth.entries.length },
    });
    expect(comparisonText(same, { columns: 100 })).toContain('No component differs.');
  });
});

describe('what takes the place of what', () => {
  const services = {
    web: { runtime: 'node', role: 'site', expose: 'public', reads: ['films', 'people'], publishes: ['plays'] },
  } satisfies BlueprintInput['services'];
  const streams = { plays: {} };
  const one = planned({ services, streams, stores: { films: { kind: 'relational' }, people: { kind: 'key-value' } } });
  const many = planned({
    services,
    streams,
    tier: 'growth',
    stores: { films: { kind: 'relational' }, people: { kind: 'key-value' } },
  });

  it('may be two for one, and is still one change', () => {
    const { components } = between(one, many);
    expect(components.filter(({ change }) => change === 'replaced')).toMatchObject([
      {
        before: [{ id: 'relational/main' }],
        after: [{ id: 'aurora-postgres/main' }, { id: 'dynamodb/people' }],
        serves: ['store films', 'store people'],
      },
    ]);
  });

  it('is an addition where the former goes on holding something else', () => {
    const kept = planned({
      services,
      streams,
      tier: 'growth',
      stores: { films: { kind: 'relational', engine: 'postgres' }, people: { kind: 'key-value' } },
    });
    const { components } = between(one, kept);
    expect(components.filter(({ change }) => change === 'replaced')).toEqual([]);
    expect(components.find(({ after }) => after[0]?.id === 'dynamodb/people')).toMatchObject({ change: 'added', before: [] });
  });

  it('is nothing across regions: one goes, another comes', () => {
    const { blueprint } = loadBlueprint('blueprints/startup.yaml');
    if (!blueprint) throw new Error('the stock blueprint has mistakes');
    const { plan } = planOf({ ...blueprint, regions: ['eu-west-1'] });
    if (!plan) throw new Error('it cannot be planned in Ireland');
    const { components, summary } = between(startup, plan);
    expect(components.filter(({ change }) => change === 'replaced')).toEqual([]);
    expect(Math.min(summary.add, summary.remove)).toBeGreaterThan(10);
    expect(comparisonText(between(startup, plan), { columns: 100 })).toContain('network/main (vpc) in eu-west-1');
  });
});

it.each(Array.from({ length: 61 }, (_, i) => 60 + i))('no line of the table is wider than %d', (columns) => {
  const lines = comparisonText(between(startup, growth), { columns }).split('\n');
  const table = lines.slice(3, lines.indexOf('', 3));
  expect(table.length).toBeGreaterThan(10);
  for (const line of table) expect(width(line)).toBeLessThanOrEqual(columns);
});
