import { platformModel, type PlatformModel } from '../../lib/capacity';
import { STANDARD } from '../../lib/facts/assumptions';
import { tierFacts } from '../../lib/plan/tiers';
import { fleetOfModel, simulate, type Loss, type Simulation } from '../../lib/simulation';

const modelOf = (tier: 'scale' | 'netflix', regions = tierFacts(tier).regions): PlatformModel =>
  platformModel({ tier, ...tierFacts(tier).load, regions });

const day = (model: PlatformModel, loss?: Loss): Simulation =>
  simulate(fleetOfModel(model, 'tried', STANDARD), { ...(loss ? { loss } : {}) }).simulation;

describe('the fleet of the model', () => {
  const netflix = modelOf('netflix');

  it('is all of it, in all regions', () => {
    const { parts, basis, requests } = fleetOfModel(netflix, 'tried', STANDARD);
    expect(basis).toBe('model');
    expect(requests).toEqual(netflix.real.demand.requests);
    expect(new Set(parts.map(({ region }) => region))).toEqual(new Set(netflix.regionNames));
    expect(parts.filter(({ region }) => region === 'us-east-1').map(({ id }) => id.split(/[ ,]/)[0])).toEqual(
      expect.arrayContaining(['compute', 'Kafka', 'relational', 'rows', 'cache', 'processing']),
    );
    expect(parts.filter(({ id }) => id.startsWith('Kafka ingress')).reduce((sum, { load }) => Math.max(sum, load.peak), 0)).toBeCloseTo(
      netflix.real.demand.mebibytes.peak,
      3,
    );
  });

  it('carries its load, without any region', () => {
    expect(day(netflix).breaks).toEqual([]);
    for (const region of netflix.regionNames) expect(day(netflix, { kind: 'region', region, hour: 20 }).breaks).toEqual([]);
  });

  it('does not with what one region alone would be sized with', () => {
    const alone = modelOf('netflix', ['us-east-1']);
    const [one] = alone.real.regions;
    if (!one) throw new Error('there is a region');
    // Three of the size that a third of the load asks for: sized as if nothing could be lost.
    const third = platformModel({
      tier: 'netflix',
      ...tierFacts('netflix').load,
      subscribers: 260e6 / 3,
      eventsPerDay: 2e12 / 3,
      regions: ['us-east-1'],
    });
    const tight: PlatformModel = {
      ...netflix,
      real: { ...netflix.real, regions: netflix.regionNames.flatMap((region) => third.real.regions.map((of) => ({ ...of, region }))) },
    };
    expect(day(tight, { kind: 'region', region: 'us-east-1', hour: 20 }).breaks.length).toBeGreaterThan(0);
  });

  it('has the waiting events of what is too slow for a while, and loses none', () => {
    const processing = day(netflix, { kind: 'region', region: 'us-east-1', hour: 20 }).parts.filter(({ id }) =>
      id.startsWith('processing'),
    );
    expect(processing.some(({ largestBacklog }) => (largestBacklog ?? 0) > 0)).toBe(true);
    expect(processing.every(({ lost }) => lost === 0)).toBe(true);
  });

  it('writes what is written in every region', () => {
    const writes = day(netflix).parts.filter(({ id }) => id.startsWith('rows writes'));
    expect(new Set(writes.map(({ arrived }) => arrived)).size).toBe(1);
  });

  it('is there for no load at all, and for an absurd one', () => {
    for (const subscribers of [0, 1e12]) {
      const model = platformModel({
        tier: 'scale',
        ...tierFacts('scale').load,
        subscribers,
        eventsPerDay: subscribers,
        regions: ['us-east-1'],
      });
      expect(JSON.stringify(day(model))).not.toMatch(/NaN|Infinity/);
    }
  });
});
