import type { Tier } from '../../lib/blueprint';
import { planChoice } from '../../lib/cli/planning';
import { stockBlueprint } from '../../lib/package-root';
import type { Plan } from '../../lib/plan';
import type { Usage } from '../../lib/plan/usage';
import { ROOT } from '../cli/terminal';

/** The plan of a stock blueprint. */
export const stockPlan = (tier: Tier, profile: 'sandbox' | 'production' = 'production'): Plan => {
  const { plan, diagnostics } = planChoice({ file: stockBlueprint(tier), profile, validation: false }, ROOT);
  if (!plan) throw new Error(JSON.stringify(diagnostics));
  return plan;
};

/** The same plan, billed for what a test says and for nothing else. */
export const billedFor = (plan: Plan, usage: Readonly<Record<string, readonly Usage[]>>): Plan => ({
  ...plan,
  entries: plan.entries.map((entry) => ({ ...entry, usage: usage[entry.id] ?? [] })),
});
