import { cacheUserRule } from './access/caches';
import { accessEntryRule } from './access/cluster/entries';
import { podIdentityRule } from './access/cluster/pod-identities';
import { clusterEndpointRule } from './access/exposure/clusters';
import { exposureRule } from './access/exposure/watched-rule';
import { identityRule } from './access/iam/identity-rule';
import { resourcePolicyRule } from './access/iam/resource-rule';
import { accessListRule } from './access/network/access-lists';
import { firewallRule } from './access/network/firewalls';
import { securityGroupRule } from './access/network/group-rule';
import { routeRule } from './access/network/routes';
import type { Rule } from './changes';
import { immutableRule } from './manifests/immutable/rule';
import { budgetRule } from './manifests/interrupted/budgets';
import { movedEntranceRule } from './manifests/interrupted/entrances';
import { servicePortRule } from './manifests/interrupted/ports';
import { lonelyServiceRule } from './manifests/interrupted/services';
import { interruptedRule } from './manifests/interrupted/workloads';
import { balancerRule } from './manifests/network/balancers';
import { entranceRule } from './manifests/network/entrances';
import { networkPolicyRule } from './manifests/network/policy-rule';
import { accountRoleRule } from './manifests/permissions/accounts';
import { admissionRule } from './manifests/permissions/admission';
import { clusterRoleRule } from './manifests/permissions/rbac';
import { podPowerRule } from './manifests/permissions/workloads';
import { deliveryRule } from './manifests/removed/delivery';
import { volumeProtectionRule } from './manifests/removed/protections';
import { removedRule } from './manifests/removed/rule';
import { backupPlanRule } from './templates/backup-plans';
import { backupRule } from './templates/backups';
import { encryptionRule } from './templates/encryption';
import { exportsRule } from './templates/exports';
import { interruptionRule } from './templates/interruptions';
import { kafkaRule } from './templates/kafka';
import { keyspaceRule } from './templates/keyspaces';
import { movesRule } from './templates/moves';
import { nestedRule } from './templates/nested';
import { oneAtATimeRule } from './templates/one-at-a-time';
import { storedParameterRule } from './templates/parameters';
import { protectionRule } from './templates/protections';
import { replicaRule } from './templates/replicas';
import { customNameRule, foundationRule, replacedRule } from './templates/foundations';
import { retentionRule } from './templates/retention';
import { settledRule } from './templates/settled';
import { statefulRule } from './templates/stateful';
import { unsupportedRule } from './templates/unsupported/rule';
import { useRule } from './templates/uses';
import { watcherRule } from './templates/watchers';
import { weakReferenceRule } from './templates/weak';

/** Every rule of the change gate. The order does not matter: findings are sorted. */
export const RULES: readonly Rule[] = [
  accessEntryRule,
  accessListRule,
  accountRoleRule,
  admissionRule,
  backupPlanRule,
  backupRule,
  balancerRule,
  budgetRule,
  cacheUserRule,
  clusterEndpointRule,
  clusterRoleRule,
  customNameRule,
  entranceRule,
  deliveryRule,
  encryptionRule,
  exportsRule,
  exposureRule,
  firewallRule,
  foundationRule,
  identityRule,
  immutableRule,
  interruptedRule,
  interruptionRule,
  kafkaRule,
  keyspaceRule,
  lonelyServiceRule,
  movedEntranceRule,
  movesRule,
  nestedRule,
  networkPolicyRule,
  oneAtATimeRule,
  podIdentityRule,
  podPowerRule,
  protectionRule,
  removedRule,
  replacedRule,
  replicaRule,
  resourcePolicyRule,
  retentionRule,
  routeRule,
  securityGroupRule,
  servicePortRule,
  settledRule,
  statefulRule,
  storedParameterRule,
  unsupportedRule,
  useRule,
  volumeProtectionRule,
  watcherRule,
  weakReferenceRule,
];
