import {
  keyspacesCharges,
  keyspacesCost,
  keyspacesSavingsPlanIn,
  rowUnits,
  unitsPerSecond,
  type KeyspacesMode,
  type RowLoad,
} from '../../lib/capacity';
import { publishedFacts } from '../../lib/facts/registry';
import priced from './keyspaces-pricing.json';
import oracles from './oracles.json';

interface Costs {
  readonly reads_strong: number;
  readonly reads_eventual: number;
  readonly writes: number;
  readonly ttl_deletes: number;
  readonly storage: number;
  readonly backup: number;
  readonly total: number;
}

interface KeyspacesCase {
  readonly region: { readonly short: string };
  readonly inputs: Record<'reads_per_second' | 'writes_per_second' | 'avg_row_size_bytes' | 'storage_gb' | 'ttls_per_second', number> & {
    readonly pitr_enabled: boolean;
  };
  readonly units_per_operation: { readonly write: number; readonly read: number; readonly ttl: number };
  readonly on_demand: Costs;
  readonly provisioned: Costs;
  readonly on_demand_savings_plan: Costs;
  readonly provisioned_savings_plan: Costs;
}

const modes: readonly (readonly [KeyspacesMode, keyof KeyspacesCase & `${'on_demand' | 'provisioned'}${'' | '_savings_plan'}`])[] = [
  ['onDemand', 'on_demand'],
  ['provisioned', 'provisioned'],
  ['onDemandSavingsPlan', 'on_demand_savings_plan'],
  ['provisionedSavingsPlan', 'provisioned_savings_plan'],
];

const within = (actual: number, expected: number): void => expect(Math.abs(actual - expected)).toBeLessThan(0.01);

describe('calculate.ts of aws-samples/sample-pricing-calculator-for-keyspaces af445ef', () => {
  const cases = (oracles.groups.find(({ id }) => id === 'keyspaces-pricing')?.cases ?? []) as unknown as readonly KeyspacesCase[];

  it('has cases', () => expect(cases.length).toBeGreaterThan(2));

  it.each(cases.map((one) => [one.region.short, one.inputs.reads_per_second, one] as const))(
    'prices %s at %d reads/s',
    (region, _, one) => {
      const load: RowLoad = {
        readsPerSecond: one.inputs.reads_per_second,
        writesPerSecond: one.inputs.writes_per_second,
        ttlDeletesPerSecond: one.inputs.ttls_per_second,
        rowBytes: one.inputs.avg_row_size_bytes,
        storageGb: one.inputs.storage_gb,
        pointInTimeRecovery: one.inputs.pitr_enabled,
      };
      const { read, write, ttl } = one.units_per_operation;
      expect(rowUnits(load.rowBytes)).toEqual({ read, write, ttlDelete: ttl });
      for (const [mode, key] of modes) {
        const expected = one[key];
        const cost = keyspacesCost(load, mode, region);
        within(cost.reads, expected.reads_strong);
        within(keyspacesCost({ ...load, consistency: 'eventual' }, mode, region).reads, expected.reads_eventual);
        within(cost.writes, expected.writes);
        within(cost.ttlDeletes, expected.ttl_deletes);
        within(cost.storage, expected.storage);
        within(cost.recovery, expected.backup);
        within(cost.total, expected.total);
      }
    },
  );

  it.each(priced.cases.map((one, index) => [index, one.region, one] as const))('agrees on made-up load %d in %s', (_, region, one) => {
    const { read, write, ttlDelete } = rowUnits(one.load.rowBytes);
    expect([read, write, ttlDelete]).toEqual(one.units);
    for (const mode of ['onDemand', 'provisioned', 'onDemandSavingsPlan', 'provisionedSavingsPlan'] as const) {
      // Without a savings plan the calculator repeats the price by use, and says zero for capacity; we say that there is none.
      if (mode.endsWith('SavingsPlan') && !keyspacesSavingsPlanIn(region)) {
        expect(() => keyspacesCost(one.load, mode, region)).toThrow(
          `savingsPlan.${mode.startsWith('on') ? 'rru' : 'rcuHour'} for ${region}`,
        );
        continue;
      }
      const cost = keyspacesCost(one.load, mode, region);
      const [reads = 0, writes = 0, total = 0] = one[mode];
      within(cost.reads, reads);
      within(cost.writes, writes);
      within(cost.total, total);
      [cost.ttlDeletes, cost.storage, cost.recovery].forEach((usd, index) => within(usd, one.others[index] ?? 0));
    }
  });
});

it('has a savings plan in each of the 22 regions but one', () => {
  const regions = new Set([...publishedFacts().values()].filter(({ id }) => id === 'keyspaces.wru').map(({ region }) => region));
  expect(regions.size).toBe(22);
  expect([...regions].filter((region) => !keyspacesSavingsPlanIn(region))).toEqual(['ap-southeast-7']);
});

it('follows an edited price', () => {
  const book = new Map(publishedFacts());
  const fact = book.get('keyspaces.wru us-east-1');
  expect(fact).toBeDefined();
  if (fact) book.set('keyspaces.wru us-east-1', { ...fact, value: fact.value * 2 });
  const load = { readsPerSecond: 0, writesPerSecond: 5_000, rowBytes: 1_024, storageGb: 0 };
  expect(keyspacesCost(load, 'onDemand', 'us-east-1', book).total).toBe(2 * keyspacesCost(load, 'onDemand', 'us-east-1').total);
});

it('counts half a unit for an eventual read', () =>
  expect(unitsPerSecond({ readsPerSecond: 10, writesPerSecond: 1, rowBytes: 4_097, storageGb: 0, consistency: 'eventual' })).toEqual({
    read: 10,
    write: 5,
    ttlDelete: 0,
  }));

it.each(['readsPerSecond', 'writesPerSecond', 'ttlDeletesPerSecond', 'rowBytes', 'storageGb'])('names %s where it is no amount', (name) => {
  const load = { readsPerSecond: 1, writesPerSecond: 1, rowBytes: 1, storageGb: 1, [name]: Number.NaN };
  expect(() => keyspacesCharges(load, 'onDemand')).toThrow(RangeError);
  expect(() => keyspacesCharges(load, 'onDemand')).toThrow(`${name} is NaN`);
});
