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
import { backupRule } from './templates/backups';
import { exportsRule } from './templates/exports';
import { interruptionRule } from './templates/interruptions';
import { oneAtATimeRule } from './templates/one-at-a-time';
import { protectionRule } from './templates/protections';
import { statefulRule } from './templates/stateful';
import { weakReferenceRule } from './templates/weak';

/** Every rule of the change gate. The order does not matter: findings are sorted. */
export const RULES: readonly Rule[] = [
  backupRule,
  budgetRule,
  clusterRoleRule,
  exportsRule,
  identityRule,
  immutableRule,
  interruptedRule,
  interruptionRule,
  lonelyServiceRule,
  oneAtATimeRule,
  podPowerRule,
  protectionRule,
  removedRule,
  statefulRule,
  volumeProtectionRule,
  weakReferenceRule,
];
