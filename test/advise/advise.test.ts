import fc from 'fast-check';
import { advise, factProblems, type Advice, type BusinessFacts } from '../../lib/advise';
import { ASKED_FACTS, type AskedFactName } from '../../lib/facts/assumptions';
import { BREAK_EVENS } from '../../lib/facts/break-evens';
import { adviceText } from '../../lib/reports/advice-text';

const engineOf = ({ engines }: Advice, kind: string): string | undefined => engines.find((one) => one.kind === kind)?.engine;

const textOf = (facts: BusinessFacts): string => adviceText(advise(facts), { columns: 100 });

describe('the tier', () => {
  it.each([
    [1, 'startup'],
    [1_000, 'startup'],
    [100_000, 'startup'],
    [100_001, 'growth'],
    [1_000_000, 'growth'],
    [15_000_000, 'scale'],
    [260_000_000, 'netflix'],
  ] as const)('for %d users is %s', (users, tier) => {
    const advice = advise({ users });
    expect(advice.tier).toBe(tier);
    expect(advice.why[0]).toContain(`the ${tier} tier`);
    expect(advice.built).toBe(tier === 'startup' || tier === 'growth');
  });

  it('is a larger one where few users do very much, and the fact is doubted', () => {
    const advice = advise({ users: 1_000, eventsPerDay: 1e12 });
    expect(advice.tier).toBe('netflix');
    expect(advice.why).toContainEqual(expect.stringContaining('1,000,000,000,000 events a day'));
    expect(advice.doubts).toEqual([expect.stringContaining('1,000,000,000 events a day of each user')]);
    expect(advise({ users: 1_000 }).doubts).toEqual([]);
  });

  it('is scale at the least with two regions', () => {
    const advice = advise({ users: 50_000, regions: ['us-east-1', 'eu-west-1'] });
    expect(advice.tier).toBe('scale');
    expect(advice.why).toContain('more than one region begins at the scale tier');
  });
});

describe('engines', () => {
  it.each([
    [
      1_000,
      { relational: 'postgres', 'wide-column': 'postgres', cache: 'none', stream: 'sqs', processor: 'worker', delivery: 'kubernetes' },
    ],
    [1_000_000, { relational: 'aurora-postgres', 'wide-column': 'dynamodb', cache: 'valkey', stream: 'msk', processor: 'worker' }],
    [15_000_000, { 'wide-column': 'keyspaces', search: 'opensearch', stream: 'msk-express', processor: 'flink', metrics: 'amp' }],
    [260_000_000, { 'wide-column': 'keyspaces', processor: 'flink', delivery: 'spinnaker', metrics: 'atlas' }],
  ] as const)('of %d users', (users, expected) => {
    const advice = advise({ users });
    for (const [kind, engine] of Object.entries(expected)) expect([kind, engineOf(advice, kind)]).toEqual([kind, engine]);
  });

  it('stay a queue at growth, where there are few events', () =>
    expect(engineOf(advise({ users: 200_000, eventsPerDay: 1_000_000 }), 'stream')).toBe('sqs'));

  it('go beyond PostgreSQL where measured writes do, and say where it ends', () => {
    const advice = advise({ users: 50_000, writesPerSecond: 6_000 });
    const relational = advice.engines.find(({ kind }) => kind === 'relational');
    expect(relational?.engine).toBe('aurora-postgres');
    expect(relational?.why).toContain('postgres ends at 5,000 writes/s; you have 6,000 writes/s');
    expect(advice.pains).toContainEqual(expect.objectContaining({ kind: 'relational', from: 5_000, reached: true }));
  });

  it('are priced as advised: what is not to be built costs nothing', () => {
    const parts = (facts: BusinessFacts): readonly string[] => advise(facts).cost.parts.map(({ part }) => part);
    expect(parts({ users: 1_000 })).not.toContain('cache');
    expect(parts({ users: 1_000_000 })).not.toContain('processing');
    expect(parts({ users: 15_000_000 })).toEqual(expect.arrayContaining(['rows', 'cache', 'search', 'processing']));
  });
});

