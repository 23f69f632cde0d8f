import fc from 'fast-check';
import { platformModel, type FloorLine } from '../../lib/capacity';
import { PLATFORM_TIERS } from '../../lib/facts/assumptions';
import { tierFacts } from '../../lib/plan/tiers';
import { EXAMPLES, firstOf, INPUTS, modelOf, near, usd, type Example } from './worked-examples';

const floorsOf = (example: Example): readonly FloorLine[] => modelOf(example).real.regions.flatMap(({ floors }) => floors);

const sum = (floors: readonly FloorLine[], of: 'monthly' | 'ofLoad' | 'floor'): number => floors.reduce((all, line) => all + line[of], 0);

describe('scaled-down floors', () => {
  const floorOf = (tier: 'startup' | 'growth' | 'scale' | 'netflix') =>
    platformModel({ tier, ...tierFacts(tier).load, subscribers: 0, eventsPerDay: 0, regions: ['us-east-1'] });

  it.each([
    ['startup', 0.26, 190, 0.8],
    ['growth', 2.89, 2_100, 8.7],
    ['scale', 5.29, undefined, 15.9],
    ['netflix', 5.79, 4_230, 17.4], // per region
  ] as const)('%s: about %d USD an hour', (tier, hourly, monthly, session) => {
    const { real } = floorOf(tier);
    near(real.hourly, hourly);
    if (monthly !== undefined) near(real.monthly, monthly);
    near(real.hourly * 3, session);
  });

  it.each(PLATFORM_TIERS)('%s: one user adds a capacity unit of the load balancer, and less than a cent a day', (tier) => {
    const one = platformModel({ tier, ...tierFacts(tier).load, subscribers: 1, eventsPerDay: 20, regions: ['us-east-1'] });
    const added = (one.real.hourly - floorOf(tier).real.hourly) * 24;
    expect(added - firstOf(one).network.lcus * 0.008 * 24).toBeLessThan(0.01);
    expect(firstOf(one).network.lcus).toBeLessThanOrEqual(1);
  });

  it('startup: what is beyond 0.26 USD is Auto Mode, public addresses, keys and secrets, which the example leaves out', () => {
    const { real } = floorOf('startup');
    const left = [
      ['cluster', 'Auto Mode'],
      ['network', 'public'],
      ['storage', 'keys'],
      ['storage', 'secrets'],
    ] as const;
    const beyond = left.reduce((sum, [component, item]) => sum + usd({ real }, component, item), 0) / 730;
    near(real.hourly - beyond, 0.26, 0.03);
  });

  it('growth: three nodes, three NAT gateways, three brokers, two databases, two caches, three search nodes, three KPU', () => {
    expect(floorOf('growth').real.fleets).toMatchObject({
      nodes: 3,
      brokers: 3,
      databaseInstances: 2,
      cacheNodes: 2,
      searchNodes: 3,
      kpus: 3,
    });
    expect(firstOf(floorOf('growth')).network.natGateways).toBe(3);
  });
});

describe('floors of a bill', () => {
  it.each(EXAMPLES)('of %s: the bill is what the load asks for and what floors add, and neither is negative', (example) => {
    const { real } = modelOf(example);
    const floors = floorsOf(example);
    near(sum(floors, 'monthly'), real.monthly, 1e-9);
    near(sum(floors, 'ofLoad') + sum(floors, 'floor'), real.monthly, 1e-9);
    expect(sum(floors, 'ofLoad')).toBeCloseTo(real.monthlyOfLoad, 6);
    for (const { ofLoad, floor } of floors) expect(Math.min(ofLoad, floor)).toBeGreaterThanOrEqual(-1e-6);
  });

  it.each(EXAMPLES)('of %s: left out, the bill is of the load alone, and sizes are the same', (example) => {
    const bare = platformModel({ ...INPUTS[example], floors: false }).real;
    const { real } = modelOf(example);
    expect(bare.monthly).toBeCloseTo(real.monthlyOfLoad, 6);
    expect(bare.fleets).toEqual(real.fleets);
    expect(bare.regions.map(({ floors }) => floors)).toEqual(real.regions.map(({ floors }) => floors));
  });

  it.each(PLATFORM_TIERS)('of %s: nobody asks for anything', (tier) => {
    const nobody = { tier, ...tierFacts(tier).load, subscribers: 0, eventsPerDay: 0, regions: ['us-east-1'] };
    expect(platformModel({ ...nobody, floors: false }).real.monthly).toBe(0);
    expect(platformModel(nobody).real.monthly).toBeGreaterThan(100);
  });

  it('are never less than nothing, whatever the load', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...PLATFORM_TIERS),
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.subarray(['us-east-1', 'us-west-2', 'eu-west-1'], { minLength: 1 }),
        (tier, subscribers, eventsOfUser, regions) => {
          const load = { ...tierFacts(tier).load, subscribers, eventsPerDay: subscribers * eventsOfUser };
          for (const region of platformModel({ tier, ...load, regions }).real.regions)
            for (const { ofLoad, floor, monthly } of region.floors) {
              expect(ofLoad).toBeGreaterThanOrEqual(0);
              expect(floor).toBeGreaterThanOrEqual(-1e-9 * monthly);
            }
        },
      ),
      { numRuns: 60 },
    ));
});

/** A month of so many machines. */
const months = (machines: number, hourly: number): number => machines * hourly * 730;

describe('what floors add to netflix/1000, 2,791 USD, line by line', () => {
  const PARTS: readonly (readonly [what: string, component: string, item: string, floor: number])[] = [
    ['a control plane, though 22 nodes are 2 % of its thousand', 'cluster', 'control planes', months(1 - 0.022, 0.1)],
    ['the rest of the last node', 'cluster', 'nodes', months(22 - 175.54 / 8, 0.3264)],
    ['a NAT gateway in each zone', 'network', 'NAT', months(3, 0.045)],
    ['a load balancer', 'network', 'load balancer', months(1, 0.0225)],
    ['public addresses of both', 'network', 'public', months(6, 0.005)],
    ['a writer and two readers, which keep 5 % of a third of a gigabyte and answer 84 reads a second', 'relational', 'instances', 576],
    ['MySQL for Spinnaker', 'relational, for delivery', 'instances', months(2, 0.276)],
    ['three shards and their copies, for sessions of a quarter of a gigabyte', 'cache', 'nodes', 737],
    ['two of three search nodes of 1 TB, for 609 GB', 'search', 'data nodes', months(3 - 0.609, 0.178)],
    ['nodes that manage these', 'search', 'cluster managers', months(3, 0.135)],
    ['keys', 'storage', 'keys', 3],
    ['secrets', 'storage', 'secrets', 2],
    ['as many brokers in each zone: six for 5.65', 'stream', 'brokers', months(6 - 5.65, 0.408)],
    ['whole KPUs, and one that orchestrates: four for 2.27', 'processing', 'KPUs', months(4 - 2.275, 0.11)],
  ];
  const floors = floorsOf('netflix/1000');

  it.each(PARTS)('%s', (_, component, item, expected) => {
    const found = floors.find((line) => line.component === component && line.item.startsWith(item));
    near(found?.floor ?? NaN, expected, 0.02);
  });

  it('is all of the difference', () => {
    const { monthly, monthlyOfLoad } = modelOf('netflix/1000').real;
    near(
      PARTS.reduce((all, [, , , expected]) => all + expected, 0),
      monthly - monthlyOfLoad,
      0.01,
    );
  });
});
