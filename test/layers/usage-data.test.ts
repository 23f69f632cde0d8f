import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseBlueprint, type Blueprint, type BlueprintInput } from '../../lib/blueprint';
import { brokerTypes } from '../../lib/facts/msk';
import { burstableNodes, nodesOf } from '../../lib/facts/opensearch';
import { quotaOf } from '../../lib/facts/quotas';
import { instanceClasses } from '../../lib/facts/rds';
import { cacheNodeTypes } from '../../lib/facts/valkey';
import { capabilities } from '../../lib/layers/capabilities';
import { plan, planOrThrow, type PlanEntry } from '../../lib/plan';
import { isPriced } from '../../lib/pricing/bill';
import { blueprintArbitrary } from '../arbitraries/blueprint';
import { blueprintOf } from '../support/blueprint';
import { billed, contextOf, hasPrice, monthly } from '../support/used';

/** Kinds of entries that hold data or carry events. */
const KINDS =
  'aurora-postgres backup cache database-bootstrap dynamodb msk object opensearch registry relational stream topic valkey'.split(' ');
const ours = (entries: readonly PlanEntry[]): PlanEntry[] => entries.filter(({ kind }) => KINDS.includes(kind));

const published = (tier: 'startup' | 'growth', profile: 'production' | 'sandbox'): Blueprint => {
  const text = readFileSync(join(__dirname, `../../blueprints/${tier}.yaml`), 'utf8').replace(/^profile:.*$/m, '');
  const { blueprint } = parseBlueprint(`${text}\nprofile: ${profile}\n`, { file: 'blueprint.yaml' });
  return blueprint as Blueprint;
};
const PLANS = (['startup', 'growth'] as const).flatMap((tier) =>
  (['production', 'sandbox'] as const).map((profile) => [tier, profile] as const),
);

/** Everything that a growth platform can have, on engines of both tiers. */
const everything = (input: Partial<BlueprintInput> = {}): Blueprint =>
  blueprintOf({
    tier: 'growth',
    profile: 'production',
    services: {
      site: {
        runtime: 'node',
        reads: ['rows', 'items', 'index', 'files', 'hot', 'plain'],
        writes: ['rows', 'items', 'index', 'files', 'hot'],
        publishes: ['clicks', 'jobs'],
      },
      worker: { runtime: 'go', role: 'worker', consumes: ['clicks', 'jobs'] },
      second: { runtime: 'go', role: 'worker', consumes: ['clicks', 'jobs'] },
    },
    stores: {
      rows: { kind: 'relational' },
      plain: { kind: 'relational', engine: 'postgres', dedicated: true },
      items: { kind: 'key-value' },
      index: { kind: 'search', engine: 'opensearch' },
      files: { kind: 'object', itemBytes: 1_000_000 },
      hot: { kind: 'cache', engine: 'valkey' },
    },
    streams: { clicks: { engine: 'msk' }, jobs: { engine: 'sqs' } },
    ...input,
  });

