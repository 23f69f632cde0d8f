import { factIn, factValue, publishedFacts, type FactBook } from '../facts/registry';
import { costOf, type Charge } from './charge';
import { quantities, wholes } from './quantity';
import { HOURS_PER_MONTH, MILLION, SECONDS_PER_MONTH } from './units';

/** What a table of Keyspaces is asked for, on average over a month. */
export interface RowLoad {
  readonly readsPerSecond: number;
  readonly writesPerSecond: number;
  /** Rows that time out, deletions per second. @default 0 */
  readonly ttlDeletesPerSecond?: number;
  /** Size of a row, bytes. */
  readonly rowBytes: number;
  /** Data, one copy of it, GB: Keyspaces keeps three, and bills one. */
  readonly storageGb: number;
  /** Whether the table can be restored to any second of the last 35 days. @default false */
  readonly pointInTimeRecovery?: boolean;
  /** Strong reads ask a majority (LOCAL_QUORUM); eventual ones one copy, for half the price. @default strong */
  readonly consistency?: 'strong' | 'eventual';
}

/** Units that one operation on a row takes. A strong read; an eventual one takes half. */
export interface RowUnits {
  readonly read: number;
  readonly write: number;
  readonly ttlDelete: number;
}

/** How requests are paid for: by use or by capacity, and either without a commitment or for a year ahead, with nothing upfront. */
export type KeyspacesMode = 'onDemand' | 'provisioned' | 'onDemandSavingsPlan' | 'provisionedSavingsPlan';

/** Units of one operation by the size of its row. A row of nothing takes none, as the calculator of AWS has it. @throws RangeError */
export const rowUnits = (rowBytes: number, book: FactBook = publishedFacts()): RowUnits => {
  quantities({ rowBytes });
  const units = (per: string): number => wholes(rowBytes, factValue(per, undefined, book));
  const write = units('keyspaces.writeUnitBytes');
  return { read: units('keyspaces.readUnitBytes'), write, ttlDelete: write };
};

/** Units per second that a load takes; an eventual read takes half a unit for each of its own. @throws RangeError naming what is no amount */
export const unitsPerSecond = (load: RowLoad, book: FactBook = publishedFacts()): RowUnits => {
  const { readsPerSecond, writesPerSecond, ttlDeletesPerSecond = 0, storageGb } = load;
  quantities({ readsPerSecond, writesPerSecond, ttlDeletesPerSecond, storageGb });
  const units = rowUnits(load.rowBytes, book);
  const read = readsPerSecond * units.read;
  return {
    read: load.consistency === 'eventual' ? read / 2 : read,
    write: writesPerSecond * units.write,
    ttlDelete: ttlDeletesPerSecond * units.ttlDelete,
  };
};

const requests = (read: string, write: string, times: number, units: RowUnits): readonly Charge[] => [
  { fact: `keyspaces.${read}`, quantity: units.read * times },
  { fact: `keyspaces.${write}`, quantity: units.write * times },
];

const modes: Readonly<Record<KeyspacesMode, { readonly prefix: string; readonly provisioned: boolean }>> = {
  onDemand: { prefix: '', provisioned: false },
  provisioned: { prefix: '', provisioned: true },
  onDemandSavingsPlan: { prefix: 'savingsPlan.', provisioned: false },
  provisionedSavingsPlan: { prefix: 'savingsPlan.', provisioned: true },
};

/**
 * What a month of a table is paid for, as calculate.ts of aws-samples/sample-pricing-calculator-for-keyspaces af445ef counts it: reads,
 * writes, deletions of rows that time out, storage and recovery, in this order. Provisioned capacity is the load over the target
 * utilisation (fact keyspaces.provisionedTargetUtilisation): give the load of the peak for capacity that carries it all day.
 * @throws RangeError naming what is no amount
 */
export const keyspacesCharges = (load: RowLoad, mode: KeyspacesMode, book: FactBook = publishedFacts()): readonly Charge[] => {
  const units = unitsPerSecond(load, book);
  const { prefix, provisioned } = modes[mode];
  const hours = HOURS_PER_MONTH / factValue('keyspaces.provisionedTargetUtilisation', undefined, book);
  return [
    ...(provisioned
      ? requests(`${prefix}rcuHour`, `${prefix}wcuHour`, hours, units)
      : requests(`${prefix}rru`, `${prefix}wru`, SECONDS_PER_MONTH / MILLION, units)),
    { fact: 'keyspaces.ttlDelete', quantity: (units.ttlDelete * SECONDS_PER_MONTH) / MILLION },
    { fact: 'keyspaces.storage', quantity: load.storageGb },
    { fact: 'keyspaces.pitr', quantity: load.pointInTimeRecovery ? load.storageGb : 0 },
  ];
};

/** What a month of a table costs, by what it is paid for, USD. */
export interface KeyspacesCost {
  readonly reads: number;
  readonly writes: number;
  readonly ttlDeletes: number;
  readonly storage: number;
  readonly recovery: number;
  readonly total: number;
}

/** Whether a region has a Database Savings Plan for Keyspaces. */
export const keyspacesSavingsPlanIn = (region: string, book: FactBook = publishedFacts()): boolean =>
  factIn('keyspaces.savingsPlan.wru', region, book) !== undefined;

/** @throws RangeError naming what is no amount @throws Error where the price of a region is not known */
export const keyspacesCost = (load: RowLoad, mode: KeyspacesMode, region: string, book: FactBook = publishedFacts()): KeyspacesCost => {
  const charges = keyspacesCharges(load, mode, book);
  const [reads = 0, writes = 0, ttlDeletes = 0, storage = 0, recovery = 0] = charges.map((charge) => costOf([charge], region, book));
  return { reads, writes, ttlDeletes, storage, recovery, total: reads + writes + ttlDeletes + storage + recovery };
};
