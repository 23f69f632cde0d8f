import { STANDARD, type Assumed } from '../../lib/facts/assumptions';
import type { Part } from '../../lib/plan';
import { fleetRegions, type Fleet, type FleetPart } from '../../lib/simulation';

/** A part without anything special: it takes 100 requests a second, and has 50 at the peak. */
export const part = (more: Partial<Part> = {}): Part => ({
  follows: 'requests',
  unit: 'requests/s',
  load: { average: 25, peak: 50 },
  capacity: 100,
  zones: { of: 3 },
  remedy: 'more of it',
  ...more,
});

interface FleetOptions {
  readonly regions?: readonly string[];
  readonly assumed?: Partial<Assumed>;
  readonly requests?: Fleet['requests'];
}

/** The same parts in each region. */
export const fleet = (
  parts: Readonly<Record<string, Part>>,
  { regions = ['us-east-1'], assumed = {}, requests = { average: 25, peak: 50 } }: FleetOptions = {},
): Fleet => ({
  name: 'tried',
  tier: 'netflix',
  profile: 'production',
  basis: 'model',
  regions: fleetRegions(regions),
  parts: regions.flatMap((region) => Object.entries(parts).map(([id, one]): FleetPart => ({ ...one, id, region, layer: 'services' }))),
  requests,
  loadShare: 1,
  assumed: { ...STANDARD, ...assumed },
  notSimulated: [],
});

const THREE = ['us-east-1', 'us-west-2', 'eu-west-1'];

/** A million requests a second, 23 million events: the figures of the worked example at factor 1. */
const RPS = 1_053_241;
const EVENTS = 23_148_148;
const STREAMING = 8_200_000;

/**
 * 260 million subscribers in three regions, sized by hand: everything for the peak of its region at the usual utilisation, and `spare` times
 * that, so that two regions carry what three do.
 */
export const netflix = (spare: number): Fleet => {
  const rate = (average: number, factor: number) => ({ average, peak: average * factor });
  const sized = (average: number, factor: number, utilisation: number): number => ((average * factor) / THREE.length / utilisation) * spare;
  const pods = (average: number, perServer: number): Partial<Part> => ({
    capacity: sized(average, 1, 0.6),
    perServer,
    elastic: { most: sized(average, 2, 0.6), seconds: 180, target: 0.6 },
    zones: { of: 3, backSeconds: 180 },
    on: { pool: 'nodes', vcpu: 1 / 100 },
  });
  const hops = ['edge', 'gateway', 'api', 'playback', 'discovery'];
  return fleet(
    {
      ...Object.fromEntries(hops.map((hop) => [hop, part({ load: rate(RPS, 2), ...pods(RPS, 200) })])),
      ingest: part({
        follows: 'events',
        unit: 'events/s',
        load: rate(EVENTS, 2),
        ...pods(EVENTS, 2_000),
        on: { pool: 'nodes', vcpu: 1 / 1_000 },
      }),
      nodes: part({
        follows: 'pods',
        unit: 'vCPU',
        load: { average: 2_000, peak: 2_000 },
        level: true,
        capacity: 200_000 * spare,
        zones: { of: 0 },
      }),
      brokers: part({ follows: 'events', unit: 'MiB/s', load: rate(33_114, 2), capacity: sized(33_114, 2, 0.75), perServer: 500 }),
      jobs: part({
        follows: 'events',
        unit: 'events/s',
        load: rate(EVENTS, 2),
        capacity: sized(EVENTS, 2, 0.6),
        buffer: { seconds: 43_200 },
      }),
      bookmarks: part({
        follows: 'writes',
        unit: 'writes/s',
        load: rate(STREAMING / 30, 2.5),
        capacity: sized(STREAMING / 30, 2.5, 0.7),
        zones: { of: 0 },
      }),
      cache: part({ follows: 'reads', unit: 'operations/s', load: rate(200e6, 2), capacity: sized(200e6, 2, 0.6), perServer: 500_000 }),
      storage: part({ follows: 'data', unit: 'GiB', load: rate(2e6, 1), level: true, capacity: 4e6, zones: { of: 0 } }),
    },
    { regions: THREE, requests: rate(RPS, 2) },
  );
};
