import { platformModel } from '../../lib/capacity';
import { tierFacts } from '../../lib/plan/tiers';
import { firstOf, near } from './worked-examples';

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
