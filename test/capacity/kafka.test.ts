import { STANDARD } from '../../lib/facts/assumptions';
import { brokerPlans, brokersOf, cheapestBrokers, costOf, type BrokerTypeName } from '../../lib/capacity';
import { factIn, factKey, publishedFacts } from '../../lib/facts/registry';
import oracles from './oracles.json';
import sized from './msk-sizing.json';

const REGION = 'us-east-1';
const group = oracles.groups.find(({ id }) => id === 'msk-sizing');

/** Its prices are those of the price list but for tiered storage, for which it counts the price of S3 (see the note of the fact). */
const TIERED = 'msk.tieredStorage';
const itsPrices = new Map([
  ...publishedFacts(),
  ...[factIn(TIERED, REGION)].flatMap((fact) => (fact ? [[factKey(TIERED, REGION), { ...fact, value: 0.023 }] as const] : [])),
]);

/** The script writes `kafka.m7g.large (Express)`, the API `express.m7g.large`. */
const ours = (type: string): string => type.replace(/^kafka\.(\S+) \(Express\)$/, 'express.$1');

interface Sized {
  readonly brokers: number;
  readonly bottleneck: string;
  readonly usdMonth: number;
}

interface SizingCase {
  readonly input: Record<'avgIn' | 'peakIn' | 'avgOut' | 'peakOut' | 'partitionReplicas' | 'retentionH' | 'primaryRetentionH', number>;
  readonly brokerQuota: number;
  readonly results: Record<string, Sized>;
  readonly recommended: readonly string[];
}

describe('msk_sizing.py of aws/agent-toolkit-for-aws d6ad2e4', () => {
  const cases = (group?.cases ?? []) as unknown as readonly SizingCase[];

  it('has cases', () => expect(cases.flatMap(({ results }) => Object.keys(results))).toHaveLength(66));

  it.each(cases.map((one) => [one.input.avgIn, one] as const))(
    'sizes and prices 22 types of broker for %d MiB/s',
    (_, { input, brokerQuota, results, recommended }) => {
      const plans = brokerPlans({
        averageIn: input.avgIn,
        peakIn: input.peakIn,
        averageOut: input.avgOut,
        peakOut: input.peakOut,
        partitionReplicas: input.partitionReplicas,
        retentionHours: input.retentionH,
        primaryRetentionHours: input.primaryRetentionH,
      });
      for (const [type, expected] of Object.entries(results)) {
        const plan = plans.find((one) => one.type === ours(type));
        expect([type, plan?.brokers, plan?.bottleneck]).toEqual([type, expected.brokers, expected.bottleneck]);
        expect(Math.abs(costOf(plan?.charges ?? [], REGION, itsPrices) - expected.usdMonth)).toBeLessThan(0.01);
      }
      const best = cheapestBrokers(plans, REGION, itsPrices, brokerQuota);
      [best.m5, best.m7g, best.express].forEach((plan, index) => {
        const line = recommended[index] ?? '';
        if (plan) expect(ours(/: (kafka\S+(?: \(Express\))?):/.exec(line)?.[1] ?? line)).toBe(plan.type);
        else expect(line).toContain('no instance fits');
      });
    },
  );

  it.each(sized.cases.map((one, index) => [index, one] as const))(
    'agrees on random load %d',
    (_, { load, brokerUtilisation, expressUtilisation, quota, plans: expected, recommended }) => {
      const plans = brokerPlans(load as Parameters<typeof brokerPlans>[0], { ...STANDARD, brokerUtilisation, expressUtilisation });
      for (const plan of plans) {
        const [brokers, bottleneck, usd] = expected[plan.type] as [number, string, number];
        expect([plan.type, plan.brokers, plan.bottleneck]).toEqual([plan.type, brokers, bottleneck]);
        expect(Math.abs(costOf(plan.charges, REGION, itsPrices) - usd)).toBeLessThan(0.01);
      }
      const best = cheapestBrokers(plans, REGION, itsPrices, quota);
      expect({ m5: best.m5?.type ?? null, m7g: best.m7g?.type ?? null, express: best.express?.type ?? null }).toEqual(recommended);
    },
  );

  it('counts six express.m7g.2xlarge for 100 MiB/s in, read five times, as its own documentation does', () => {
    const load = { averageIn: 100, peakIn: 100, averageOut: 500, peakOut: 500, partitionReplicas: 0, retentionHours: 24 };
    expect(brokersOf('express.m7g.2xlarge', load)).toMatchObject({ brokers: 6, needs: { ingress: 3, egress: 6, partitions: 0 } });
  });
});

describe('what the script refuses or leaves open', () => {
  const nothing = { averageIn: 0, peakIn: 0, averageOut: 0, peakOut: 0, partitionReplicas: 0, retentionHours: 0 };

  it('takes the smallest cluster for a load of nothing, where the script refuses it', () => {
    for (const { brokers, charges } of brokerPlans(nothing)) {
      expect(brokers).toBe(3);
      expect(charges).toHaveLength(1);
    }
  });

  it('counts readers where nobody writes', () => {
    const reads = brokersOf('kafka.m7g.large', { ...nothing, peakOut: 390 });
    expect(reads).toMatchObject({ bottleneck: 'egress', brokers: 12 }); // 390 / (117 / 1.5 × 0.5) = 10, in three zones
  });

  it.each([
    ['averageIn', { averageIn: Number.NaN }],
    ['peakIn', { averageIn: 2, peakIn: 1 }],
    ['peakOut', { averageOut: 2, peakOut: 1 }],
    ['partitionReplicas', { partitionReplicas: -1 }],
    ['retentionHours', { retentionHours: Infinity }],
    ['primaryRetentionHours', { retentionHours: 1, primaryRetentionHours: 2 }],
    ['replicationFactor', { replicationFactor: 4 }],
    ['provisionedThroughput', { provisionedThroughput: 249 }],
  ])('names %s', (name, wrong) => {
    expect(() => brokersOf('kafka.m5.large' as BrokerTypeName, { ...nothing, ...wrong })).toThrow(RangeError);
    expect(() => brokersOf('kafka.m5.large', { ...nothing, ...wrong })).toThrow(name);
  });
});
