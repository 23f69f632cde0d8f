import type { BlueprintInput } from '../../lib/blueprint';
import { ENGINES, TIER_ENGINES, plan, tierFacts } from '../../lib/plan';
import { engineFacts, type EngineKind } from '../../lib/plan/engines';
import { blueprintOf } from '../support/blueprint';

const problems = (input: Partial<BlueprintInput>) => plan(blueprintOf(input)).diagnostics.map((d) => [d.code, d.path.join('.')]);
const reader = { web: { runtime: 'node' as const, reads: ['titles'] } };

describe('the engine of a store', () => {
  it.each(Object.keys(TIER_ENGINES) as EngineKind[])('every default for %s is in the table and starts no later than its tier', (kind) => {
    for (const [tier, engine] of Object.entries(TIER_ENGINES[kind])) {
      const facts = engineFacts(kind, engine);
      expect(facts).toBeDefined();
      expect(tierFacts(facts!.from).users).toBeLessThanOrEqual(tierFacts(tier as 'startup').users);
    }
  });

  it('is the one of the tier, with the thresholds of the others', () => {
    const { plan: made } = plan(blueprintOf({ services: reader, stores: { titles: { kind: 'relational' } } }));
    const choice = made!.engines.stores['titles']!;
    expect(choice.engine).toBe('postgres');
    expect(choice.alternatives.map((a) => a.engine)).toEqual(ENGINES.relational.slice(1).map((e) => e.engine));
    expect(choice.alternatives[0]!.threshold).toEqual({ metric: 'writesPerSecond', value: 300 });
  });

  it('goes up when stated facts exceed it, and says so', () => {
    const { plan: made } = plan(blueprintOf({ services: reader, stores: { titles: { kind: 'wide-column', writesPerSecond: 9_000 } } }));
    expect(made!.engines.stores['titles']).toMatchObject({
      engine: 'dynamodb',
      home: 'dynamodb/titles',
      reason: 'postgres ends at writesPerSecond ≥ 5,000; stated are 9,000',
    });
  });

  it.each([
    ['no reason', {}, ['BP301', 'BP302']],
    ['a reason without a pain', { because: 'measured' }, ['BP302']],
    ['a pain below the threshold', { because: 'measured', pain: { metric: 'writesPerSecond', value: 20 } }, ['BP303']],
    ['a pain of another metric', { because: 'measured', pain: { metric: 'regions', value: 20 } }, ['BP303']],
    [
      'a pain that contradicts the facts',
      { because: 'measured', writesPerSecond: 110, pain: { metric: 'writesPerSecond', value: 400 } },
      ['BP304'],
    ],
    [
      'a pain within a tenth of the facts',
      { because: 'measured', writesPerSecond: 110, pain: { metric: 'writesPerSecond', value: 118 } },
      [],
    ],
  ] as const)('above its tier with %s', (_, more, codes) => {
    expect(
      problems({ services: reader, stores: { titles: { kind: 'key-value', engine: 'dynamodb', ...more } } }).map(([code]) => code),
    ).toEqual(codes);
  });
});

it('refuses a tier that is not built, and plans nothing', () => {
  const result = plan(blueprintOf({ tier: 'scale' }));
  expect(result.plan).toBeUndefined();
  expect(result.diagnostics).toMatchObject([{ code: 'BP305', path: ['tier'] }]);
});

it('warns of more users than the tier is meant for, with the tier that is', () => {
  const { diagnostics, plan: made } = plan(blueprintOf({ load: { subscribers: 5_000_000 } }));
  expect(made).toBeDefined();
  expect(diagnostics).toMatchObject([{ code: 'BP306', severity: 'warning', hint: 'the tier for them is scale' }]);
});

it('a pain may differ from the share of all events that a silent stream gets: the share is no fact of its own', () => {
  const services = {
    web: { runtime: 'node' as const, publishes: ['plays'] },
    one: { runtime: 'node' as const, role: 'worker' as const, consumes: ['plays'] },
  };
  const plays = { engine: 'msk', because: 'measured', pain: { metric: 'eventsPerSecond', value: 1_450 } } as const;
  expect(problems({ services, streams: { plays }, load: { eventsPerDay: 864_000 } })).toEqual([]);
});
