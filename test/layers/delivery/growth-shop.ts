import type { BlueprintInput } from '../../../lib/blueprint';

/** A shop at growth on engines of every tier: a public site, an internal service with a fixed number of pods, a worker and a job, two teams. */
export const GROWTH_SHOP: Partial<BlueprintInput> = {
  name: 'shop',
  tier: 'growth',
  profile: 'production',
  services: {
    web: { runtime: 'node', role: 'site', expose: 'public', calls: ['stock'], publishes: ['sales'], scale: { min: 4, max: 20 } },
    stock: { runtime: 'java', team: 'warehouse', scale: { min: 3, max: 3 } },
    mailer: { runtime: 'node', role: 'worker', consumes: ['sales'] },
    report: { runtime: 'python', role: 'job', schedule: 'daily' },
  },
  streams: { sales: { eventsPerDay: 1_000 } },
  platform: { metrics: 'cloudwatch' },
};
