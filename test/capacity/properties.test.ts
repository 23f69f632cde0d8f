import fc from 'fast-check';
import {
  brokerPlans,
  compareServerless,
  compareStorage,
  costOf,
  exactSearchStorage,
  flinkApplications,
  flinkCharges,
  flinkParallelism,
  groupAddresses,
  keyspacesCost,
  kpusOf,
  maxPods,
  nodeAddresses,
  nodesFor,
  primaryShards,
  recommendedPods,
  rowUnits,
  searchStorage,
  serverlessCapacity,
  sheetUsage,
  shardsPerNode,
  unitsPerSecond,
  vectorMemory,
  type StreamLoad,
  type WarmPool,
} from '../../lib/capacity';

const REGION = 'us-east-1';

/** Amounts of any size, and those at the ends. */
const amount = fc.oneof(
  fc.double({ min: 0, max: 1e12, noNaN: true }),
  fc.double({ min: 0, max: 100, noNaN: true }),
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.constantFrom(0, 1, 1e12, 1e-300, 5e-324, 1e15),
);
const whole = fc.oneof(fc.integer({ min: 0, max: 1_000_000 }), fc.constantFrom(0, 1, 1e12));
/** More of something: enough to tell it from a rounded double. */
const more = fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 1e6, noNaN: true }), fc.constant(1e12));

/** Every number of a result, however deep. */
const numbers = (value: unknown): readonly number[] =>
  typeof value === 'number' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbers) : [];

const isSane = (result: unknown): void => {
  for (const value of numbers(result)) expect([value, Number.isFinite(value) && value >= 0]).toEqual([value, true]);
};

const grow = (value: number, by: number): number => Math.max(value, Math.min(1e18, value + Math.max(value, 1) * by));

const streams = fc
  .record({
    averageIn: amount,
    moreIn: more,
    averageOut: amount,
    moreOut: more,
    partitionReplicas: amount,
    retentionHours: amount,
    kept: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ averageIn, moreIn, averageOut, moreOut, partitionReplicas, retentionHours, kept }): StreamLoad => ({
    averageIn,
    peakIn: grow(averageIn, moreIn),
    averageOut,
    peakOut: grow(averageOut, moreOut),
    partitionReplicas,
    retentionHours,
    primaryRetentionHours: retentionHours * kept,
  }));

describe('Kafka', () => {
  it('gives finite numbers, and three brokers or a multiple, for any load', () => {
    fc.assert(
      fc.property(streams, (load) => {
        for (const plan of brokerPlans(load)) {
          isSane(plan);
          isSane(costOf(plan.charges, REGION));
          if (Number.isSafeInteger(plan.brokers)) expect(plan.brokers % 3).toBe(0);
          expect(plan.brokers).toBeGreaterThanOrEqual(3);
        }
      }),
    );
  });

  it('never needs fewer brokers for more load', () => {
    const keys = ['peakIn', 'peakOut', 'partitionReplicas', 'retentionHours', 'averageIn'] as const;
    fc.assert(
      fc.property(streams, fc.constantFrom(...keys), more, (load, key, by) => {
        const larger = { ...load, [key]: grow(load[key], by) };
        // An average that grows takes its peak with it; data that is kept on volumes stays there.
        const valid = { ...larger, peakIn: Math.max(larger.peakIn, larger.averageIn) };
        const before = brokerPlans(load);
        // A billion brokers and more are counted to the last but three digits of a double.
        const least = (brokers: number): number => (brokers < 1e9 ? brokers : brokers * (1 - 1e-12));
        brokerPlans(valid).forEach(({ brokers }, index) => expect(brokers).toBeGreaterThanOrEqual(least(before[index]?.brokers ?? NaN)));
      }),
    );
  });
});

const rows = fc.record({
  readsPerSecond: amount,
  writesPerSecond: amount,
  ttlDeletesPerSecond: amount,
  rowBytes: amount,
  storageGb: amount,
  pointInTimeRecovery: fc.boolean(),
});

