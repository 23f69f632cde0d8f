import { identityRule } from './access/iam/identity-rule';
import type { Rule } from './changes';
import { immutableRule } from './manifests/immutable/rule';
import { budgetRule } from './manifests/interrupted/budgets';
import { lonelyServiceRule } from './manifests/interrupted/services';
import { interruptedRule } from './manifests/interrupted/workloads';
import { clusterRoleRule } from './manifests/permissions/rbac';
import { podPowerRule } from './manifests/permissions/workloads';
import { volumeProtectionRule } from './manifests/removed/protections';
import { removedRule } from './manifests/removed/rule';
import { settledRule } from './templates/settled';
import { statefulRule } from './templates/stateful';

/** Every rule of the change gate. The order does not matter: findings are sorted. */
export const RULES: readonly Rule[] = [
  budgetRule,
  clusterRoleRule,
  identityRule,
  immutableRule,
  interruptedRule,
  lonelyServiceRule,
  podPowerRule,
  removedRule,
  settledRule,
  statefulRule,
  volumeProtectionRule,
];
