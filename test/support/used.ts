import type { Blueprint } from '../../lib/blueprint';
import { publishedFacts } from '../../lib/facts/registry';
import { tiersNamed } from '../../lib/facts/price-tiers';
import { planOrThrow, type Plan, type PlanEntry, type UsageContext } from '../../lib/plan';
import { graphOf } from '../../lib/plan/graph';
import { trafficOf } from '../../lib/plan/traffic';
import { linesOf, monthlyOf, type Line } from '../../lib/pricing/bill';
import { priceBook } from '../../lib/pricing/price-book';

/** The context that the bill of a production plan is made in, for a test to change. */
export const contextOf = (blueprint: Blueprint, plan: Plan = planOrThrow(blueprint)): UsageContext => {
  const graph = graphOf(blueprint);
  const { load, demand, assumed, regions, entries } = plan;
  const region = regions[0] as string;
  return { blueprint, region, regions, graph, load, traffic: trafficOf(blueprint, graph, load), demand, share: 1, assumed, entries };
};

export const entryOf = ({ entries }: Plan, id: string): PlanEntry => {
  const entry = entries.find((e) => e.id === id);
  if (!entry) throw new Error(`no ${id} among ${entries.map((e) => e.id).join(', ')}`);
  return entry;
};

/** Units of a month by what they are for. */
export const quantities = ({ usage = [] }: Pick<PlanEntry, 'usage'>): Record<string, number> =>
  Object.fromEntries(usage.map((line) => [line.item, 'quantity' in line ? line.quantity : NaN]));

/** The lines of the bill of an entry. @param region - whose prices. @default that of the entry */
export const billed = ({ id, engine, layer, region: home, usage = [] }: PlanEntry, region = home): readonly Line[] =>
  usage.flatMap((item) => linesOf({ region, layer, component: id, engine }, item, priceBook()));

/** USD a month of some entries. */
export const monthly = (entries: readonly PlanEntry[]): number => monthlyOf(entries.flatMap((entry) => billed(entry)));

/** Is there a price in us-east-1, or are there tiers of it? */
export const hasPrice = (id: string): boolean =>
  (tiersNamed(id)?.map(({ price }) => price) ?? [id]).every((price) =>
    ['us-east-1', '*'].some((region) => publishedFacts().get(`${price} ${region}`)?.unit.startsWith('USD/')),
  );
