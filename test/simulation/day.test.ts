import fc from 'fast-check';
import type { Part } from '../../lib/plan';
import { simulate, type PartDay, type Scenario, type Simulation } from '../../lib/simulation';
import { fleet, netflix, part } from './fleets';

const only = (one: Part, scenario?: Scenario): PartDay => {
  const [day] = simulate(fleet({ it: one }), scenario).simulation.parts;
  if (!day) throw new Error('there is a part');
  return day;
};

const zone = (number: number, hour = 21): Scenario => ({ loss: { kind: 'zone', zone: number, hour } });
const NOISE = 0.02;

/** Every number of a result, wherever it stands. */
const numbersOf = (value: unknown): readonly number[] => {
  if (typeof value === 'number') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersOf) : [];
};

describe('a day without a loss', () => {
  it('uses at the peak what the load is of the capacity, within the noise', () => {
    const { peakUtilisation, averageUtilisation, peakTime, broken } = only(part());
    expect(Math.abs(peakUtilisation / 0.5 - 1)).toBeLessThanOrEqual(NOISE);
    expect(Math.abs(averageUtilisation / 0.25 - 1)).toBeLessThanOrEqual(NOISE);
    expect(Math.abs(Number(peakTime.split(':')[0]) - 21)).toBeLessThanOrEqual(1);
    expect(broken).toBe(false);
  });

  it('multiplies the load', () => expect(only(part(), { load: 1.5 }).peakUtilisation / only(part()).peakUtilisation).toBeCloseTo(1.5, 9));

  it('is the same for the same seed, and another one for another', () => {
    const of = (seed: number): string => JSON.stringify(simulate(netflix(1.5), { seed }));
    expect(of(1)).toBe(of(1));
    expect(of(2)).not.toBe(of(1));
    expect(JSON.stringify(simulate(netflix(1.5)))).toBe(of(1));
  });

  it('lets what scales follow the load, a little later, between its least and its most', () => {
    const elastic = { most: 100, seconds: 180, target: 0.6 };
    const day = only(part({ capacity: 20, elastic }));
    expect(day.peakUtilisation).toBeGreaterThan(0.6);
    expect(day.peakUtilisation).toBeLessThan(0.7);
    expect(day.broken).toBe(false);
    const late = only(part({ capacity: 20, elastic: { ...elastic, seconds: 7_200 } }));
    expect(late.peakUtilisation).toBeGreaterThan(day.peakUtilisation);
    const small = only(part({ capacity: 20, elastic: { ...elastic, most: 40 } }));
    expect(Math.abs(small.peakUtilisation / (50 / 40) - 1)).toBeLessThanOrEqual(NOISE);
    expect(small.broken).toBe(true);
  });

  it('finds no room for pods on nodes that are full, and says so', () => {
    const web = part({ capacity: 20, elastic: { most: 100, seconds: 180, target: 0.6 }, on: { pool: 'nodes', vcpu: 0.01 } });
    const nodes = (capacity: number): Part =>
      part({
        follows: 'pods',
        unit: 'vCPU',
        level: true,
        load: { average: 0.1, peak: 0.1 },
        capacity,
        zones: { of: 0 },
        remedy: 'more nodes',
      });
    const wide = simulate(fleet({ web, nodes: nodes(1.5) })).simulation;
    expect(wide.breaks).toEqual([]);
    const narrow = simulate(fleet({ web, nodes: nodes(0.5) })).simulation;
    expect(narrow.breaks).toEqual([expect.objectContaining({ part: 'web', fault: 'pool', remedy: 'more nodes' })]);
    expect(narrow.parts.find(({ id }) => id === 'nodes')?.peakUtilisation).toBeGreaterThan(1);
  });

  it('holds a level against its room, and no more of it than there can be', () => {
    const level = part({ follows: 'data', unit: 'GiB', level: true, load: { average: 110, peak: 110 } });
    expect(simulate(fleet({ level })).simulation.breaks).toEqual([
      expect.objectContaining({ time: '00:00', fault: 'full', load: 110, capacity: 100 }),
    ]);
    const capped = part({ follows: 'connections', level: true, mostLoad: 50 });
    expect(only(capped, { load: 1e6 })).toMatchObject({ peakUtilisation: 0.5, broken: false, arrived: null, refused: null });
  });
});

