import type { Plan } from '../plan/plan';
import { grafanaFiles } from '../reports/grafana';
import { migrationFiles } from '../reports/migration/pages';
import { migrationsOf } from '../reports/migrations';
import { runbook } from '../reports/runbook';

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/**
 * The reports that lie beside every assembly: the plan, its phases, the stores whose data is moving and how to move each of them, the
 * runbook, and pages for Grafana where there are metrics for it.
 * @param stacks - names of the stacks, each after those it needs
 */
export const reportFiles = (plan: Plan, stacks: readonly string[]): ReadonlyMap<string, string> =>
  new Map([
    ['RUNBOOK.md', runbook(plan, stacks)],
    ['migrations.json', json(migrationsOf(plan))],
    ['phases.json', json(plan.phases)],
    ['plan.json', json(plan)],
    ...migrationFiles(plan),
    ...[...grafanaFiles(plan)].map(([path, page]) => [path, json(page)] as const),
  ]);
