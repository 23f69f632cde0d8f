import fc from 'fast-check';
import { platformModel, TOPOLOGIES, type PlatformInput, type PlatformModel } from '../../lib/capacity';
import { PLATFORM_TIERS, TIER_ASSUMPTIONS, type PlatformTier } from '../../lib/facts/assumptions';
import { bookOf, publishedFacts } from '../../lib/facts/registry';
import { TIER_ENGINES } from '../../lib/plan/engines/table';
import { isPriced } from '../../lib/pricing';
import { tierFacts } from '../../lib/plan/tiers';
import { INPUTS, firstOf, modelOf, near } from './worked-examples';

const THREE = ['us-east-1', 'us-west-2', 'eu-west-1'] as const;

const inputOf = (tier: PlatformTier, said: Partial<PlatformInput> = {}): PlatformInput => ({
  tier,
  ...tierFacts(tier).load,
  regions: ['us-east-1'],
  ...said,
});

/** Places of what is no finite number. */
const strange = (value: unknown, path = ''): string[] => {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => strange(inner, `${path}.${key}`));
};

describe('any business', () => {
  const amount = fc.double({ min: 0, max: 1e12, noNaN: true });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const business = fc.record({
    tier: fc.constantFrom(...PLATFORM_TIERS),
    subscribers: amount,
    dailyActiveShare: share,
    requestsPerUserPerDay: fc.double({ min: 0, max: 1e6, noNaN: true }),
    peakFactor: fc.double({ min: 1, max: 1_000, noNaN: true }),
    eventsPerDay: amount,
    eventBytes: fc.double({ min: 0, max: 1e7, noNaN: true }),
    hoursPerUserPerMonth: fc.double({ min: 0, max: 730, noNaN: true }),
    readShare: share,
    regions: fc.subarray([...THREE], { minLength: 1 }),
    scaleFactor: fc.double({ min: 1, max: 1e6, noNaN: true }),
  });

  it('comes to finite sizes, money and limits, that survive JSON', () =>
    fc.assert(
      fc.property(business, (input) => {
        const model = platformModel(input);
        expect(strange(model)).toEqual([]);
        expect(JSON.parse(JSON.stringify(model))).toEqual(JSON.parse(JSON.stringify(platformModel(input))));
      }),
      { numRuns: 60 },
    ));

  it('has no smaller fleets for more users and events, and copies have no larger ones', () =>
    fc.assert(
      fc.property(business, fc.double({ min: 1, max: 100, noNaN: true }), (input, factor) => {
        const { real, scaled } = platformModel(input);
        const more = platformModel({ ...input, subscribers: input.subscribers * factor, eventsPerDay: input.eventsPerDay * factor });
        for (const fleet of ['pods', 'databaseInstances', 'kpus'] as const)
          expect(more.real.fleets[fleet]).toBeGreaterThanOrEqual(real.fleets[fleet]);
        expect(scaled.fleets.pods).toBeLessThanOrEqual(real.fleets.pods);
        expect(scaled.regions.map(({ region }) => region)).toEqual(real.regions.map(({ region }) => region));
      }),
      { numRuns: 40 },
    ));

  it.each([
    ['subscribers', -1],
    ['subscribers', NaN],
    ['subscribers', Infinity],
    ['dailyActiveShare', 1.5],
    ['readShare', -0.1],
    ['peakFactor', 0.5],
    ['eventsPerDay', NaN],
    ['scaleFactor', 0],
  ] as const)('whose %s is %d is refused by that name', (name, value) =>
    expect(() => platformModel(inputOf('growth', { [name]: value }))).toThrow(new RegExp(`^${name} is ${value}`)),
  );

  it('with a region twice, with none, or of a tier that is none, is refused', () => {
    expect(() => platformModel(inputOf('growth', { regions: [] }))).toThrow('regions');
    expect(() => platformModel(inputOf('growth', { regions: ['us-east-1', 'us-east-1'] }))).toThrow('regions');
    expect(() => platformModel(inputOf('huge' as 'growth'))).toThrow('tier is huge');
  });
});

describe('several regions', () => {
  const one = platformModel(inputOf('netflix', { prices: 'us-east-1' }));
  const three = modelOf('netflix 260M');

  it('survive the loss of one: services keep their room, half as much again of three', () => {
    const [region] = three.real.regions;
    near((region?.compute.vcpuSized ?? NaN) * 2, one.real.regions[0]?.compute.vcpu ?? NaN, 0.000_001);
    expect(three.real.fleets.nodes / one.real.fleets.nodes).toBeCloseTo(1.5, 2);
    const two = platformModel(inputOf('netflix', { regions: ['us-east-1', 'us-west-2'] }));
    expect(two.real.fleets.nodes / one.real.fleets.nodes).toBeCloseTo(2, 2);
  });

  it('write every row everywhere, and read it where people are', () => {
    const [whole, part] = [firstOf(one).rows, firstOf(three).rows];
    expect(part?.writes).toEqual(whole?.writes);
    expect(part?.reads.peak).toBeCloseTo((whole?.reads.peak ?? NaN) / 3, 3);
  });

  it('have as many brokers as carry a lost region, if they may not be used up to their limits', () => {
    const strict = platformModel({ ...INPUTS['netflix 260M'], assumed: { evacuatedUtilisation: 0.6 } });
    expect(strict.real.fleets.brokers).toBeGreaterThan(three.real.fleets.brokers);
  });

  it('have prices of their own, and say what has none', () => {
    const own = platformModel(inputOf('netflix', { regions: THREE }));
    const [, , ireland] = own.real.regions;
    const nodes = ireland?.lines.find(({ item }) => item.startsWith('nodes, 1,') || item.startsWith('nodes, '));
    expect(nodes && isPriced(nodes) ? nodes.unitPrice : NaN).toBeGreaterThan(2.6112);
    const missing = own.real.regions.flatMap(({ lines }) => lines.filter((line) => !isPriced(line)));
    expect(own.real.unpriced).toBe(missing.length);
    expect(three.real.unpriced).toBe(0);
  });
});