describe('what waits', () => {
  const waiting = (more: Partial<Part>): Part => part({ follows: 'events', unit: 'events/s', buffer: { seconds: 86_400 }, ...more });

  it('is worked off after the peak, and nothing is lost', () => {
    const day = only(waiting({ load: { average: 25, peak: 100 }, capacity: 60 }));
    expect(day).toMatchObject({ broken: false, lost: 0, refused: 0 });
    expect(day.largestBacklog).toBeGreaterThan(0);
    expect(day.peakUtilisation).toBeGreaterThan(1.5);
    // The peak is at nine, so it takes until after midnight: at noon it does not.
    const [early] = simulate(fleet({ it: waiting({ load: { average: 25, peak: 100 }, capacity: 60 }) }, { assumed: { peakHour: 12 } }))
      .simulation.parts;
    expect(early).toMatchObject({ queued: 0, lost: 0, drainedTime: expect.stringMatching(/^1[3-9]:\d\d$/) as string });
  });

  it('grows from day to day where a day brings more than it can do', () =>
    expect(simulate(fleet({ it: waiting({ capacity: 20 }) })).simulation.breaks).toEqual([expect.objectContaining({ fault: 'behind' })]));

  it('is lost once it is older than it is kept', () => {
    const { breaks, parts } = simulate(
      fleet({ it: waiting({ capacity: 30, load: { average: 25, peak: 100 }, buffer: { seconds: 600 } }) }, { assumed: { peakHour: 12 } }),
    ).simulation;
    expect(breaks).toEqual([expect.objectContaining({ fault: 'lost' })]);
    // What is kept for ten minutes is at most what came in ten minutes.
    expect(parts[0]?.largestBacklog).toBeLessThanOrEqual(100 * 600 * (1 + NOISE));
    expect(parts[0]?.lost).toBeGreaterThan(0);
  });
});

it('takes a capacity next to nothing for none', () => {
  const { simulation } = simulate(fleet({ it: part({ capacity: Number.MIN_VALUE }) }));
  expect(numbersOf(simulation).filter((value) => !Number.isFinite(value))).toEqual([]);
});

describe('everything that arrives', () => {
  it('was served, waits, was refused or is lost', () =>
    fc.assert(
      fc.property(
        fc.record({
          average: fc.double({ min: 0, max: 1_000, noNaN: true }),
          factor: fc.double({ min: 1, max: 20, noNaN: true }),
          capacity: fc.double({ min: 0, max: 2_000, noNaN: true }),
          most: fc.option(fc.double({ min: 1, max: 4, noNaN: true })),
          patience: fc.option(fc.integer({ min: 60, max: 200_000 })),
          back: fc.option(fc.integer({ min: 0, max: 7_200 })),
          lost: fc.constantFrom('none', 'zone', 'region'),
          hour: fc.integer({ min: 0, max: 23 }),
          load: fc.double({ min: 0, max: 10, noNaN: true }),
          regions: fc.constantFrom(['us-east-1'], ['us-east-1', 'us-west-2'], ['us-east-1', 'us-west-2', 'eu-west-1']),
        }),
        ({ average, factor, capacity, most, patience, back, lost, hour, load, regions }) => {
          const it = part({
            load: { average, peak: average * factor },
            capacity,
            perServer: 10,
            zones: { of: 3, ...(back === null ? {} : { backSeconds: back }) },
            ...(most === null ? {} : { elastic: { most: capacity * most, seconds: 300, target: 0.6 } }),
            ...(patience === null ? {} : { buffer: { seconds: patience } }),
          });
          const loss =
            lost === 'zone' ? ({ kind: 'zone', zone: 2, hour } as const) : ({ kind: 'region', region: 'us-east-1', hour } as const);
          const { simulation, requests, traces } = simulate(fleet({ it }, { regions }), {
            load,
            seed: hour,
            ...(lost === 'none' ? {} : { loss }),
          });
          for (const day of simulation.parts) {
            const [arrived = 0, ...became] = [day.arrived, day.served, day.queued, day.refused, day.lost].map((value) => value ?? NaN);
            expect(became.reduce((a, b) => a + b, 0)).toBeCloseTo(arrived, arrived > 1e6 ? 0 : 3);
            expect(became.every((value) => value >= 0)).toBe(true);
            expect(day.interrupted).toBeLessThanOrEqual(day.refused ?? 0);
          }
          expect([...numbersOf(simulation), ...requests, ...numbersOf(traces)].filter((value) => !Number.isFinite(value))).toEqual([]);
        },
      ),
      { numRuns: 20 },
    ));
});

