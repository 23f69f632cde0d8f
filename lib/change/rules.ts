import type { Rule } from './changes';
import { immutableRule } from './manifests/immutable/rule';
import { budgetRule } from './manifests/interrupted/budgets';
import { lonelyServiceRule } from './manifests/interrupted/services';
import { interruptedRule } from './manifests/interrupted/workloads';
import { removedRule } from './manifests/removed/rule';
import { statefulRule } from './templates/stateful';

/** Every rule of the change gate. The order does not matter: findings are sorted. */
export const RULES: readonly Rule[] = [budgetRule, immutableRule, interruptedRule, lonelyServiceRule, removedRule, statefulRule];
