import fc from 'fast-check';
import { dayCurve } from '../../lib/simulation/curve';
import { randomOf } from '../../lib/simulation/random';
import { slowdown } from '../../lib/simulation/queueing';

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describe('the curve of a day', () => {
  it('has the mean 1, the peak that is asked for at its hour, and never ends', () =>
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1_000, noNaN: true }), fc.integer({ min: 0, max: 23 }), (factor, hour) => {
        const curve = dayCurve(factor, hour);
        expect(curve).toHaveLength(1_440);
        expect(mean(curve)).toBeCloseTo(1, 9);
        expect(Math.max(...curve) / factor).toBeCloseTo(1, 6);
        expect(curve[hour * 60]).toBe(Math.max(...curve));
        expect(curve.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
      }),
      { numRuns: 60 },
    ));

  it('is flat where the peak is the average, and rises and falls once otherwise', () => {
    expect(new Set(dayCurve(1, 21))).toEqual(new Set([1]));
    const turns = dayCurve(4, 12).filter(
      (value, i, all) => i > 0 && i < 1_439 && (value - (all[i - 1] ?? 0)) * ((all[i + 1] ?? 0) - value) < 0,
    );
    expect(turns).toHaveLength(1);
  });

  it('takes a peak beyond any for the sharpest that there is', () => {
    const curve = dayCurve(1e12, 21);
    expect(mean(curve)).toBeCloseTo(1, 9);
    expect(Math.max(...curve)).toBeCloseTo(1_440, 3);
  });
});

describe('the generator', () => {
  const first = (seed: number, sequence = 0): number[] => {
    const random = randomOf(seed, sequence);
    return [random(), random(), random()];
  };

  it('gives the numbers of mulberry32', () =>
    // As its author's own C gives them for the seed 0.
    expect(first(0)).toEqual([0.26642920868471265, 0.0003297457005828619, 0.2232720274478197]));

  it('gives other numbers for another seed and another sequence, evenly from 0 to 1', () => {
    expect(new Set([...first(1), ...first(2), ...first(1, 1)]).size).toBe(9);
    const random = randomOf(7);
    const many = Array.from({ length: 10_000 }, random);
    expect(mean(many)).toBeCloseTo(0.5, 1);
    expect(many.every((value) => value >= 0 && value < 1)).toBe(true);
  });
});

/** Waiting over service of M/M/c, exactly: Erlang C by the stable recursion of Erlang B. */
const erlangWait = (rho: number, servers: number): number => {
  let blocked = 1;
  for (let k = 1; k <= servers; k++) blocked = (rho * servers * blocked) / (k + rho * servers * blocked);
  return blocked / (1 - rho * (1 - blocked)) / (servers * (1 - rho));
};

describe('waiting', () => {
  it.each([0, 0.3, 0.5, 0.9])('is exact for one server at %d', (rho) => expect(slowdown(rho, 1, 0.99)).toBeCloseTo(1 / (1 - rho), 9));

  it.each([
    [2, 0.7],
    [2, 0.95],
    [5, 0.8],
    [10, 0.9],
    [50, 0.95],
  ])('comes near to Erlang C for %d servers at %d', (servers, rho) => {
    const exact = erlangWait(rho, servers);
    expect(Math.abs(slowdown(rho, servers, 0.99) - 1 - exact) / exact).toBeLessThan(0.1);
  });

  it('never ends in infinity', () =>
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1, max: 1e12 }), fc.double({ noNaN: true, min: 0, max: 1e9 }), (rho, servers) => {
        const value = slowdown(rho, servers, 0.99);
        expect(value >= 1 && Number.isFinite(value)).toBe(true);
      }),
    ));
});