describe('Keyspaces', () => {
  it('gives finite numbers for any load, never fewer units and never less money for more', () => {
    const keys = ['readsPerSecond', 'writesPerSecond', 'ttlDeletesPerSecond', 'rowBytes', 'storageGb'] as const;
    const modes = ['onDemand', 'provisioned', 'onDemandSavingsPlan', 'provisionedSavingsPlan'] as const;
    fc.assert(
      fc.property(rows, fc.constantFrom(...keys), more, fc.constantFrom(...modes), (load, key, by, mode) => {
        const larger = { ...load, [key]: grow(load[key], by) };
        const [before, after] = [unitsPerSecond(load), unitsPerSecond(larger)];
        isSane([before, rowUnits(load.rowBytes), keyspacesCost(load, mode, REGION)]);
        for (const unit of ['read', 'write', 'ttlDelete'] as const) expect(after[unit]).toBeGreaterThanOrEqual(before[unit]);
        expect(keyspacesCost(larger, mode, REGION).total * (1 + 1e-12)).toBeGreaterThanOrEqual(keyspacesCost(load, mode, REGION).total);
      }),
    );
  });
});

const limits = fc.record({ maxEni: fc.integer({ min: 1, max: 24 }), ipv4PerEni: fc.integer({ min: 1, max: 64 }) });
const pools = fc.oneof(
  fc.record({ by: fc.constant('eni' as const), target: whole }),
  fc.record({ by: fc.constant('ip' as const), target: whole, minimum: whole, prefixes: fc.boolean() }),
  fc.record({ by: fc.constant('prefix' as const), target: whole }),
) as fc.Arbitrary<WarmPool>;

describe('addresses', () => {
  it('are never fewer for more pods, and never more than the instance may have', () => {
    fc.assert(
      fc.property(limits, whole, whole, pools, (one, pods, others, pool) => {
        const [before, after] = [nodeAddresses(one, pods, pool), nodeAddresses(one, pods + others, pool)];
        isSane([before, maxPods(one), recommendedPods(one, 8), sheetUsage(16, [{ ...one, nodes: 1, podsPerNode: pods }], 1).used]);
        expect(after.addresses).toBeGreaterThanOrEqual(before.addresses);
        expect(after.enis).toBeLessThanOrEqual(one.maxEni);
        expect(after.forPods).toBeLessThanOrEqual(one.maxEni * (one.ipv4PerEni - 1) * 16);
        // What pods can be placed has an address, as far as the instance allows.
        expect(before.forPods).toBeGreaterThanOrEqual(Math.min(pods, one.maxEni * (one.ipv4PerEni - 1)));
        isSane(groupAddresses([{ ...one, nodes: 1e6, podsPerNode: pods }], pool));
      }),
    );
  });
});

describe('Flink', () => {
  it('never needs fewer KPUs for more, and has a table without a gap', () => {
    fc.assert(
      fc.property(amount, more, amount, (rate, by, state) => {
        const [before, after] = [flinkParallelism(rate), flinkParallelism(grow(rate, by))];
        expect(kpusOf(after)).toBeGreaterThanOrEqual(kpusOf(before));
        isSane([
          before,
          flinkApplications(kpusOf(before)),
          costOf(flinkCharges([before, { ...after, hours: rate }], { stateGb: state, snapshotGb: state }), REGION),
        ]);
      }),
    );
  });
});

const cpu = fc.double({ min: 0, max: 100, noNaN: true });

describe('Aurora', () => {
  const instance = fc.constantFrom('db.t4g.medium', 'db.r6g.large', 'db.r7g.16xlarge', 'db.r8g.48xlarge');

  it('keeps min below max, and max below the largest capacity', () => {
    fc.assert(
      fc.property(instance, cpu, cpu, amount, amount, (name, cpuP95, cpuMax, connections, workingSetGib) => {
        const use = { instance: name, cpuP95, cpuMax, connections, workingSetGib };
        const found = serverlessCapacity(use);
        isSane(found);
        expect(found.min).toBeLessThanOrEqual(found.max);
        expect(found.max).toBeLessThanOrEqual(256);
        expect(serverlessCapacity({ ...use, cpuMax: 100 }).max).toBeGreaterThanOrEqual(found.max);
        const { capacity, provisioned, serverless } = compareServerless(use, workingSetGib, 2, REGION);
        isSane([capacity, provisioned, serverless]);
      }),
    );
  });

  it('prices any storage, and never turns from I/O-Optimized back to standard for more I/O', () => {
    fc.assert(
      fc.property(amount, amount, amount, more, (computeUsd, storageGib, ioMillions, by) => {
        const { standard, ioOptimized, ioShare, recommend } = compareStorage({ computeUsd, storageGib, ioMillions }, REGION);
        isSane([standard, ioOptimized, ioShare]);
        expect(ioShare).toBeLessThanOrEqual(1);
        const larger = compareStorage({ computeUsd, storageGib, ioMillions: grow(ioMillions, by) }, REGION);
        if (recommend === 'ioOptimized') expect(larger.recommend).toBe('ioOptimized');
      }),
    );
  });
});

