import type { BlueprintInput } from '../../../lib/blueprint';

/** A platform at growth with services that only others see, one that everybody does, and what never answers. */
export const GROWTH: Partial<BlueprintInput> = {
  name: 'shop',
  tier: 'growth',
  profile: 'sandbox',
  platform: { delivery: { strategy: 'rolling' } },
  services: {
    web: { runtime: 'node', role: 'site', expose: 'public', calls: ['stock'], publishes: ['sales'] },
    stock: { runtime: 'java', team: 'warehouse', calls: ['prices'], slo: { availability: 99.95, latencyMs: 250 } },
    prices: { runtime: 'go', team: 'warehouse' },
    mailer: { runtime: 'python', role: 'worker', consumes: ['sales'] },
    report: { runtime: 'node', role: 'job', schedule: 'daily' },
  },
  streams: { sales: {} },
  processors: { totals: { consumes: ['sales'], runtime: 'python' } },
  flows: { advice: { framework: 'pytorch', schedule: 'daily' } },
};
