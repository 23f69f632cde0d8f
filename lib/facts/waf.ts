import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'names and capacity of managed rule groups',
    source: 'github.com/awsdocs/aws-waf-and-shield-advanced-developer-guide 022a4331 doc_source/aws-managed-rule-groups-*.md',
    asOf: '2023-06-15',
    note: 'capacity of a group is fixed when it is published; versions are left out of templates, so that AWS keeps the default version current',
  },
  {
    covers: 'capacity of a web ACL, names of log destinations',
    source:
      'github.com/awsdocs/aws-waf-and-shield-advanced-developer-guide 022a4331 doc_source/aws-waf-capacity-units.md, waf-rule-statement-type-rate-based.md, logging-cw-logs.md',
    asOf: '2023-06-15',
  },
];

/** A rule group of AWS's own. */
export interface ManagedRuleGroup {
  readonly vendor: 'AWS';
  readonly name: string;
  /** Web ACL capacity units. */
  readonly capacity: number;
  readonly purpose: string;
}

const group = (name: string, capacity: number, purpose: string): ManagedRuleGroup => ({ vendor: 'AWS', name, capacity, purpose });

/** Groups without a fee of their own, in the order in which to evaluate them: cheap and certain first. */
export const managedRuleGroups = {
  ipReputation: group('AWSManagedRulesAmazonIpReputationList', 25, 'addresses that Amazon knows as sources of attacks'),
  knownBadInputs: group(
    'AWSManagedRulesKnownBadInputsRuleSet',
    200,
    'requests that exploit known holes, Log4j and Java deserialisation among them',
  ),
  common: group('AWSManagedRulesCommonRuleSet', 700, 'the commonest attacks on web applications (OWASP); refuses bodies over 8 KiB'),
  sqlInjection: group('AWSManagedRulesSQLiRuleSet', 200, 'SQL in parameters, for services with a relational store'),
} as const;

/** Capacity of one web ACL: included in its price, and the most there is. */
export const webAclCapacity = { included: 1500, max: 5000 } as const;

/** Capacity that a set of groups and rate rules takes. A rate-based rule without a scope takes 2. */
export const capacityOf = (groups: readonly ManagedRuleGroup[], rateRules = 0): number =>
  groups.reduce((sum, { capacity }) => sum + capacity, 0) + rateRules * 2;

/** What the name of a log group must begin with, to be a destination. For a distribution it lies in us-east-1. */
export const logGroupPrefix = 'aws-waf-logs-';
