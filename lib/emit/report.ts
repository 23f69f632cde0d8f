import type { Plan } from '../plan/plan';
import { runbook } from '../reports/runbook';

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/**
 * The reports that lie beside every assembly: the plan, its phases, the stores whose data is moving, and the runbook.
 * @param stacks - names of the stacks, each after those it needs
 */
export const reportFiles = (plan: Plan, stacks: readonly string[]): ReadonlyMap<string, string> =>
  new Map([
    ['RUNBOOK.md', runbook(plan, stacks)],
    // No store can move between engines yet: there is only one engine for each kind.
    ['migrations.json', json([])],
    ['phases.json', json(plan.phases)],
    ['plan.json', json(plan)],
  ]);
