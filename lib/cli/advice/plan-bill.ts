import { businessLoadOf, type CompleteFacts, type PlanBill } from '../../advise';
import { loadBlueprint, type Tier } from '../../blueprint';
import { stockBlueprint } from '../../package-root';
import { plan as planOf } from '../../plan';
import { tierFacts } from '../../plan/tiers';
import { isPriced, monthlyOf, type PriceBook } from '../../pricing';
import { billOf, unpricedOf } from '../../reports/bill';

/**
 * What a plan of the tier's stock blueprint costs for this load, in production. Undefined where the blueprint cannot say the facts (other
 * regions, measured writes or data), where it cannot be planned, or where a capability does not say yet what it is billed for.
 */
export const planBill = (tier: Tier, facts: CompleteFacts, book: PriceBook): PlanBill | undefined => {
  const { blueprint } = loadBlueprint(stockBlueprint(tier), { profile: 'production' });
  if (!blueprint || facts.writesPerSecond !== undefined || facts.dataGib !== undefined) return undefined;
  if ((blueprint.regions ?? tierFacts(tier).regions).join() !== facts.regions.join()) return undefined;
  const { plan } = planOf({ ...blueprint, load: businessLoadOf(facts) });
  if (!plan || plan.entries.some(({ usage }) => usage === undefined)) return undefined;
  const bill = billOf(plan, book);
  const layers = [...new Set(bill.lines.map(({ layer }) => layer))];
  return {
    monthly: bill.monthly,
    unpriced: unpricedOf(bill).length,
    parts: layers.map((layer) => ({ part: layer, monthly: monthlyOf(bill.lines.filter((line) => line.layer === layer)) })),
    notIncluded: bill.notIncluded,
    priceIds: [...new Set(bill.lines.filter(isPriced).map(({ fact }) => fact.id))],
  };
};
