import type { BlueprintInput } from '../../lib/blueprint';

type Services = NonNullable<BlueprintInput['services']>;

const TEAMS = 10;

/** Services of a product: a public one at its front, a chain of calls behind it, a bucket, a stream, and a worker that reads the stream. */
const PRODUCT = 50;

const numbered = (kind: string, index: number): string => `${kind}-${String(index).padStart(4, '0')}`;

const service = (index: number, services: number): Services[string] => {
  const product = Math.floor(index / PRODUCT);
  const first = index % PRODUCT === 0;
  const last = index === services - 1 || index % PRODUCT === PRODUCT - 1;
  const beforeLast = index === services - 2 || index % PRODUCT === PRODUCT - 2;
  const team = numbered('team', index % TEAMS);
  if (last && !first)
    return { runtime: 'node', role: 'worker', team, consumes: [numbered('stream', product)], writes: [numbered('store', product)] };
  return {
    runtime: 'node',
    role: index === 0 ? 'site' : 'service',
    expose: first ? 'public' : 'internal',
    team,
    calls: last || beforeLast ? [] : [numbered('service', index + 1)],
    reads: ['main-data', numbered('store', product)],
    writes: ['main-data'],
    publishes: first ? [numbered('stream', product)] : [],
  };
};

/**
 * A startup of so many services, spread evenly over ten teams and over products of fifty, all on one relational database.
 * @param services - at least 2
 */
export const growing = (services: number): BlueprintInput => {
  const products = Array.from({ length: Math.ceil(services / PRODUCT) }, (_, i) => i);
  return {
    version: 1,
    name: 'bench',
    tier: 'startup',
    profile: 'sandbox',
    services: Object.fromEntries(Array.from({ length: services }, (_, i) => [numbered('service', i), service(i, services)])),
    stores: {
      'main-data': { kind: 'relational' },
      ...Object.fromEntries(products.map((i) => [numbered('store', i), { kind: 'object' as const }])),
    },
    streams: Object.fromEntries(products.map((i) => [numbered('stream', i), {}])),
  };
};
