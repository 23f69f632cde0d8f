import { unitOf, type Price, type PriceBook } from './price-book';
import { tiersOf } from './tiers';

/** Something that is paid for, as a plan says it. */
export interface Item {
  readonly item: string;
  /** Id of a price, or of a list of tiers. */
  readonly price?: string;
  /** Units in a month. */
  readonly quantity?: number;
  /** Share of the price that one unit costs. @default 1 */
  readonly share?: number;
  /** Why there is no price. */
  readonly unpriced?: string;
}

/** Where on the bill something stands. */
export interface Position {
  readonly region: string;
  readonly layer: string;
  /** Plan id. */
  readonly component: string;
  readonly engine: string;
}

/** A line with its price. */
export interface PricedLine extends Position {
  readonly item: string;
  /** Units in a month. */
  readonly quantity: number;
  readonly unit: string;
  /** USD for one unit: the price, or a share of it. */
  readonly unitPrice: number;
  /** Share of the price, where it is not all of it. */
  readonly share?: number;
  /** USD a month. */
  readonly monthly: number;
  /** The price's id, where it comes from, and whether it is a user's own. */
  readonly fact: Pick<Price, 'id' | 'source' | 'asOf' | 'own'>;
}

/** A line without a price: it is not part of any sum. */
export interface UnpricedLine extends Position {
  readonly item: string;
  readonly unpriced: string;
}

export type Line = PricedLine | UnpricedLine;

export const isPriced = (line: Line): line is PricedLine => 'monthly' in line;

const priced = (
  position: Position,
  { item, quantity, share = 1 }: Required<Pick<Item, 'item' | 'quantity'>> & Pick<Item, 'share'>,
  { id, value, unit, source, asOf, own }: Price,
): PricedLine => ({
  ...position,
  item,
  quantity,
  unit: unitOf({ unit }),
  unitPrice: value * share,
  ...(share === 1 ? {} : { share }),
  monthly: quantity * value * share,
  fact: { id, source, asOf, ...(own ? { own } : {}) },
});

/** The lines of one item: one, or one for each tier of the price that the quantity reaches. */
export const linesOf = (position: Position, { item, price, quantity = 0, share = 1, unpriced }: Item, book: PriceBook): readonly Line[] => {
  if (price === undefined) return [{ ...position, item, unpriced: unpriced ?? 'its capability names no price' }];
  if (!Number.isFinite(quantity * share)) throw new RangeError(`${position.component}, ${item}: ${quantity} is no quantity`);
  const tiers = tiersOf(price, quantity, position.region);
  return tiers.map(({ price: id, quantity: part, label }) => {
    const fact = book.priceIn(id, position.region);
    const name = label === undefined ? item : `${item}, ${label}`;
    return fact
      ? priced(position, { item: name, quantity: part, share }, fact)
      : { ...position, item: name, unpriced: `no source names the price ${id} in ${position.region}` };
  });
};

/** USD a month of all lines that have a price. */
export const monthlyOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + (isPriced(line) ? line.monthly : 0), 0);
