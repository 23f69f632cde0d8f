import {
  exactSearchStorage,
  primaryShards,
  searchHeap,
  searchNodes,
  searchStorage,
  shardSize,
  shardsPerNode,
  vcpuOfShards,
  vectorMemory,
} from '../../lib/capacity';
import oracles from './oracles.json';

describe('sizing.md of aws/agent-toolkit-for-aws d6ad2e4', () => {
  const [vectors] = oracles.groups.find(({ id }) => id === 'opensearch-sizing')?.cases as unknown as readonly {
    readonly knn: string;
    readonly gb: number;
  }[];

  it('needs 1.45 times what comes in, in each copy', () => {
    expect(searchStorage({ sourceGib: 80 })).toBe(232); // its worked example: 80 GiB × 2 × 1.45
    expect(searchStorage({ sourceGib: 200, replicas: 2 })).toBeCloseTo(870, 9);
    expect(exactSearchStorage({ sourceGib: 80 })).toBeCloseTo((80 * 2 * 1.1) / 0.95 / 0.8, 9);
    expect(exactSearchStorage({ sourceGib: 1, replicas: 0 })).toBeCloseTo(1.447, 3);
  });

  it.each([
    [80, 0, 20, 4, 8], // 4.4 shards; the worked example leaves the 10 % out, and says four
    [80, 0, 22, 4, 4],
    [300, 100, 50, 3, 9],
    [1, 0, 30, 3, 3],
    [0, 0, 30, 2, 2],
  ])('spreads %d + %d GiB in shards of %d GiB evenly over %d nodes: %d', (sourceGib, growthGib, shardGib, dataNodes, shards) =>
    expect(primaryShards({ sourceGib, growthGib, shardGib, dataNodes })).toBe(shards),
  );

  it('keeps vectors in memory by its formula, which its table rounds', () => {
    const [, millions, dimensions, replicas] = /^(\d+)M x (\d+) dims, replicas (\d+)$/.exec(vectors?.knn ?? '') ?? [];
    const gb = vectorMemory({ count: Number(millions) * 1e6, dimensions: Number(dimensions), replicas: Number(replicas) });
    expect(gb).toBeCloseTo(3.66, 2);
    expect(vectors?.gb).toBe(3.5); // the table, 4 % below the formula that stands above it
    expect(Math.abs(gb - 3.5) / 3.5).toBeLessThan(0.05);
  });

  it.each([
    [1, 768, 6.7],
    [10, 768, 67],
    [100, 768, 670],
    [1, 1_536, 13.4],
    [10, 1_536, 134],
  ])('is within six percent of the row of %dM vectors of %d', (millions, dimensions, table) =>
    expect(Math.abs(vectorMemory({ count: millions * 1e6, dimensions }) / table - 1)).toBeLessThan(0.06),
  );

  it('bounds shards by the heap, and the heap by 32 GiB', () => {
    expect([16, 64, 128].map((gib) => searchHeap(gib))).toEqual([8, 32, 32]);
    expect([16, 64].map((gib) => shardsPerNode(gib))).toEqual([200, 800]);
    expect(vcpuOfShards(8)).toBe(12);
    expect([shardSize('search'), shardSize('logs')]).toEqual([30, 50]);
    expect(searchNodes(609_000, 6_144)).toBe(100);
  });

  it.each([
    ['sourceGib', () => searchStorage({ sourceGib: -1 })],
    ['replicas', () => searchStorage({ sourceGib: 1, replicas: 0.5 })],
    ['shardGib', () => primaryShards({ sourceGib: 1, shardGib: 0, dataNodes: 1 })],
    ['dataNodes', () => primaryShards({ sourceGib: 1, shardGib: 1, dataNodes: 0 })],
    ['count', () => vectorMemory({ count: Number.NaN, dimensions: 1 })],
    ['gibPerNode', () => searchNodes(1, 0)],
  ])('names %s', (name, wrong) => {
    expect(wrong).toThrow(RangeError);
    expect(wrong).toThrow(name);
  });
});
