import { simulate, type Loss, type Simulation } from '../../lib/simulation';
import { fleet, netflix, part } from './fleets';

const EVENING: Loss = { kind: 'region', region: 'us-east-1', hour: 20 };

const days = new Map<string, Simulation>();

/** A day of the fleet; simulated once for all tests. */
const day = (spare: number, loss?: Loss): Simulation => {
  const key = JSON.stringify([spare, loss]);
  const known = days.get(key) ?? simulate(netflix(spare), { ...(loss ? { loss } : {}) }).simulation;
  days.set(key, known);
  return known;
};

describe('260 million subscribers in three regions', () => {
  it('has a fleet of its size: some four thousand nodes of 64 vCPU', () => {
    const vcpus = day(1.5).parts.filter(({ id }) => id === 'nodes');
    expect(vcpus).toHaveLength(3);
    expect(
      netflix(1.5)
        .parts.filter(({ id }) => id === 'nodes')
        .reduce((sum, { capacity }) => sum + capacity, 0) / 64,
    ).toBeGreaterThan(4_100);
  });

  it('carries its load', () => expect(day(1.5).breaks).toEqual([]));

  it('survives the loss of any region in the evening, and any zone', () => {
    for (const region of ['us-east-1', 'us-west-2', 'eu-west-1']) expect(day(1.5, { kind: 'region', region, hour: 20 }).breaks).toEqual([]);
    for (const zone of [1, 2, 3]) expect(day(1.5, { kind: 'zone', zone, hour: 20 }).breaks).toEqual([]);
  });

  it('does not without room for the others', () => {
    const { breaks } = simulate(netflix(0.8), { loss: EVENING }).simulation;
    expect(breaks.length).toBeGreaterThan(0);
    expect(breaks.every(({ region }) => region !== 'us-east-1')).toBe(true);
    expect(day(0.8).breaks).toEqual([]);
  });

  it('loses the requests of some minutes, until they have moved', () => {
    const { parts } = day(1.5, EVENING);
    const lost = parts.find(({ id, region }) => id === 'api' && region === 'us-east-1');
    if (!lost) throw new Error('there is an api');
    // Seven minutes: four of them with all of the requests, three with fewer and fewer.
    const aMinute = (lost.hours[20]?.load ?? 0) * 60;
    expect(lost.interrupted).toBe(lost.refused);
    expect((lost.refused ?? 0) / (aMinute * 60)).toBeCloseTo(1, 1);
    expect(lost.interruptedMinutes).toBeLessThanOrEqual(7);
    expect(lost.interruptedMinutes).toBeGreaterThan(4);
  });

  it('moves requests, and loses none of them on the way', () => {
    const arrived = ({ parts }: Simulation): number =>
      parts.filter(({ id }) => id === 'api').reduce((sum, one) => sum + (one.arrived ?? 0), 0);
    expect(arrived(day(1.5, EVENING)) / arrived(day(1.5))).toBeCloseTo(1, 6);
  });
});

describe('regions', () => {
  const three = fleet({ it: part({ load: { average: 75, peak: 150 } }) }, { regions: ['us-east-1', 'us-west-2', 'eu-west-1'] });

  it('peak when their people are there, told in the hours of the first', () => {
    const { parts } = simulate(three).simulation;
    const hours = parts.map(({ hours: of }) => of.reduce((most, hour) => (hour.load > most.load ? hour : most)).hour);
    // 21:00 in Oregon is midnight in Virginia, and 21:00 in Ireland is four in the afternoon there.
    for (const [i, expected] of [21, 0, 16].entries()) {
      const apart = Math.abs((hours[i] ?? 0) - expected);
      expect(Math.min(apart, 24 - apart)).toBeLessThanOrEqual(1);
    }
  });

  it('share the load evenly, and have a third of the peak each', () => {
    for (const { peakUtilisation } of simulate(three).simulation.parts) expect(peakUtilisation).toBeCloseTo(0.5, 1);
  });

  it('have no other one to go to if there is but one', () => {
    const { breaks } = simulate(fleet({ it: part() }), { loss: EVENING }).simulation;
    expect(breaks).toEqual([
      expect.objectContaining({ fault: 'region', time: '20:00', remedy: 'a second region (regions in the blueprint)' }),
    ]);
  });
});

describe('absurd loads', () => {
  it.each([0, 1e-12, 1e12])('a factor of %d gives numbers all the same', (load) => {
    const text = JSON.stringify(simulate(netflix(1.5), { load, loss: EVENING }).simulation);
    expect(text).not.toMatch(/NaN|Infinity/);
    // JSON writes what is no number as null: only what may be null is.
    for (const [, key] of text.matchAll(/"(\w+)":null/g))
      expect([
        'slowdown',
        'arrived',
        'served',
        'refused',
        'interrupted',
        'lost',
        'queued',
        'largestBacklog',
        'drainedTime',
        'utilisation',
        'headroom',
        'loss',
      ]).toContain(key);
  });
});