describe('money', () => {
  it('comes from the plan where there is one, else from the model, and says which', () => {
    const bill = { monthly: 1_234, unpriced: 1, parts: [{ part: 'data', monthly: 1_234 }], notIncluded: ['taxes'], priceIds: [] };
    const planned = advise({ users: 1_000 }, { bill: () => bill });
    expect(planned.cost).toMatchObject({ from: 'plan', monthly: 1_234, unpriced: 1 });
    expect(adviceText(planned, { columns: 100 })).toContain('the stock blueprint of the startup tier, planned for this load');
    expect(advise({ users: 1_000 }, { bill: () => undefined }).cost.from).toBe('model');
    // A tier that is not built has no plan.
    expect(advise({ users: 15_000_000 }, { bill: () => bill }).cost).toMatchObject({ from: 'model', unpriced: 0 });
    expect(textOf({ users: 15_000_000 })).toContain('by the model of a whole platform');
  });

  it.each([
    [1_000, 210],
    [15_000_000, 240_000],
    [260_000_000, 17e6],
  ])('of %d users is that of the worked example, %d', (users, expected) => {
    const { monthly } = advise({ users }).cost;
    expect(Math.abs(monthly / expected - 1)).toBeLessThan(0.1);
  });

  it('of a million users is that of the worked example, 8,000, without the stream processing that nothing justifies yet', () => {
    const { cost, demand } = advise({ users: 1_000_000 });
    expect(Math.abs(cost.byModel / 8_000 - 1)).toBeLessThan(0.1);
    expect(cost.parts.map(({ part }) => part)).toEqual(expect.arrayContaining(['relational', 'rows']));
    expect(demand.writes.peak).toBeCloseTo(1_034, 0);
  });

  it('says how much of it are floors, where that is sizeable', () => {
    const small = advise({ users: 1_000 });
    expect(small.cost.byLoad).toBeLessThan(small.cost.byModel / 10);
    expect(textOf({ users: 1_000 })).toMatch(/of\s+it\s+are\s+floors/);
    expect(textOf({ users: 260_000_000 })).not.toContain('floors');
  });

  it('of the next tier is told, for the same load', () => {
    const { next, cost } = advise({ users: 1_000 });
    expect(next).toMatchObject({ tier: 'growth', fromUsers: 100_000 });
    expect(next?.monthly).toBeGreaterThan(cost.monthly * 3);
    expect(advise({ users: 260_000_000 }).next).toBeUndefined();
  });
});

describe('next steps', () => {
  it('name the measurement, what it is now, from where on it counts, and at how many users', () => {
    const { pains } = advise({ users: 100_000 });
    const database = pains.find(({ kind }) => kind === 'wide-column');
    expect(database).toMatchObject({ metric: 'writesPerSecond', from: 100, then: 'dynamodb', reached: false });
    expect(database?.users).toBeCloseTo((100_000 * 100) / (database?.now ?? NaN), 6);
  });

  it('come nearest first, and are reached where they hurt already', () => {
    const shares = advise({ users: 1_000_000 }).pains.map(({ now, from }) => now / from);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    expect(advise({ users: 260_000_000 }).pains[0]?.reached).toBe(true);
  });

  it('count deployments where somebody says how many there are', () =>
    expect(advise({ users: 1_000, deploysPerDay: 80 }).pains).toContainEqual(
      expect.objectContaining({ kind: 'delivery', metric: 'deploysPerDay', now: 80, from: 100, then: 'spinnaker' }),
    ));
});

