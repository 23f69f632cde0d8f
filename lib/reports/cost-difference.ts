import { isPriced } from '../pricing/bill';
import { differencesOf, type LineDifference } from '../pricing/difference';
import type { Bill } from './bill';

/** Two bills and what lies between them. */
export interface CostDifference {
  readonly before: Bill;
  readonly after: Bill;
  readonly difference: {
    /** USD a month that the second costs more; negative where it costs less. */
    readonly monthly: number;
    readonly hourly: number;
    /** Lines that come, go or change; empty for two bills that are the same. */
    readonly lines: readonly LineDifference[];
    /** How many lines there are that have a price in one of the bills alone, though they are in both: the sums differ by more than these say. */
    readonly halfPriced: number;
  };
}

const isHalfPriced = ({ before, after }: LineDifference): boolean =>
  before !== undefined && after !== undefined && isPriced(before) !== isPriced(after);

/** What a second bill has that a first has not, and the other way round. */
export const costDifference = (before: Bill, after: Bill): CostDifference => {
  const lines = differencesOf(before.lines, after.lines);
  return {
    before,
    after,
    difference: {
      monthly: after.monthly - before.monthly,
      hourly: after.hourly - before.hourly,
      lines,
      halfPriced: lines.filter(isHalfPriced).length,
    },
  };
};
