import type { Plan, PlanEntry } from '../plan';
import { HOURS_PER_MONTH } from '../capacity/units';
import { isPriced, linesOf, monthlyOf, type Line, type UnpricedLine } from '../pricing/bill';
import { priceBook, type PriceBook } from '../pricing/price-book';

/** What a plan costs in a month. */
export interface Bill {
  readonly name: string;
  readonly tier: string;
  readonly profile: string;
  readonly regions: readonly string[];
  readonly currency: 'USD';
  readonly hoursPerMonth: number;
  /** By region, layer and component, in the order of the plan. */
  readonly lines: readonly Line[];
  /** USD of all lines that have a price. */
  readonly monthly: number;
  readonly hourly: number;
  /** Share of the load that is counted with: 1 in production. */
  readonly loadShare: number;
  /** What is part of no line. */
  readonly notIncluded: readonly string[];
  /** A user's own prices, where there are any: of how many, and how many of them stand on this bill. */
  readonly ownPrices?: { readonly source: string; readonly asOf: string; readonly given: number; readonly used: number };
}

/** What no line of a bill holds, whatever the plan. */
export const NOT_INCLUDED: readonly string[] = [
  'taxes, support plans, and the free tier of a new account',
  'savings plans, reserved capacity and agreements of your own: prices are list prices on demand',
  'video and other files served from elsewhere; images pulled from registries of others',
];

/** The item of a component whose capability names none. */
export const WHOLE = 'all of it';

const SILENT = 'its capability does not say what it is billed for';

const entryLines = ({ id, engine, layer, region, usage }: PlanEntry, book: PriceBook): readonly Line[] => {
  const position = { region, layer, component: id, engine };
  if (!usage) return [{ ...position, item: WHOLE, unpriced: SILENT }];
  return usage.flatMap((item) => linesOf(position, item, book));
};

const ownPricesIn = (lines: readonly Line[], { own }: PriceBook): Pick<Bill, 'ownPrices'> => {
  if (!own) return {};
  const used = new Set(lines.flatMap((line) => (isPriced(line) && line.fact.own ? [line.fact.id] : [])));
  return { ownPrices: { source: own.source, asOf: own.asOf, given: own.ids.length, used: used.size } };
};

/** The bill of a plan: every line that its capabilities name, at the prices of a book. @param book - @default the published list prices */
export const billOf = (plan: Plan, book: PriceBook = priceBook()): Bill => {
  const { name, tier, profile, regions, assumed } = plan;
  const lines = plan.entries.flatMap((entry) => entryLines(entry, book));
  const monthly = monthlyOf(lines);
  return {
    name,
    tier,
    profile,
    regions,
    currency: 'USD',
    hoursPerMonth: HOURS_PER_MONTH,
    lines,
    monthly,
    hourly: monthly / HOURS_PER_MONTH,
    loadShare: profile === 'sandbox' ? assumed.sandboxLoadShare : 1,
    notIncluded: NOT_INCLUDED,
    ...ownPricesIn(lines, book),
  };
};

/** Lines without a price. */
export const unpricedOf = ({ lines }: Pick<Bill, 'lines'>): readonly UnpricedLine[] =>
  lines.filter((line): line is UnpricedLine => !isPriced(line));
