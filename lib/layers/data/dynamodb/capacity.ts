import { factValue } from '../../../facts/registry';
import type { Part, PlanEntry, UsageContext } from '../../../plan/contract';
import type { Rate } from '../../../plan/traffic';

/** What counts of a table: see the capability. */
type Table = PlanEntry<{ readonly maxReadRequestUnits: number; readonly maxWriteRequestUnits: number }, { readonly store: string }>;

/** Request units of operations on items of a size. */
const units = ({ average, peak }: Rate, itemBytes: number, unitBytes: number): Rate => {
  const each = Math.max(1, Math.ceil(itemBytes / unitBytes));
  return { average: average * each, peak: peak * each };
};

/** A ceiling of the table's own, or the quota of every table. */
const ceiling = (own: number, quota: string): number => (own > 0 ? own : factValue(quota));

/** A table on demand has what is asked for, up to its ceiling. One key alone has less: a hot one is not simulated. */
export const dynamoDbCapacity = ({ id, size, spec }: Table, { demand }: UsageContext): readonly Part[] => {
  const store = demand.stores[spec.store];
  if (!store) return [];
  const part = (name: 'reads' | 'writes', load: Rate, own: number, quota: string, field: string): Part => ({
    name,
    follows: name,
    unit: 'request units/s',
    load,
    capacity: ceiling(own, quota),
    zones: { of: 0 },
    remedy: own > 0 ? `${field} in overrides.${id}` : `a larger quota of the table (${quota.split('.')[2] ?? quota})`,
  });
  return [
    part(
      'reads',
      units(store.reads, store.itemBytes, factValue('dynamodb.readUnitBytes')),
      size.maxReadRequestUnits,
      'quota.dynamodb.L-CF0CBE56.tableRead',
      'maxReadRequestUnits',
    ),
    part(
      'writes',
      units(store.writes, store.itemBytes, factValue('dynamodb.writeUnitBytes')),
      size.maxWriteRequestUnits,
      'quota.dynamodb.L-AB614373.tableWrite',
      'maxWriteRequestUnits',
    ),
  ];
};
