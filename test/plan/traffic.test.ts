import fc from 'fast-check';
import type { BlueprintInput } from '../../lib/blueprint';
import { graphOf } from '../../lib/plan/graph';
import { loadOf } from '../../lib/plan/load';
import { trafficOf } from '../../lib/plan/traffic';
import { workloadSize, type WorkloadDemand } from '../../lib/plan/workload-sizing';
import { blueprintArbitrary } from '../arbitraries/blueprint';
import { blueprintOf } from '../support/blueprint';

/** Ten requests a second on average, a hundred at the peak. */
const load = { subscribers: 864_000, dailyActiveShare: 1, requestsPerUserPerDay: 1, peakFactor: 10 };

const trafficIn = (services: BlueprintInput['services'], more: Partial<BlueprintInput> = {}) => {
  const blueprint = blueprintOf({ tier: 'growth', load, ...(services ? { services } : {}), ...more });
  return trafficOf(blueprint, graphOf(blueprint), loadOf(blueprint));
};
const node = { runtime: 'node' } as const;
const open = { ...node, expose: 'public' } as const;

describe('the requests that reach a service', () => {
  const peaks = (services: NonNullable<BlueprintInput['services']>) => {
    const traffic = trafficIn(services);
    return Object.fromEntries(Object.keys(services).map((name) => [name, Math.round(traffic.requestsTo(name).peak)]));
  };

  it('are shared out among public services, and passed on to those they call', () =>
    expect(
      peaks({
        web: { ...open, calls: ['titles'] },
        api: { ...open, calls: ['titles', 'people'] },
        titles: { ...node, calls: ['ads'] },
        people: node,
        ads: node,
        idle: node,
      }),
    ).toEqual({ web: 50, api: 50, titles: 100, people: 50, ads: 100, idle: 0 }));

  it('are never more than all of them, in a circle either', () =>
    expect(peaks({ web: { ...open, calls: ['one', 'two'] }, one: { ...node, calls: ['two'] }, two: { ...node, calls: ['one'] } })).toEqual({
      web: 100,
      one: 100,
      two: 100,
    }));

  it('come in where nobody calls, if nothing is public', () =>
    expect(peaks({ batch: { ...node, calls: ['store'] }, store: node })).toEqual({ batch: 100, store: 100 }));

  it('are found for any graph, and within bounds', () =>
    fc.assert(
      fc.property(blueprintArbitrary({ services: 12 }), (input) => {
        const blueprint = blueprintOf(input);
        const known = loadOf(blueprint);
        const traffic = trafficOf(blueprint, graphOf(blueprint), known);
        for (const name of Object.keys(blueprint.services)) {
          const { average, peak } = traffic.requestsTo(name);
          expect(average).toBeGreaterThanOrEqual(0);
          expect(peak).toBeLessThanOrEqual(known.peakRps + 1e-9);
        }
      }),
      { numRuns: 100 },
    ));
});

describe('the events that reach a workload', () => {
  const streams = { plays: { eventsPerDay: 864_000 }, odd: {}, rare: {} };
  const services: NonNullable<BlueprintInput['services']> = {
    web: { ...open, publishes: ['plays', 'odd'] },
    beats: { ...open, role: 'ingest', publishes: ['plays'] },
    reader: { ...node, role: 'worker', consumes: ['plays', 'odd'] },
  };
  const averages = (more: Partial<BlueprintInput> = {}) => {
    const blueprint = blueprintOf({ tier: 'growth', load, services, streams, ...more });
    const graph = graphOf(blueprint);
    const traffic = trafficOf(blueprint, graph, loadOf(blueprint));
    return Object.fromEntries(graph.workloads.map((w) => [w.name, traffic.eventsTo(w)]));
  };

  it('are those of the streams that it consumes, where they are stated', () =>
    expect(averages()['reader']).toEqual({ average: 10, peak: 100 }));

  it('are an even share of those that the blueprint states for all streams, where one says nothing of its own', () =>
    expect(averages({ load: { ...load, eventsPerDay: 864_000 * 5 } })['reader']).toEqual({ average: 30, peak: 300 }));

  it('are those that an ingest takes in to publish them, shared with the others that do; of no other role', () =>
    expect(averages()).toMatchObject({ beats: { average: 5, peak: 50 }, web: { average: 0 } }));
});

describe('the size of a workload', () => {
  const demand = (average: number, more: Partial<WorkloadDemand> = {}): WorkloadDemand => ({
    requests: { average, peak: average * 4 },
    events: { average: 0, peak: 0 },
    floor: 2,
    profile: 'production',
    ...more,
  });

  it('is the floor while there is little to do, and in a sandbox always', () => {
    const least = { minReplicas: 2, maxReplicas: 4, cpu: '250m', memory: '512Mi' };
    expect(workloadSize('node', undefined, demand(0))).toEqual(least);
    expect(workloadSize('node', undefined, demand(1_000_000, { profile: 'sandbox' }))).toEqual(least);
  });

  it('gives each replica more before there are many, up to what one process can use', () => {
    expect(workloadSize('node', undefined, demand(100))).toEqual({ minReplicas: 4, maxReplicas: 14, cpu: '500m', memory: '1Gi' });
    expect(workloadSize('node', undefined, demand(600))).toEqual({ minReplicas: 10, maxReplicas: 40, cpu: '1', memory: '2Gi' });
    expect(workloadSize('go', undefined, demand(600))).toMatchObject({ cpu: '1600m', minReplicas: 7 });
  });

  it('counts events as a tenth of a request', () =>
    expect(workloadSize('go', undefined, demand(0, { events: { average: 1_000, peak: 4_000 }, floor: 1 }))).toEqual({
      minReplicas: 5,
      maxReplicas: 17,
      cpu: '400m',
      memory: '512Mi',
    }));

  it('is what the blueprint says', () =>
    expect(workloadSize('java', { min: 3, max: 5, cpu: '1', memory: '3Gi' }, demand(1_000))).toEqual({
      minReplicas: 3,
      maxReplicas: 5,
      cpu: '1',
      memory: '3Gi',
    }));
});
