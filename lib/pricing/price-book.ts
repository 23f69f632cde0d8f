import type { Fact } from '../facts/fact';
import { factIn, publishedFacts, type FactBook } from '../facts/registry';

/** What one unit costs, who says so, and as of when. */
export interface Price extends Pick<Fact, 'id' | 'value' | 'unit' | 'source' | 'asOf'> {
  /** A user's own, which stands in front of the list price. @default false */
  readonly own?: boolean;
}

/** Prices by id and region: those of this package, with those that a user brings in front. */
export interface PriceBook {
  /** The price of one unit in a region; undefined where no source says. */
  priceIn(id: string, region: string): Price | undefined;
  /** Of the user's own prices that stand in front, if there are any. */
  readonly own?: OwnBook;
}

/** Where a user's prices come from. */
export interface OwnBook {
  /** In the user's words. */
  readonly source: string;
  /** YYYY-MM-DD */
  readonly asOf: string;
  /** Ids that have a price there. */
  readonly ids: readonly string[];
}

/** Whether a fact is a price: its unit says what one pays for. */
export const isPrice = ({ unit }: Pick<Fact, 'unit'>): boolean => unit.startsWith('USD/');

/** What a price is for: the unit behind the stroke. */
export const unitOf = ({ unit }: Pick<Fact, 'unit'>): string => unit.replace(/^USD\//, '');

/** @param book - facts to take prices from. @default those of this package */
export const priceBook = (book: FactBook = publishedFacts()): PriceBook => ({
  priceIn: (id, region) => {
    const fact = factIn(id, region, book);
    return fact && isPrice(fact) ? fact : undefined;
  },
});
