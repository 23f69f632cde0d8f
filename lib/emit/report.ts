import type { Plan } from '../plan/plan';

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** The reports that lie beside every assembly: the plan, its phases, and the stores whose data is moving. */
export const reportFiles = (plan: Plan): ReadonlyMap<string, string> =>
  new Map([
    ['migrations.json', json([])],
    ['phases.json', json(plan.phases)],
    ['plan.json', json(plan)],
  ]);
