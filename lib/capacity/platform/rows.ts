import { factValue } from '../../facts/registry';
import { costOf } from '../charge';
import { keyspacesCharges, unitsPerSecond, type KeyspacesMode, type RowLoad } from '../keyspaces';
import { BYTES_PER_GB, KILO } from '../units';
import type { PlatformRate } from './demand';
import { pricesFor, type PlatformItem, type RegionTask } from './region';

/** Wide rows by key in a region: Keyspaces or DynamoDB, which count and sell the same units. */
export interface RowsSize {
  readonly engine: 'keyspaces' | 'dynamodb';
  readonly mode: 'onDemand' | 'provisioned';
  /** Write units per second; every region takes all writes. */
  readonly writes: PlatformRate;
  /** Read units per second of this region. */
  readonly reads: PlatformRate;
  /** Units per second to provision for the peak, at the target utilisation. */
  readonly provisioned: { readonly reads: number; readonly writes: number };
  readonly dataGb: number;
  /** USD a month of either way to pay, storage included. */
  readonly monthly: { readonly onDemand: number; readonly provisioned: number };
  /** What is billed by the way that is cheaper. */
  readonly items: readonly PlatformItem[];
  /** What would be billed by provisioned capacity. */
  readonly provisionedItems: readonly PlatformItem[];
}

/** What a price is for, by the end of its id: the same for both engines. */
const NAMES: Readonly<Record<string, string>> = {
  rru: 'reads on demand',
  wru: 'writes on demand',
  rcuHour: 'provisioned reads',
  wcuHour: 'provisioned writes',
  storage: 'storage',
};

const itemsOf = (load: RowLoad, mode: KeyspacesMode, task: RegionTask): readonly PlatformItem[] =>
  keyspacesCharges(load, mode, task.load.book)
    .filter(({ quantity }) => quantity > 0)
    .map(({ fact, quantity }) => {
      const of = fact.replace('keyspaces.', '');
      return { item: NAMES[of] ?? of, price: `${task.topology.rows}.${of}`, quantity };
    });

/** Tables of a region; undefined where the tier has none. Bookmarks are written in every region, rows are read where people are. */
export const rowsSize = (task: RegionTask): RowsSize | undefined => {
  const { topology, whole, demand, evacuation, load } = task;
  const { assumed, ofTier, book } = load;
  if (topology.rows === 'none') return undefined;
  const target = factValue('keyspaces.provisionedTargetUtilisation', undefined, book);
  // A lost region's readers come on top, and are carried with more use than the target.
  const needed = Math.max(1, (evacuation * target) / assumed.evacuatedUtilisation);
  const dataGb = (whole.users * ofTier.rowKbPerUser * KILO) / BYTES_PER_GB;
  const loadAt = (rate: keyof PlatformRate, factor: number): RowLoad => ({
    readsPerSecond: demand.reads[rate] * factor,
    writesPerSecond: whole.bookmarks[rate],
    rowBytes: assumed.itemBytes,
    storageGb: dataGb,
  });
  const [average, peak] = [unitsPerSecond(loadAt('average', 1), book), unitsPerSecond(loadAt('peak', 1), book)];
  const sized = unitsPerSecond(loadAt('peak', needed), book);
  const onDemandItems = itemsOf(loadAt('average', 1), 'onDemand', task);
  const provisionedItems = itemsOf(loadAt('peak', needed), 'provisioned', task);
  const cost = (items: readonly PlatformItem[]): number =>
    costOf(
      items.map(({ price, quantity }) => ({ fact: price, quantity })),
      pricesFor(task, `${topology.rows}.wru`),
      book,
    );
  const monthly = { onDemand: cost(onDemandItems), provisioned: cost(provisionedItems) };
  const mode = monthly.onDemand <= monthly.provisioned ? 'onDemand' : 'provisioned';
  return {
    engine: topology.rows,
    mode,
    writes: { average: average.write, peak: peak.write },
    reads: { average: average.read, peak: peak.read },
    provisioned: { reads: sized.read / target, writes: sized.write / target },
    dataGb,
    monthly,
    items: mode === 'onDemand' ? onDemandItems : provisionedItems,
    provisionedItems,
  };
};
