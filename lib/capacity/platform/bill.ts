import { isPriced, linesOf, monthlyOf, type Line } from '../../pricing/bill';
import { priceBook } from '../../pricing/price-book';
import { HOURS_PER_MONTH } from '../units';
import type { PlatformLoad } from './load';
import type { PlatformItem } from './region';
import type { SizedRegion, SystemItems } from './size';

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

/** What an item is billed for, with floors or without. */
const quantityOf = ({ quantity, ofLoad = quantity }: PlatformItem, floors: boolean): number => (floors ? quantity : ofLoad);

/** The lines of an item of a region; none where there is no unit of it. Prices are the region's own, or those of the region that `prices` names. */
const itemLines = (item: PlatformItem, system: SystemItems, region: string, { prices, book, floors }: PlatformLoad): readonly Line[] => {
  const { layer, component, engine } = system;
  const quantity = quantityOf(item, floors);
  if (quantity <= 0) return [];
  const lines = linesOf({ region: prices ?? region, layer, component, engine }, { ...item, quantity }, priceBook(book));
  return lines.map((line) => ({ ...line, region }));
};

/** The bill of a region, line by line; what is there no unit of is left out. */
export const regionLines = ({ size, systems }: SizedRegion, load: PlatformLoad): readonly Line[] =>
  systems.flatMap((system) => system.items.flatMap((item) => itemLines(item, system, size.region, load)));

/** How much of an item of the bill is floor. Price tiers of an item are one here. */
export interface FloorLine {
  readonly component: string;
  readonly item: string;
  /** USD a month of what stands there: max(floor, load / factor), in whole machines. */
  readonly monthly: number;
  /** USD a month of what the load alone asks for, in parts of the same machines. */
  readonly ofLoad: number;
  /** The difference: what the floor, and rounding up to whole machines, add. */
  readonly floor: number;
}

/** Every item of a region that costs anything, with its floor. What has no price is zero in both. */
export const floorLines = ({ size, systems }: SizedRegion, load: PlatformLoad): readonly FloorLine[] =>
  systems
    .flatMap((system) =>
      system.items.map((item): FloorLine => {
        const usd = (floors: boolean): number => monthlyOf(itemLines(item, system, size.region, { ...load, floors }));
        const [monthly, ofLoad] = [usd(true), usd(false)];
        return { component: system.component, item: item.item, monthly, ofLoad, floor: monthly - ofLoad };
      }),
    )
    .filter(({ monthly }) => monthly > 0);

/** Lines of a component whose item begins with a word. */
export const linesAbout = (lines: readonly Line[], component: string, item = ''): readonly Line[] =>
  lines.filter((line) => line.component === component && line.item.startsWith(item));

/** How many lines have no price. */
export const unpricedLines = (lines: readonly Line[]): number => lines.filter((line) => !isPriced(line)).length;
