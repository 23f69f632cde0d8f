import { isPriced, linesOf, monthlyOf, type Line } from '../../pricing/bill';
import { priceBook } from '../../pricing/price-book';
import { HOURS_PER_MONTH } from '../units';
import type { PlatformLoad } from './load';
import type { SizedRegion } from './size';

/** What something costs. What has no price is part of no sum. */
export interface PlatformMoney {
  /** USD a month of 730 hours. */
  readonly monthly: number;
  /** USD an hour. */
  readonly hourly: number;
}

export const moneyOf = (lines: readonly Line[]): PlatformMoney => {
  const monthly = monthlyOf(lines);
  return { monthly, hourly: monthly / HOURS_PER_MONTH };
};

/** The bill of a region, line by line; what is there no unit of is left out. Prices are the region's own, or those of the region that `prices` names. */
export const regionLines = ({ size, systems }: SizedRegion, { prices, book }: PlatformLoad): readonly Line[] =>
  systems.flatMap(({ layer, component, engine, items }) =>
    items
      .filter(({ quantity }) => quantity > 0)
      .flatMap((item) => linesOf({ region: prices ?? size.region, layer, component, engine }, item, priceBook(book)))
      .map((line) => ({ ...line, region: size.region })),
  );

/** Lines of a component whose item begins with a word. */
export const linesAbout = (lines: readonly Line[], component: string, item = ''): readonly Line[] =>
  lines.filter((line) => line.component === component && line.item.startsWith(item));

/** How many lines have no price. */
export const unpricedLines = (lines: readonly Line[]): number => lines.filter((line) => !isPriced(line)).length;
