import { allFacts, bookOf, EVERYWHERE, factKey, publishedFacts, type FactBook } from '../facts/registry';
import { isPrice, priceBook, type Price, type PriceBook } from './price-book';

/** Prices that a user brings: an agreement, a discount, a region that no public source prices. */
export interface OwnPrices {
  /** Where they come from, in the user's words. */
  readonly source: string;
  /** YYYY-MM-DD */
  readonly asOf: string;
  /** USD for one unit of the price of that id; the unit is always that of the known price. */
  readonly prices: readonly OwnPrice[];
}

export interface OwnPrice {
  readonly id: string;
  /** Absent: in every region. */
  readonly region?: string;
  readonly value: number;
}

/** Units by the id of the price, as the facts have them; an id has the same one in each region. */
const unitsIn = (book: FactBook): ReadonlyMap<string, string> =>
  new Map([...book.values()].filter(isPrice).map(({ id, unit }) => [id, unit]));

/** Every id that has a price in some region, sorted. */
export const priceIds = (): readonly string[] =>
  [
    ...new Set(
      allFacts()
        .filter(isPrice)
        .map(({ id }) => id),
    ),
  ].sort();

/**
 * A user's prices in front of those of a book: the one for the region first, then the one for every region, then the book's.
 * @param book - facts behind them, which also name the units. @default those of this package
 * @throws RangeError for an id whose unit no fact of the book names; callers check that first.
 */
export const withOwnPrices = ({ source, asOf, prices }: OwnPrices, book: FactBook = publishedFacts()): PriceBook => {
  const units = unitsIn(book);
  const priceOf = ({ id, value }: OwnPrice): Price => {
    const unit = units.get(id);
    if (unit === undefined) throw new RangeError(`no fact names the unit of ${id}`);
    return { id, value, unit, source, asOf, own: true };
  };
  const own = new Map(prices.map((price) => [factKey(price.id, price.region ?? EVERYWHERE), priceOf(price)]));
  const listed = priceBook(book);
  return {
    priceIn: (id, region) => own.get(factKey(id, region)) ?? own.get(factKey(id, EVERYWHERE)) ?? listed.priceIn(id, region),
    own: { source, asOf, ids: [...new Set(prices.map(({ id }) => id))] },
  };
};

/**
 * The facts of a book with a user's prices in their place, for what counts with facts rather than prices: models of a whole platform. As with
 * `withOwnPrices`, the one for the region goes first, then the one for every region, then the book's.
 * @throws RangeError for an id whose unit no fact of the book names; callers check that first.
 */
export const factsWithOwnPrices = (own: OwnPrices, book: FactBook = publishedFacts()): FactBook => {
  const prices = withOwnPrices(own, book);
  const ids = new Set(own.prices.map(({ id }) => id));
  const places = [
    ...[...book.values()].filter(({ id }) => ids.has(id)),
    ...own.prices.map(({ id, region = EVERYWHERE }) => ({ id, region })),
  ];
  const priced = places.flatMap(({ id, region }) => {
    const price = prices.priceIn(id, region);
    return price ? [{ ...price, region, confidence: 'primary-mirror' as const }] : [];
  });
  return new Map([...book, ...bookOf(priced)]);
};
