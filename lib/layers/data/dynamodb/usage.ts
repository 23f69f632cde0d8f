import { MILLION } from '../../../capacity/units';
import { units } from '../../../facts/dynamodb';
import { storesDemand, type QuotaUse, type StoreDemand, type Usage, type UsageContext } from '../../../plan/contract';
import { begun, inMonth } from '../../billing';

/** What the bill of a table depends on. */
export interface BilledTable {
  readonly spec: { readonly store: string };
}

const writeUnits = ({ itemBytes }: StoreDemand): number => begun(itemBytes, units.writeBytes);

const readUnits = ({ itemBytes }: StoreDemand): number => begun(itemBytes, units.readBytes) * units.eventuallyConsistent;

/**
 * Billed by the request. A global table of one region pays for a write once. Items whose time has come go for nothing, and point-in-time
 * recovery is a price of stored bytes, however many days it reaches back. Calls of KMS are few: DynamoDB keeps the key of a table for minutes.
 */
export const dynamoDbUsage = ({ spec }: BilledTable, context: UsageContext): readonly Usage[] => {
  const demand = storesDemand(context.demand, [spec.store]);
  return [
    { item: 'write units', price: 'dynamodb.wru', quantity: (inMonth(demand.writes.average) * writeUnits(demand)) / MILLION },
    { item: 'read units', price: 'dynamodb.rru', quantity: (inMonth(demand.reads.average) * readUnits(demand)) / MILLION },
    { item: 'storage', price: 'dynamodb.storage', quantity: demand.dataGiB },
    { item: 'point-in-time recovery', price: 'dynamodb.pitr', quantity: demand.dataGiB },
  ];
};

/** On demand, too, a table takes no more units a second than its quota. */
export const dynamoDbQuotas = ({ spec }: BilledTable, context: UsageContext): readonly QuotaUse[] => {
  const demand = storesDemand(context.demand, [spec.store]);
  return [
    { quota: 'dynamodb.tables', amount: 1 },
    { quota: 'dynamodb.table-read-units', amount: demand.reads.peak * readUnits(demand) },
    { quota: 'dynamodb.table-write-units', amount: demand.writes.peak * writeUnits(demand) },
  ];
};
