import { GIB, KIB, KILO } from '../../../capacity/units';
import { daysUntilInfrequent, glacierInstantMinimumDays } from '../../../facts/s3';
import { SECONDS_PER_DAY, storesDemand, type QuotaUse, type StoreDemand, type Usage, type UsageContext } from '../../../plan/contract';
import { inMonth } from '../../billing';

/** What the bill of a bucket depends on. */
export interface BilledBucket {
  readonly size: {
    readonly noncurrentDays: number;
    readonly tieringDays: number;
    readonly noncurrentTieringDays: number;
    readonly tieringMinKiB: number;
  };
  readonly spec: { readonly store: string };
}

/** GiB that are written in so many days. */
const writtenGiB = ({ writes, itemBytes }: StoreDemand, days: number): number =>
  (writes.average * SECONDS_PER_DAY * days * itemBytes) / GIB;

const inThousands = (perSecond: number): number => inMonth(perSecond) / KILO;

/**
 * Objects in Intelligent-Tiering: all that are older than the days until they move. It bills those that nobody has read for a month as
 * infrequently accessed, which are all but the hot share, and a little for watching each.
 */
const tieredUsage = ({ size }: BilledBucket, demand: StoreDemand, { assumed }: UsageContext): readonly Usage[] => {
  const older = (days: number): number => Math.max(0, demand.dataGiB - writtenGiB(demand, days));
  const moved = older(size.tieringDays);
  const seldomRead = older(size.tieringDays + daysUntilInfrequent) * (1 - assumed.hotShareOfData);
  const objects = (moved * GIB) / Math.max(1, demand.itemBytes);
  return [
    { item: 'objects', price: 's3.storage', quantity: demand.dataGiB - seldomRead },
    { item: 'objects, seldom read', price: 's3.infrequent', quantity: seldomRead },
    { item: 'objects that are watched', price: 's3.monitoring1k', quantity: objects / KILO },
    {
      item: 'objects that begin to be watched',
      price: 's3.transition1k',
      quantity: inThousands(demand.writes.average * (1 - assumed.replacedShare)),
    },
  ];
};

/** Versions that were replaced or deleted, for as long as they can be brought back; in Glacier they are billed for three months at least. */
const formerUsage = ({ size }: BilledBucket, demand: StoreDemand, moves: boolean, { assumed }: UsageContext): readonly Usage[] => {
  const { noncurrentDays, noncurrentTieringDays } = size;
  const kept = (days: number): number => writtenGiB(demand, days) * assumed.replacedShare;
  if (!moves || noncurrentTieringDays === 0) return [{ item: 'former versions', price: 's3.storage', quantity: kept(noncurrentDays) }];
  return [
    { item: 'former versions', price: 's3.storage', quantity: kept(noncurrentTieringDays) },
    {
      item: 'former versions in Glacier',
      price: 's3.glacierInstant',
      quantity: kept(Math.max(glacierInstantMinimumDays, noncurrentDays - noncurrentTieringDays)),
    },
    {
      item: 'former versions that move to Glacier',
      price: 's3.glacierInstantPut1k',
      quantity: inThousands(demand.writes.average * assumed.replacedShare),
    },
  ];
};

/**
 * A bucket key asks KMS once for many objects, so that its calls do not matter. Access logs lie in the bucket of the network. Objects leave
 * through the gateway endpoint of the VPC, for nothing, or through CloudFront, which is billed there.
 */
export const objectUsage = (entry: BilledBucket, context: UsageContext): readonly Usage[] => {
  const { size, spec } = entry;
  const demand = storesDemand(context.demand, [spec.store]);
  const moves = demand.itemBytes > size.tieringMinKiB * KIB;
  return [
    ...(moves && size.tieringDays > 0
      ? tieredUsage(entry, demand, context)
      : [{ item: 'objects', price: 's3.storage', quantity: demand.dataGiB }]),
    ...formerUsage(entry, demand, moves, context),
    { item: 'objects written', price: 's3.put1k', quantity: inThousands(demand.writes.average) },
    { item: 'objects read', price: 's3.get1k', quantity: inThousands(demand.reads.average) },
  ];
};

export const objectQuotas = (): readonly QuotaUse[] => [{ quota: 's3.buckets', amount: 1 }];
