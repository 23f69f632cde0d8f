import { auroraInstanceCharge, compareServerless, compareStorage, costOf, serverlessCapacity } from '../../lib/capacity';
import acu from './aurora-acu.json';
import io from './aurora-io-optimized.json';
import oracles from './oracles.json';

const REGION = 'us-east-1';
const casesOf = <Case>(group: string): readonly Case[] =>
  (oracles.groups.find(({ id }) => id === group)?.cases ?? []) as unknown as readonly Case[];

interface AcuCase {
  readonly instance: string;
  readonly cpuP95: number;
  readonly cpuMax: number;
  readonly storageGiB: number;
  readonly minAcu: number;
  readonly typicalAcu: number;
  readonly peakAcu: number;
  readonly maxAcu: number;
  readonly provisionedUsd: number;
  readonly serverlessTypicalUsd: number;
  readonly totals: readonly number[];
  readonly range: readonly number[];
}

describe('acu_calculator.py of aws/agent-toolkit-for-aws d6ad2e4', () => {
  it('has cases', () => expect(casesOf('aurora-acu')).toHaveLength(1));

  it.each(casesOf<AcuCase>('aurora-acu'))('sizes $instance', (one) => {
    const { capacity, provisioned, serverless, advice } = compareServerless(one, one.storageGiB, 1, REGION);
    expect(capacity).toMatchObject({
      min: one.minAcu,
      typical: one.typicalAcu,
      peak: one.peakAcu,
      max: one.maxAcu,
      exceedsCapacity: false,
    });
    expect([provisioned.compute, serverless.compute].map(Math.round)).toEqual([one.provisionedUsd, one.serverlessTypicalUsd]);
    expect([provisioned.total, serverless.total].map(Math.round)).toEqual(one.totals);
    expect([serverless.low, serverless.high].map(Math.round)).toEqual(one.range);
    expect(advice).toBe('not_recommended');
  });

  it('sizes db.r7g.2xlarge with connections and a working set, its second example', () => {
    const use = { instance: 'db.r7g.2xlarge', cpuP95: 40, cpuMax: 65, connections: 200, workingSetGib: 12 };
    const { capacity, provisioned, serverless, savedPercent, advice } = compareServerless(use, 1_000, 1, REGION);
    expect(capacity).toMatchObject({ min: 8, typical: 13.5, peak: 21, max: 27.5, memoryFloor: 6 });
    expect([provisioned.total, serverless.compute, serverless.total].map(Math.round)).toEqual([907, 1_183, 1_283]);
    expect([Math.round(savedPercent), advice]).toEqual([-41, 'not_recommended']);
  });

  it.each(acu.cases.map((one, index) => [index, one.use.instance, one] as const))('agrees on made-up use %d of %s', (_, _instance, one) => {
    const { capacity, provisioned, serverless, savedPercent, advice } = compareServerless(one.use, one.storageGib, one.instances, REGION);
    expect([capacity.min, capacity.typical, capacity.peak, capacity.max]).toEqual(one.acu);
    expect([capacity.connectionFloor, capacity.memoryFloor]).toEqual(one.floors);
    for (const [ours, theirs] of [
      [provisioned.total, one.provisioned],
      [serverless.total, one.serverless],
      [serverless.low, one.range[0]],
      [serverless.high, one.range[1]],
    ] as const)
      expect(Math.abs(ours - (theirs ?? NaN))).toBeLessThan(0.01);
    expect(Math.abs(savedPercent - one.savedPercent)).toBeLessThan(0.051);
    expect(advice).toBe(one.advice);
  });

  it.each([
    ['cpuP95', { cpuP95: 101 }],
    ['cpuMax', { cpuMax: Number.NaN }],
    ['connections', { connections: -1 }],
    ['workingSetGib', { workingSetGib: Infinity }],
  ])('names %s', (name, wrong) => {
    const use = { instance: 'db.r6g.large', cpuP95: 1, cpuMax: 1, ...wrong };
    expect(() => serverlessCapacity(use)).toThrow(RangeError);
    expect(() => serverlessCapacity(use)).toThrow(name);
  });
});

interface IoCase {
  readonly instances: string;
  readonly storageGiB: number;
  readonly ioMillions: number;
  readonly standardUsd: number;
  readonly ioOptimizedUsd: number;
  readonly ioShare: number;
  readonly recommend: string;
}

describe('io_optimized_analyzer.py of aws/agent-toolkit-for-aws d6ad2e4', () => {
  it('has cases', () => expect(casesOf('aurora-io-optimized')).toHaveLength(1));

  it.each(casesOf<IoCase>('aurora-io-optimized'))('compares storage of $instances', (one) => {
    const [, instances, type = ''] = /^(\d+) x (\S+)$/.exec(one.instances) ?? [];
    const computeUsd = costOf([auroraInstanceCharge(type, Number(instances))], REGION);
    const found = compareStorage({ computeUsd, storageGib: one.storageGiB, ioMillions: one.ioMillions }, REGION);
    expect([found.standard.total, found.ioOptimized.total].map(Math.round)).toEqual([one.standardUsd, one.ioOptimizedUsd]);
    expect(found.ioShare).toBeCloseTo(one.ioShare, 3);
    expect([found.recommend, found.aboveRuleOfThumb]).toEqual([one.recommend, false]);
  });

  it.each(io.cases.map((one, index) => [index, one.instance, one] as const))('agrees on made-up cluster %d of %s', (_, instance, one) => {
    const computeUsd = costOf([auroraInstanceCharge(instance, one.instances)], REGION);
    const found = compareStorage({ computeUsd, storageGib: one.storageGib, ioMillions: one.ioMillions }, REGION);
    expect(Math.abs(found.standard.total - one.standard)).toBeLessThan(0.01);
    expect(Math.abs(found.ioOptimized.total - one.ioOptimized)).toBeLessThan(0.01);
    expect(Math.abs(found.ioShare * 100 - one.ioPercent)).toBeLessThan(0.051);
    expect(found.recommend).toBe(one.recommend);
  });

  it('decides by the money where the rule of thumb errs', () => {
    // Storage makes up nearly all of this bill: I/O is above a quarter of it, and yet less than what the dearer storage adds.
    const found = compareStorage({ computeUsd: 100, storageGib: 100_000, ioMillions: 25_000 }, REGION);
    expect([found.aboveRuleOfThumb, found.recommend]).toEqual([true, 'standard']);
  });
});