describe.each(PLANS)('the %s platform in its %s profile', (tier, profile) => {
  const entries = ours(planOrThrow(published(tier, profile)).entries);

  it('says of all that holds data or carries events what it is billed for, at prices that are known', () => {
    expect(entries.length).toBeGreaterThan(3);
    expect(entries.filter(({ usage }) => usage === undefined).map(({ id }) => id)).toEqual([]);
    const lines = entries.flatMap((entry) => billed(entry));
    expect(lines.length).toBeGreaterThan(8);
    expect(lines.filter((line) => !isPriced(line))).toEqual([]);
  });

  it('uses quotas that are known, of some amount', () => {
    const quotas = entries.flatMap((entry) => entry.quotas ?? []);
    expect(quotas.length).toBeGreaterThan(3);
    for (const { quota, amount } of quotas) {
      expect(() => quotaOf(quota)).not.toThrow();
      expect(amount).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('the bill of data', () => {
  it('has a line for every engine, and a price in us-east-1 for every line', () => {
    const entries = ours(planOrThrow(everything()).entries);
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(KINDS.filter((kind) => kind !== 'cache')));
    const ids = entries.flatMap(({ usage = [] }) => usage.map((line) => ('price' in line ? line.price : line.item)));
    expect(ids.filter((id) => !hasPrice(id))).toEqual([]);
  });

  it('has a price for whatever size the planner may choose', () => {
    const ids = [
      ...Object.keys(instanceClasses).map((name) => `rds.${name}.rds-postgres-single-az`),
      ...Object.keys(cacheNodeTypes).map((name) => `elasticache.${name}.valkey`),
      ...[...burstableNodes, ...nodesOf('us-east-1')].map(({ instanceType }) => `opensearch.${instanceType}`),
      ...Object.keys(brokerTypes).map((name) => `msk.${name}.price`),
    ];
    expect(ids.filter((id) => !hasPrice(id))).toEqual([]);
  });

  it.each(['production', 'sandbox'] as const)('never falls when the load doubles, in the %s profile', (profile) => {
    const cost = (subscribers: number, eventsPerDay: number): number =>
      monthly(ours(planOrThrow(everything({ profile, load: { subscribers, eventsPerDay } })).entries));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 500_000_000 }), (subscribers, events) => {
        expect(cost(2 * subscribers, 2 * events)).toBeGreaterThanOrEqual(cost(subscribers, events));
      }),
      { numRuns: 25 },
    );
  });

  it('grows with what is paid by use', () => {
    const cost = (subscribers: number): number =>
      monthly(ours(planOrThrow(everything({ load: { subscribers, eventsPerDay: 0 } })).entries));
    expect(cost(2_000_000)).toBeGreaterThan(cost(1_000) * 1.2);
  });

  it('counts what a store leaves behind while it moves', () => {
    const entries = ours(
      planOrThrow(
        blueprintOf({
          tier: 'growth',
          services: { site: { runtime: 'node', reads: ['rows'] } },
          stores: { rows: { kind: 'relational', migrateFrom: 'postgres' } },
        }),
      ).entries,
    );
    for (const id of ['relational/main', 'aurora-postgres/main']) expect(monthly(entries.filter((e) => e.id === id))).toBeGreaterThan(1);
  });

  it('stays finite at no load at all and at an absurd one', () => {
    const blueprint = everything();
    const context = contextOf(blueprint);
    const rate = (n: number) => ({ average: n, peak: n });
    for (const n of [0, 1, 1e12]) {
      const { stores, streams } = context.demand;
      const demand = {
        ...context.demand,
        stores: Object.fromEntries(Object.keys(stores).map((s) => [s, { reads: rate(n), writes: rate(n), dataGiB: n, itemBytes: n }])),
        streams: Object.fromEntries(
          Object.keys(streams).map((s) => [s, { events: rate(n), mebibytes: rate(n), eventBytes: n, consumers: 2 }]),
        ),
      };
      const used = { ...context, demand };
      const wrong = ours(context.entries).flatMap((entry) => {
        const { usage, quotas } = capabilities[entry.kind as keyof typeof capabilities];
        const lines = (usage?.(entry, used) ?? []).map((line) => [line.item, 'quantity' in line ? line.quantity : NaN] as const);
        const amounts = (quotas?.(entry, used) ?? []).map(({ quota, amount }) => [quota, amount] as const);
        return [...lines, ...amounts].filter(([, n]) => !Number.isFinite(n) || n < 0).map(([what, n]) => `${entry.id}, ${what}: ${n}`);
      });
      expect(wrong).toEqual([]);
    }
  });

  it.each(['startup', 'growth'] as const)('stays finite for random blueprints of the %s tier with extreme facts', (tier) => {
    fc.assert(
      fc.property(blueprintArbitrary({ tier, facts: 'extreme' }), (input) => {
        const result = plan(blueprintOf(input));
        const lines = ours(result.plan?.entries ?? []).flatMap(({ usage = [] }) => usage);
        expect(lines.filter((line) => !('quantity' in line && Number.isFinite(line.quantity) && line.quantity >= 0))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
