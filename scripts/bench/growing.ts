import type { BlueprintInput } from '../../lib/blueprint';

const TEAMS = 10;

/** Every tenth service owns a bucket and publishes a stream that the next one consumes. */
const PERIOD = 10;

const name = (kind: string, index: number): string => `${kind}-${String(index).padStart(4, '0')}`;

/**
 * A startup of so many services, spread evenly over ten teams: one public site at the front, a chain of calls behind it, one relational
 * database, and for each ten services a bucket, a stream and a worker that reads it.
 */
export const growing = (services: number): BlueprintInput => {
  const groups = Math.ceil(services / PERIOD);
  const owner = (index: number): string => name('store', Math.floor(index / PERIOD));
  const entries = Array.from({ length: services }, (_, i): [string, NonNullable<BlueprintInput['services']>[string]] => {
    const team = name('team', i % TEAMS);
    if (i === 0)
      return [
        name('service', i),
        {
          runtime: 'node',
          role: 'site',
          expose: 'public',
          team,
          calls: services > 2 ? [name('service', 1)] : [],
          publishes: [name('stream', 0)],
        },
      ];
    if (i % PERIOD === PERIOD - 1)
      return [
        name('service', i),
        { runtime: 'node', role: 'worker', team, consumes: [name('stream', Math.floor(i / PERIOD))], writes: [owner(i)] },
      ];
    const next = i % PERIOD < PERIOD - 2 && i + 1 < services ? [name('service', i + 1)] : [];
    const first = i % PERIOD === 0;
    return [
      name('service', i),
      {
        runtime: 'node',
        team,
        calls: next,
        reads: ['main-data', owner(i)],
        writes: ['main-data'],
        publishes: first ? [name('stream', i / PERIOD)] : [],
      },
    ];
  });
  return {
    version: 1,
    name: 'bench',
    tier: 'startup',
    profile: 'sandbox',
    services: Object.fromEntries(entries),
    stores: {
      'main-data': { kind: 'relational' },
      ...Object.fromEntries(Array.from({ length: groups }, (_, i) => [name('store', i), { kind: 'object' as const }])),
    },
    streams: Object.fromEntries(Array.from({ length: groups }, (_, i) => [name('stream', i), {}])),
  };
};