describe('without one zone of three', () => {
  it('what does not scale is used half as much again', () => {
    const before = only(part());
    const after = only(part(), zone(1, 0));
    expect(after.peakUtilisation / before.peakUtilisation).toBeCloseTo(1.5, 9);
  });

  it('what is full already breaks, and what is brought up elsewhere only lacks something for a while', () => {
    const full = part({ load: { average: 40, peak: 80 } });
    expect(simulate(fleet({ it: full }), zone(2)).simulation.breaks).toEqual([
      expect.objectContaining({ time: '21:00', fault: 'zone', capacity: expect.closeTo(66.7, 1) as number }),
    ]);
    const moved = only({ ...full, zones: { of: 3, backSeconds: 300 } }, zone(2));
    expect(moved).toMatchObject({ broken: false, interruptedMinutes: 5 });
    expect(moved.interrupted).toBe(moved.refused);
    expect(moved.interrupted).toBeGreaterThan(0);
  });

  it('what stands in one zone is out of service, if it is that one', () => {
    const single = part({ zones: { of: 1, left: 0, remedy: 'a second one' } });
    const { breaks, parts } = simulate(fleet({ it: single }), zone(1)).simulation;
    expect(breaks).toEqual([expect.objectContaining({ fault: 'zone', capacity: 0, remedy: 'a second one' })]);
    expect(parts[0]).toMatchObject({ downMinutes: 180 });
    expect(simulate(fleet({ it: single }), zone(2)).simulation.breaks).toEqual([]);
    const replaced = only({ ...single, zones: { of: 1, left: 0, backSeconds: 120 } }, zone(1));
    expect(replaced).toMatchObject({ broken: false, downMinutes: 2 });
  });

  it('two servers stand in two zones: the third is none of theirs', () => {
    const two = part({ load: { average: 10, peak: 20 }, capacity: 100, perServer: 50 });
    const peak = (lost: number): number => only(two, zone(lost, 0)).peakUtilisation;
    expect(peak(3)).toBe(only(two).peakUtilisation);
    expect(peak(2) / peak(3)).toBeCloseTo(2, 9);
  });
});

describe('headroom', () => {
  const runs = (of: Parameters<typeof simulate>[0], load: number): Simulation => simulate(of, { load }).simulation;

  it.each([
    ['of one part', fleet({ it: part() })],
    ['of what scales too late', fleet({ it: part({ capacity: 20, elastic: { most: 100, seconds: 7_200, target: 0.6 } }) })],
    ['of what waits', fleet({ it: part({ buffer: { seconds: 3_600 } }) })],
    ['of three regions', netflix(1.5)],
  ])('%s is where a direct run breaks', (_, of) => {
    const { headroom } = runs(of, 1);
    if (!headroom) throw new Error('nothing ever breaks');
    expect(headroom.breaks / headroom.holds).toBeLessThan(1.0051);
    expect(runs(of, headroom.holds).breaks).toEqual([]);
    expect(runs(of, headroom.breaks).breaks[0]).toEqual(headroom.first);
  });

  it('of one part is what its peak leaves', () => expect(runs(fleet({ it: part() }), 1).headroom?.breaks).toBeCloseTo(2, 1));

  it('is of no use where something breaks already, and has no end where nothing comes', () => {
    expect(runs(fleet({ it: part() }), 3).headroom).toBeNull();
    expect(runs(fleet({ it: part({ load: { average: 0, peak: 0 } }) }), 1)).toMatchObject({ headroom: null, breaks: [] });
  });
});
