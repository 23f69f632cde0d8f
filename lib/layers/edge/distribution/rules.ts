import { managedRuleGroups, type ManagedRuleGroup } from '../../../facts/waf';

const { ipReputation, knownBadInputs, common } = managedRuleGroups;

/** Groups of AWS's own rules that the firewall asks, in this order, after its rule on addresses that ask too often. */
export const FIREWALL_GROUPS: readonly ManagedRuleGroup[] = [ipReputation, knownBadInputs, common];