describe('OpenSearch and nodes', () => {
  it('never need less for more', () => {
    fc.assert(
      fc.property(amount, more, fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 1_002 }), (source, by, replicas, dataNodes) => {
        const larger = grow(source, by);
        isSane([
          searchStorage({ sourceGib: source, replicas }),
          exactSearchStorage({ sourceGib: source, replicas }),
          shardsPerNode(source),
        ]);
        const shards = (sourceGib: number): number => primaryShards({ sourceGib, shardGib: 30, dataNodes });
        expect(shards(source) % dataNodes).toBe(0);
        expect(shards(larger)).toBeGreaterThanOrEqual(shards(source));
        expect(vectorMemory({ count: larger, dimensions: 768 })).toBeGreaterThanOrEqual(vectorMemory({ count: source, dimensions: 768 }));
      }),
    );
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        more,
        fc.constantFrom('pods' as const, 'vcpu' as const, 'memoryGib' as const),
        (pods, vcpu, memoryGib, by, key) => {
          const demand = { pods, vcpu, memoryGib };
          const before = nodesFor('m7g.2xlarge', demand);
          isSane(before);
          expect(nodesFor('m7g.2xlarge', { ...demand, [key]: grow(demand[key], by) }).nodes).toBeGreaterThanOrEqual(before.nodes);
        },
      ),
    );
  });
});

describe('what is no amount', () => {
  const bad = [Number.NaN, Infinity, -Infinity, -1, -1e-9];
  const load = { averageIn: 0, peakIn: 0, averageOut: 0, peakOut: 0, partitionReplicas: 0, retentionHours: 0 };
  const row = { readsPerSecond: 0, writesPerSecond: 0, ttlDeletesPerSecond: 0, rowBytes: 0, storageGb: 0 };
  const use = { instance: 'db.r6g.large', cpuP95: 0, cpuMax: 0, connections: 0, workingSetGib: 0 };
  const storage = { computeUsd: 0, storageGib: 0, ioMillions: 0 };
  const demand = { pods: 0, vcpu: 0, memoryGib: 0 };

  it.each([
    ...Object.keys(load).map((name) => [name, (value: number) => brokerPlans({ ...load, [name]: value })] as const),
    ...Object.keys(row).map((name) => [name, (value: number) => keyspacesCost({ ...row, [name]: value }, 'onDemand', REGION)] as const),
    ...['cpuP95', 'cpuMax', 'connections', 'workingSetGib'].map(
      (name) => [name, (value: number) => serverlessCapacity({ ...use, [name]: value })] as const,
    ),
    ...Object.keys(storage).map((name) => [name, (value: number) => compareStorage({ ...storage, [name]: value }, REGION)] as const),
    ...Object.keys(demand).map((name) => [name, (value: number) => nodesFor('m7g.large', { ...demand, [name]: value })] as const),
    ['maxEni', (value: number) => maxPods({ maxEni: value, ipv4PerEni: 1 })] as const,
    ['ipv4PerEni', (value: number) => maxPods({ maxEni: 1, ipv4PerEni: value })] as const,
    ['pods', (value: number) => nodeAddresses({ maxEni: 1, ipv4PerEni: 2 }, value)] as const,
    ['parallelism', (value: number) => kpusOf({ parallelism: value })] as const,
    ['mbPerSecond', (value: number) => flinkParallelism(value)] as const,
    ['kpus', (value: number) => flinkApplications(value)] as const,
    ['sourceGib', (value: number) => searchStorage({ sourceGib: value })] as const,
    ['dimensions', (value: number) => vectorMemory({ count: 1, dimensions: value })] as const,
  ])('is refused by the name of %s', (name, run) => {
    for (const value of bad) {
      expect(() => run(value)).toThrow(RangeError);
      expect(() => run(value)).toThrow(`${name} is ${value}`);
    }
  });
});
