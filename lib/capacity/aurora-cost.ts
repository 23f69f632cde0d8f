import { factValue, publishedFacts, type FactBook } from '../facts/registry';
import { serverlessCapacity, type DatabaseCapacity, type DatabaseUse } from './aurora-capacity';
import { costOf, type Charge } from './charge';
import { count, quantities } from './quantity';
import { HOURS_PER_MONTH, PERCENT } from './units';

/** Cheaper by more than a tenth, about as dear, dearer, or dearer by more than 30 % or too large. */
export type ServerlessAdvice = 'recommended' | 'consider' | 'more_expensive' | 'not_recommended';

/** Aurora Serverless v2 against the instances that do its work today, USD a month, storage included. */
export interface ServerlessComparison {
  readonly capacity: DatabaseCapacity;
  readonly provisioned: { readonly compute: number; readonly storage: number; readonly total: number };
  /** At the typical capacity; `low` is at the smallest all month, `high` at the largest. */
  readonly serverless: {
    readonly compute: number;
    readonly storage: number;
    readonly total: number;
    readonly low: number;
    readonly high: number;
  };
  /** Of the provisioned total, percent; below zero where Serverless is dearer. */
  readonly savedPercent: number;
  readonly advice: ServerlessAdvice;
}

/** Name of the fact with the price of an instance of Aurora. PostgreSQL and MySQL cost the same. */
export const auroraInstanceFact = (instance: string): string => `rds.${instance}.aurora-postgres-standard`;

/** What instances of Aurora are paid for in a month, without storage. @throws RangeError */
export const auroraInstanceCharge = (instance: string, instances: number): Charge => ({
  fact: auroraInstanceFact(instance),
  quantity: count('instances', instances) * HOURS_PER_MONTH,
});

const advise = (comparison: Omit<ServerlessComparison, 'advice'>, book: FactBook): ServerlessAdvice => {
  const { capacity, savedPercent, serverless, provisioned } = comparison;
  const model = (name: string): number => factValue(`aurora.sizing.${name}`, undefined, book);
  if (capacity.exceedsCapacity) return 'not_recommended';
  if (savedPercent > model('cheaper')) return serverless.high <= provisioned.total * model('peakCost') ? 'recommended' : 'consider';
  if (savedPercent > model('similar')) return 'consider';
  return savedPercent > model('dearer') ? 'more_expensive' : 'not_recommended';
};

/**
 * Whether Aurora Serverless v2 would be cheaper, as acu_calculator.py of aws/agent-toolkit-for-aws d6ad2e4 answers it: one serverless
 * instance against all provisioned ones.
 * @param instances - that are provisioned today
 * @throws RangeError naming what is no amount @throws Error where the price of the region is not known
 */
export const compareServerless = (
  use: DatabaseUse,
  storageGib: number,
  instances: number,
  region: string,
  book: FactBook = publishedFacts(),
): ServerlessComparison => {
  quantities({ storageGib });
  const capacity = serverlessCapacity(use, book);
  const storage = costOf([{ fact: 'aurora.storage', quantity: storageGib }], region, book);
  const compute = costOf([auroraInstanceCharge(use.instance, instances)], region, book);
  const month = (acu: number): number => costOf([{ fact: 'aurora.acuHour', quantity: acu * HOURS_PER_MONTH }], region, book);
  const total = compute + storage;
  const typical = month(capacity.typical);
  const comparison = {
    capacity,
    provisioned: { compute, storage, total },
    serverless: {
      compute: typical,
      storage,
      total: typical + storage,
      low: month(capacity.min) + storage,
      high: month(capacity.max) + storage,
    },
    savedPercent: total > 0 ? ((total - typical - storage) / total) * PERCENT : 0,
  };
  return { ...comparison, advice: advise(comparison, book) };
};