describe('what not to build yet', () => {
  const whats = (facts: BusinessFacts): readonly string[] => advise(facts).notYet.map(({ what }) => what);

  it('is nearly everything at first, and little in the end', () => {
    expect(whats({ users: 1_000 })).toEqual([
      'Kafka',
      'Cassandra, or Keyspaces',
      'microservices',
      'stream processing (Flink, Mantis)',
      'a cache',
      'a search engine',
      'Spinnaker',
      'a second region',
    ]);
    expect(whats({ users: 15_000_000 })).toEqual(['Spinnaker', 'a second region']);
  });

  it('is never what is advised', () => {
    for (const users of [1_000, 1_000_000, 15_000_000, 260_000_000]) {
      const advice = advise({ users });
      const not = advice.notYet.map(({ what }) => what).join();
      if (engineOf(advice, 'stream')?.startsWith('msk')) expect(not).not.toContain('Kafka');
      if (engineOf(advice, 'wide-column') === 'keyspaces') expect(not).not.toContain('Keyspaces');
      if (engineOf(advice, 'processor') !== 'worker') expect(not).not.toContain('Flink');
    }
  });

  it('depends on teams', () => {
    expect(whats({ users: 1_000, teams: 1 })).toContain('microservices');
    expect(whats({ users: 1_000, teams: 3 })).not.toContain('microservices');
    expect(whats({ users: 15_000_000, teams: 4 })).toContain('a federated graph over many services');
    expect(whats({ users: 15_000_000, teams: 40 })).not.toContain('a federated graph over many services');
  });

  it('names films and EVCache at the size of Netflix, which stand in no sum', () =>
    expect(whats({ users: 260_000_000 })).toEqual([expect.stringContaining('films'), expect.stringContaining('EVCache')]));
});

describe('break-evens', () => {
  it('are cited in the answer, with source and date', () => {
    const cited = textOf({ users: 1_000 }).replace(/\s+/g, ' ');
    expect(cited).toContain(
      'Netflix service-capacity-modeling 0.3.212 (2026-11-23): Aurora PostgreSQL is feasible at 5,000 writes/s and finds no plan at 10,000',
    );
  });

  it('each have a sentence, a source and a day', () => {
    for (const { says, source, asOf, value } of Object.values(BREAK_EVENS)) {
      expect(says.length).toBeGreaterThan(20);
      expect(source).toMatch(/\S{4}/);
      expect(asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(value).toBeGreaterThan(0);
    }
  });

  it('are all of use to somebody', () => {
    const situations: readonly BusinessFacts[] = [1_000, 1_000_000, 15_000_000, 260_000_000].map((users) => ({ users, teams: 1 }));
    const cited = new Set(situations.flatMap((facts) => Object.keys(advise(facts).cited)));
    expect([...cited].sort()).toEqual(
      Object.keys(BREAK_EVENS)
        .filter((name) => !['prometheus', 'atlas'].includes(name)) // thresholds of engines, told as next steps
        .sort(),
    );
  });
});

describe('any facts', () => {
  const within = Object.fromEntries(
    (Object.keys(ASKED_FACTS) as AskedFactName[]).map((name) => {
      const { least, most } = ASKED_FACTS[name];
      return [name, fc.oneof(fc.double({ min: least, max: most, noNaN: true }), fc.constantFrom(least, most))];
    }),
  );
  const facts = fc.record(within, { requiredKeys: ['users'] }) as unknown as fc.Arbitrary<BusinessFacts>;

  it('within their bounds give a page of 100 columns, and nothing that is no number', () =>
    fc.assert(
      fc.property(facts, (some) => {
        expect(factProblems(some)).toEqual([]);
        const advice = advise(some);
        expect(JSON.stringify(advice)).not.toMatch(/null/); // what NaN and Infinity become
        const text = adviceText(advice, { columns: 100 });
        expect(text).not.toMatch(/NaN|Infinity|undefined|\[object|\[0\]/);
        for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
      }),
      { numRuns: 60 },
    ));

  it.each([
    [{}, 'users'],
    [{ users: 0 }, 'users'],
    [{ users: -5 }, 'users'],
    [{ users: NaN }, 'users'],
    [{ users: Infinity }, 'users'],
    [{ users: 1, eventsPerDay: 1e16 }, 'eventsPerDay'],
    [{ users: 1, activeShare: 1.1 }, 'activeShare'],
    [{ users: 1, peakFactor: 0.5 }, 'peakFactor'],
  ])('beyond them are a problem: %j', (some, fact) => expect(factProblems(some).map((problem) => problem.fact)).toEqual([fact]));
});
