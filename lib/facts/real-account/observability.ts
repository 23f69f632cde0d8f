import { FIRST_READ, READ, SCHEMA, type RiskGroup } from './row';

export const observabilityRisks: RiskGroup = {
  title: 'Observability',
  rows: [
    {
      types: ['AWS::SNS::Topic', 'AWS::Budgets::Budget'],
      topic: 'keys',
      breaks:
        'Budgets publishes from us-east-1 to a topic with a customer key, in another region for a platform elsewhere. The condition `aws:SourceAccount` on the key is the general one of SNS, not shown for Budgets',
      tests: ['layers/observability/budget.test.ts'],
      note: 'the policy comes first',
      source: 'cost-management guide, "Creating an Amazon SNS topic"',
      asOf: FIRST_READ,
    },
    {
      types: ['AWS::Budgets::Budget'],
      topic: 'region',
      breaks:
        'CloudFormation does not know the type in eighteen of the regions here (`Unrecognized resource types`), eu-north-1 and eu-central-2 among them',
      tests: ['layers/observability/budget.test.ts', 'facts/availability.test.ts'],
      rule: 'resource-region',
      note: 'the budget is made in us-east-1',
      source: 'aws-cloudformation/cloudformation-coverage-roadmap#2177; superwerker/superwerker#451; `lib/facts/availability.ts`',
      asOf: '2026-10-20',
    },
    {
      types: ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::Dashboard'],
      topic: 'names',
      breaks:
        'dashboards belong to the account, alarms to the region: the same blueprint in two regions needs two names. A metric that nothing has sent yet is no error: the alarm waits',
      tests: ['layers/observability/dashboard.test.ts', 'layers/observability/alarms.test.ts'],
      source: 'CloudWatch API, PutDashboard',
      asOf: READ,
    },
    {
      types: ['AWS::SNS::Subscription'],
      topic: 'behaviour',
      breaks:
        'an address has to confirm within two days, or the token is void and nobody hears of anything; a queue in the same account needs no confirmation',
      tests: ['layers/streaming/stream.test.ts'],
      note: 'the runbook says so',
      source: 'SNS API, Subscribe',
      asOf: READ,
    },
    {
      types: ['AWS::APS::Workspace'],
      topic: 'keys',
      breaks:
        'a workspace with a key of one’s own asks for `kms:CreateGrant`, `kms:Decrypt` and `kms:GenerateDataKey` of whoever makes it; the key can never change, another one is another workspace',
      tests: ['layers/observability/metrics.test.ts'],
      ...SCHEMA,
    },
    {
      types: ['AWS::APS::Workspace'],
      topic: 'permissions',
      breaks:
        'log delivery asks for `logs:CreateLogDelivery` and `logs:PutResourcePolicy`: with a group outside `/aws/vendedlogs/` the account’s resource policies grow, of which there are ten',
      tests: ['layers/observability/metrics.test.ts'],
      source: 'CloudWatch Logs, "Enable logging from AWS services"; navapbc/template-infra#742',
      asOf: READ,
    },
    {
      types: ['AWS::APS::Workspace', 'AWS::APS::RuleGroupsNamespace'],
      topic: 'behaviour',
      breaks:
        'alerts reach SNS only: a standard topic, in a `sigv4` block with its region, whose policy lets `aps.amazonaws.com` publish and whose key lets it encrypt. Else they vanish, with a line in the workspace’s log: `AMP is not authorized to perform: SNS:Publish`',
      tests: ['layers/observability/metrics.test.ts'],
      source: 'AMP user guide, "Setting up your alert receiver", "No resource based policy error"',
      asOf: READ,
    },
    {
      types: ['AWS::APS::RuleGroupsNamespace'],
      topic: 'names',
      breaks:
        'name and workspace cannot change; rules that are no YAML of Prometheus fail the resource, a query that finds nothing does not',
      tests: ['layers/observability/metrics.test.ts'],
      ...SCHEMA,
    },
    {
      types: ['AWS::APS::Workspace', 'AWS::APS::RuleGroupsNamespace'],
      topic: 'region',
      breaks: 'nothing found: every region here has the types and the endpoint',
      rule: 'resource-region',
      source: 'cfn-lint 1.58.0 (schemas by region); botocore 1.44.8 endpoints.json',
      asOf: '2026-11-20',
    },
  ],
};
