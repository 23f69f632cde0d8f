import { charged, type Charge } from '../capacity/charge';
import { quantity } from '../capacity/quantity';
import { isTiered, priceTiers, tiersNamed, type PriceTier, type TieredPrice } from '../facts/price-tiers';
import { factIn, factValue, publishedFacts, type FactBook } from '../facts/registry';

export { isTiered, type TieredPrice };

/** A part of a quantity, and the price that it has. */
export interface Part {
  readonly price: string;
  readonly quantity: number;
  /** Which tier it is; absent where there is but one. */
  readonly label?: string;
}

/** As much of an amount as falls into each tier, from the first; tiers that nothing is left for are left out. */
const reached = (tiers: readonly PriceTier[], amount: number, region: string, book: FactBook): readonly Required<Part>[] => {
  const ends = tiers.map(({ upTo }) => (upTo === undefined ? Infinity : factValue(upTo, region, book)));
  return tiers
    .map(({ price, label }, step) => ({
      price,
      label,
      quantity: Math.max(0, Math.min(amount, ends[step] ?? Infinity) - (ends[step - 1] ?? 0)),
    }))
    .filter((part) => part.quantity > 0);
};

/** An amount cut at the bounds of the tiers of its price; whole where the price has none, or the amount stays in the first. */
export const tiersOf = (price: string, amount: number, region: string, book: FactBook = publishedFacts()): readonly Part[] => {
  const tiers = tiersNamed(price);
  if (!tiers) return [{ price, quantity: amount }];
  const parts = reached(tiers, amount, region, book);
  if (parts.length > 1) return parts;
  return [{ price: tiers[0]?.price ?? price, quantity: amount }];
};

/**
 * What is charged for an amount. The prices of the region may be missing from the book: what has none is not priced, as with any other charge.
 * @param amount - of a month, in the unit of the prices
 * @throws RangeError naming the price, for what is no amount
 */
export const tieredCost = (name: TieredPrice, amount: number, region: string, book: FactBook = publishedFacts()): readonly Charge[] => {
  quantity(name, amount);
  return charged(reached(priceTiers[name], amount, region, book).map((part) => ({ fact: part.price, quantity: part.quantity })));
};

/** Prices of a name that a region lacks: those of all steps. Empty where it can be priced whatever the amount. */
export const unpricedTiers = (name: TieredPrice, region: string, book: FactBook = publishedFacts()): readonly string[] =>
  priceTiers[name].filter(({ price }) => !factIn(price, region, book)).map(({ price }) => price);