describe('a scale factor', () => {
  const copy = platformModel({ ...INPUTS['netflix 260M'], scaleFactor: 1_000 });

  it('divides fleets down to their floors, and keeps regions, zones and copies', () => {
    expect(copy.real).toEqual(modelOf('netflix 260M').real);
    expect(copy.scaled.regions).toHaveLength(3);
    const [big, small] = [firstOf(copy), copy.scaled.regions[0]];
    expect(small?.network.natGateways).toBe(big.network.natGateways);
    expect(small?.relational.instances).toBe(big.relational.instances);
    expect(small?.compute.vcpuSized).toBeCloseTo(Math.max(TIER_ASSUMPTIONS.platformVcpu.values.netflix, big.compute.vcpuSized / 1_000), 6);
    expect(copy.scaled.fleets.brokers).toBeGreaterThanOrEqual(9);
  });

  it('stops to matter where everything stands at its floor', () => {
    const hourlyAt = (scaleFactor: number): number => platformModel({ ...INPUTS['netflix 260M'], scaleFactor }).scaled.hourly;
    expect(hourlyAt(1e9) / hourlyAt(1e8)).toBeCloseTo(1, 3);
  });

  it('of one changes nothing', () => expect(modelOf('growth 1M').scaled).toEqual(modelOf('growth 1M').real));
});

describe('systems of a tier', () => {
  it.each(PLATFORM_TIERS)('%s: databases are those that a plan takes there', (tier) => {
    const { rows, relational } = TOPOLOGIES[tier];
    expect(relational).toBe(TIER_ENGINES.relational[tier]);
    expect(rows === 'none' ? relational : rows).toBe(TIER_ENGINES['wide-column'][tier]);
  });

  it('leave what players note to the relational database only where there are no rows by key', () => {
    const writesOf = (tier: PlatformTier) => firstOf(platformModel(inputOf(tier))).relational.writes.peak;
    const { bookmarks, requests } = platformModel(inputOf('startup')).real.demand;
    expect(writesOf('startup')).toBeCloseTo(requests.peak * 0.2 + bookmarks.peak, 9);
    expect(writesOf('growth')).toBeCloseTo(modelOf('growth 1M').real.demand.requests.peak * 0.2, 9);
  });
});

describe('coefficients', () => {
  it('can be put in place, those of all and those of a tier', () => {
    const base = firstOf(modelOf('growth 1M'));
    expect(firstOf(platformModel(inputOf('growth', { assumed: { requestsPerVcpu: 200 } }))).compute.vcpu).toBeCloseTo(
      base.compute.vcpu / 2,
    );
    expect(firstOf(platformModel(inputOf('growth', { ofTier: { hops: 4 } }))).compute.vcpu).toBeCloseTo(base.compute.vcpu * 2);
  });

  it('of tiers say what they mean and who says so', () => {
    for (const { values, unit, meaning, source } of Object.values(TIER_ASSUMPTIONS)) {
      expect(unit).toMatch(/\S/);
      for (const text of [meaning, source]) expect(text).toMatch(/\S{4}/);
      for (const tier of PLATFORM_TIERS) expect(values[tier]).toBeGreaterThanOrEqual(0);
    }
  });
});

it('prints another price where the fact has another', () => {
  const facts = [...publishedFacts().values()].map((fact) =>
    fact.id === 'ec2.m7g.2xlarge.ondemand' ? { ...fact, value: fact.value * 2 } : fact,
  );
  const before = firstOf(modelOf('growth 1M'));
  const after = firstOf(platformModel(INPUTS['growth 1M'], bookOf(facts)));
  const nodes = before.lines.find(({ item }) => item.startsWith('nodes'));
  const fee = before.lines.find(({ item }) => item === 'Auto Mode');
  const both = [nodes, fee].reduce((sum, line) => sum + (line && isPriced(line) ? line.monthly : NaN), 0);
  expect(after.monthly - before.monthly).toBeCloseTo(both, 6);
});

it('is the same from the same input', () => {
  const twice = (): PlatformModel => platformModel(INPUTS['scale 15M']);
  expect(twice()).toEqual(twice());
});
