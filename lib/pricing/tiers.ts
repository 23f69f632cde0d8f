import { priceTiers } from '../facts/price-tiers';

/** A part of a quantity, and the price that it has. */
export interface Part {
  readonly price: string;
  readonly quantity: number;
  /** Which tier it is; absent where the price has none. */
  readonly label?: string;
}

/** A quantity cut at the bounds of the tiers of its price; whole where the price has none. */
export const tiersOf = (price: string, quantity: number): readonly Part[] => {
  const tiers = priceTiers[price];
  if (!tiers) return [{ price, quantity }];
  let from = 0;
  const parts = tiers.map((tier) => {
    const part = Math.max(0, Math.min(quantity, tier.upTo ?? Infinity) - from);
    from = tier.upTo ?? Infinity;
    return { price: tier.price, quantity: part, label: tier.label };
  });
  const reached = parts.filter((part) => part.quantity > 0);
  // A quantity in the first tier needs no word about tiers.
  if (reached.length <= 1) return [{ price: reached[0]?.price ?? (tiers[0]?.price as string), quantity }];
  return reached;
};
