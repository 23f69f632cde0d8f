import {
  billedKpus,
  costOf,
  flinkApplications,
  flinkCharges,
  flinkParallelism,
  kpusOf,
  type FlinkPhase,
  type FlinkState,
} from '../../lib/capacity';
import oracles from './oracles.json';

const usd = (phases: readonly FlinkPhase[], state?: FlinkState): number => costOf(flinkCharges(phases, state), 'us-east-1');

describe('pricing-calculator.md of aws/agent-toolkit-for-aws d6ad2e4', () => {
  const [first] = oracles.groups.find(({ id }) => id === 'flink-kpu')?.cases as unknown as readonly {
    readonly parallelism: number;
    readonly ppk: number;
    readonly hours: number;
    readonly usd: number;
  }[];

  it('prices its first example', () => {
    expect(first).toBeDefined();
    if (first) expect(usd([{ parallelism: first.parallelism, perKpu: first.ppk, hours: first.hours }])).toBeCloseTo(first.usd, 6);
  });

  it('prices an application that scales: 33 KPU for 146 h, 17 KPU for 584 h, and 60 GB of snapshots', () => {
    const peak = { parallelism: 32, hours: 146 };
    const rest = { parallelism: 16, hours: 584 };
    expect([usd([peak]), usd([rest])].map(Math.round)).toEqual([530, 1_092]);
    expect(usd([], { snapshotGb: 60 })).toBeCloseTo(1.38, 6);
    expect(Math.abs(usd([peak, rest], { stateGb: 60, snapshotGb: 60 }) - 1_623)).toBeLessThan(1); // the source rounds before it adds
  });

  it('prices eight tasks with 5 GB of state', () =>
    expect(usd([{ parallelism: 8 }], { stateGb: 5, snapshotGb: 5 })).toBeCloseTo(722.7 + 0.115, 6));

  it.each([
    [4.9, 2, 1, 3, 241],
    [5, 4, 1, 5, 402],
    [20, 8, 2, 5, 402],
    [99, 16, 2, 9, 723],
    [150, 32, 2, 17, 1_365],
    [500, 64, 4, 17, 1_365],
    [501, 128, 4, 33, 2_650],
  ])('runs %d MB/s with parallelism %d, %d to a KPU: %d KPU, %d USD', (rate, parallelism, perKpu, kpus, month) => {
    const tasks = flinkParallelism(rate);
    expect(tasks).toEqual({ parallelism, perKpu });
    expect(billedKpus(tasks)).toBe(kpus);
    expect(Math.abs(usd([tasks]) - month)).toBeLessThan(1);
  });

  it('goes on with 31.25 MB/s per KPU beyond the table', () => {
    expect(kpusOf(flinkParallelism(69_400))).toBe(2_221);
    expect(flinkApplications(2_221)).toBe(35); // 64 KPU each
  });
});

it('bills storage beyond 50 GB for each KPU of tasks', () => {
  expect(flinkCharges([{ parallelism: 2 }], { stateGb: 130 })).toEqual([
    { fact: 'flink.kpuHour', quantity: 2_190 },
    { fact: 'flink.storage', quantity: 30 },
  ]);
  expect(
    flinkCharges(
      [
        { parallelism: 2, hours: 73 },
        { parallelism: 1, hours: 657 },
      ],
      { stateGb: 100 },
    ),
  ).toContainEqual({ fact: 'flink.storage', quantity: 45 });
});

it('rounds KPUs up, where the source divides', () => expect(kpusOf({ parallelism: 5, perKpu: 2 })).toBe(3));

it.each([
  ['parallelism', () => flinkCharges([{ parallelism: -1 }])],
  ['perKpu', () => kpusOf({ parallelism: 1, perKpu: 0 })],
  ['hours', () => flinkCharges([{ parallelism: 1, hours: Infinity }])],
  ['stateGb', () => flinkCharges([], { stateGb: Number.NaN })],
  ['mbPerSecond', () => flinkParallelism(-1)],
])('names %s', (name, wrong) => expect(wrong).toThrow(name));
