import type { Fact } from '../facts/fact';
import { factIn, publishedFacts, type FactBook } from '../facts/registry';

/** Prices by id and region: those of this package, with those that a user brings in front. */
export interface PriceBook {
  /** The price of one unit in a region; undefined where no source says. */
  priceIn(id: string, region: string): Fact | undefined;
}

/** What a price is for: the unit behind the stroke. */
export const unitOf = ({ unit }: Pick<Fact, 'unit'>): string => unit.replace(/^USD\//, '');

/** @param book - facts to take prices from. @default those of this package */
export const priceBook = (book: FactBook = publishedFacts()): PriceBook => ({
  priceIn: (id, region) => {
    const fact = factIn(id, region, book);
    return fact?.unit.startsWith('USD/') ? fact : undefined;
  },
});
