import { defineCapability, planOrThrow, type Capabilities } from '../../lib/plan';
import { explain, explainEngines, explainableIds, stacksOf } from '../../lib/reports/explanation';
import { explainIdText, explainText } from '../../lib/reports/explain-text';
import { loadFacts } from '../../lib/reports/load-facts';
import { planText } from '../../lib/reports/plan-text';
import { width } from '../../lib/diagnostics/printable';
import { blueprintOf } from '../support/blueprint';
import { expectGolden } from '../support/golden';

/** A small world of its own, so that these reports change only when reporting does. */
const CAPABILITIES: Capabilities = {
  vault: defineCapability({
    kind: 'vault',
    layer: 'data',
    scope: 'region',
    systems: [],
    plan: ({ names }) => [
      {
        id: 'vault/main',
        engine: 'postgres',
        size: {
          instanceClass: 'db.t4g.micro',
          multiAz: false,
          allocatedStorageGiB: 20,
          maxStorageGiB: 1_000,
          backupRetentionDays: 7,
          logDays: 14,
        },
        spec: { port: 5432, databases: ['titles'], zones: [{ zone: 'use1-az1', standby: false }] },
        reason:
          'one instance for all stores, a database each: what a second one would cost a month buys nothing before the first is half full',
        alternatives: [
          {
            engine: 'aurora-postgres',
            verdict: 'pays from writesPerSecond ≥ 300 on',
            threshold: { metric: 'writesPerSecond', value: 300 },
          },
          {
            engine: 'a vault per store',
            verdict: 'pays when one store takes the others with it',
            threshold: { metric: 'users', value: 100_000 },
          },
        ],
        provides: [names.output('Data', 'MainPostgresEndpoint'), names.output('Keys', 'Alias')],
        stateful: [{ stack: names.stack('Data'), logicalId: 'MainPostgres', type: 'AWS::RDS::DBInstance' }],
      },
    ],
  }),
  reader: defineCapability({
    kind: 'reader',
    layer: 'services',
    scope: 'region',
    systems: [],
    plan: ({ blueprint }) =>
      Object.keys(blueprint.services).map((name) => ({
        id: `reader/${name}` as const,
        engine: 'deployment',
        size: {},
        spec: {},
        reason: 'it is in the blueprint',
        needs: ['vault/main' as const],
        phase: name === 'web' ? 1 : 2,
      })),
  }),
};

const plan = planOrThrow(
  blueprintOf({
    profile: 'sandbox',
    load: { subscribers: 2_000, readShare: 0.9 },
    services: {
      web: { runtime: 'node', role: 'site', expose: 'public', reads: ['titles'], publishes: ['plays'] },
      late: { runtime: 'node', role: 'worker', consumes: ['plays'] },
    },
    stores: { titles: { kind: 'relational', dataGiB: 3 } },
    streams: { plays: {} },
  }),
  CAPABILITIES,
);

it.each([80, 100])('shows a plan at %d columns', (columns) =>
  expectGolden(`reports/golden/plan-${columns}.txt`, `${planText(plan, { columns })}\n`),
);
it('explains a plan', () => expectGolden('reports/golden/explain.txt', `${explainText(plan, { columns: 80 })}\n`));
it('explains an entry', () => expectGolden('reports/golden/explain-entry.txt', `${explainIdText(plan, 'vault/main', { columns: 80 })}\n`));
it('explains a store by its engine and by what carries it', () =>
  expectGolden('reports/golden/explain-store.txt', `${explainIdText(plan, 'store/titles', { columns: 80 })}\n`));

it.each([60, 80, 100, 120])('keeps within %d columns', (columns) => {
  const all = [
    planText(plan, { columns }),
    explainText(plan, { columns }),
    ...explainableIds(plan).map((id) => explainIdText(plan, id, { columns })),
  ];
  expect(
    all
      .join('\n')
      .split('\n')
      .filter((line) => width(line) > columns),
  ).toEqual([]);
});

it('colours the same text', () => {
  const colored = planText(plan, { columns: 80, color: true });
  expect(colored).not.toBe(planText(plan, { columns: 80 }));
  expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(planText(plan, { columns: 80 }));
});

it('tells stated facts from assumed ones', () =>
  expect(
    loadFacts(plan)
      .filter((f) => f.source === 'blueprint')
      .map((f) => [f.fact, f.value]),
  ).toEqual([
    ['subscribers', 2_000],
    ['readShare', 0.9],
  ]));

it('says who needs an entry', () => expect(explain(plan)[0]).toMatchObject({ id: 'vault/main', neededBy: ['reader/late', 'reader/web'] }));

it('says what carries the engine of a store', () =>
  expect(explainEngines(plan)[0]).toMatchObject({ id: 'store/titles', engine: 'postgres', carriedBy: ['vault/main'] }));

it('says nothing about an id that is not planned', () => expect(explainIdText(plan, 'vault/other', { columns: 80 })).toBe(''));

it('finds the stacks of an entry', () =>
  expect(stacksOf(plan.entries[0]!)).toEqual(['streamflix-us-east-1-Data', 'streamflix-us-east-1-Keys']));
