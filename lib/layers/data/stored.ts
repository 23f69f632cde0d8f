import type { Assumed } from '../../facts/assumptions';
import { storesDemand, type UsageContext } from '../../plan/contract';
import { gibInMonth } from '../billing';

/** GiB of storage that a relational database fills with the data of these stores. */
export const storedGiB = (stores: readonly string[], { demand, assumed }: Pick<UsageContext, 'demand' | 'assumed'>): number =>
  storesDemand(demand, stores).dataGiB * assumed.storagePerData;

/** GiB of changes that a database has to keep in order to be restored to any second of so many days. */
export const changesGiB = (stored: number, days: number, { changedPerDay }: Assumed): number => stored * changedPerDay * days;

/** GiB a month that pods read from these stores and write into them. */
export const exchangedGiB = (stores: readonly string[], { demand }: Pick<UsageContext, 'demand'>): number =>
  stores.reduce((sum, store) => {
    const { reads, writes, itemBytes } = storesDemand(demand, [store]);
    return sum + gibInMonth(reads.average + writes.average, itemBytes);
  }, 0);
