/** Something that is paid for at a price that a fact knows. */
export interface PricedUsage {
  /** What it is, for a reader: `gateway hours`. */
  readonly item: string;
  /** Id of the price of one unit, or of a price in tiers (lib/pricing). The unit is that of the price. */
  readonly price: string;
  /** Units in a month. */
  readonly quantity: number;
  /** Share of the price that one unit costs: a fee of 12 % of what a node costs has 0.12. @default 1 */
  readonly share?: number;
}

/** Something that is paid for, and whose price is not known here. It is said, and never counted as nothing. */
export interface UnpricedUsage {
  readonly item: string;
  /** Why there is no price. */
  readonly unpriced: string;
}

/** One line of the bill of an entry. */
export type Usage = PricedUsage | UnpricedUsage;

/** How much of a quota of AWS an entry uses. */
export interface QuotaUse {
  /** Id in the table of quotas (lib/facts/quotas.ts). */
  readonly quota: string;
  /** In the unit of the quota: vCPU, roles, addresses … */
  readonly amount: number;
}

/** Of an entry that AWS asks no money for by itself. */
export const FREE = (): readonly Usage[] => [];
