import { factIn, factValue, publishedFacts, type FactBook } from '../facts/registry';

/** What is paid for: a price, by the id of its fact, and how much of its unit. `USD/M read units` counts in millions. */
export interface Charge {
  readonly fact: string;
  readonly quantity: number;
}

/** What charges cost together, in USD. @throws Error where a price is not known for the region: see `unpriced` */
export const costOf = (charges: readonly Charge[], region: string, book: FactBook = publishedFacts()): number =>
  charges.reduce((sum, { fact, quantity }) => sum + quantity * factValue(fact, region, book), 0);

/** Ids of the prices that nobody says for a region, each once. */
export const unpriced = (charges: readonly Charge[], region: string, book: FactBook = publishedFacts()): readonly string[] => [
  ...new Set(charges.filter(({ fact }) => !factIn(fact, region, book)).map(({ fact }) => fact)),
];

/** The charges that are for something. */
export const charged = (charges: readonly Charge[]): readonly Charge[] => charges.filter(({ quantity }) => quantity > 0);
