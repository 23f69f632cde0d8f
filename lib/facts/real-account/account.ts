import { FIRST_READ, QUOTAS, READ, type OtherRisk } from './row';

/** What an account may refuse before anything of a blueprint is in it. */
export const accountRisks: readonly OtherRisk[] = [
  {
    what: 'plan of the account',
    breaks:
      'The free plan refuses most kinds of nodes (`InvalidParameterCombination: … not eligible for Free Tier`) and backups of RDS for more than a day (`FreeTierRestrictionError`), so that a production deploy fails in `Data` and pods of any profile wait for ever',
    note: 'the runbook asks for the paid plan',
    source: 'aws-samples/eks-workshop-v2#1644; aws/karpenter-provider-aws#9004',
    asOf: FIRST_READ,
  },
  {
    what: 'EC2 quota L-1216C47A',
    breaks: '5 vCPU in a new account, sometimes fewer: `VcpuLimitExceeded` shows only as pods that stay Pending',
    tests: ['layers/platform/node-pool.test.ts'],
    note: 'a sandbox of two services fits; the runbook prints the request where it does not',
    source: 'EC2, "Amazon EC2 instance type quotas"',
    asOf: FIRST_READ,
  },
  {
    what: 'load balancers, CloudFront',
    breaks:
      '"This AWS account currently does not support creating load balancers", "Your account must be verified before you can add new CloudFront resources": only Support lifts it',
    note: 'the runbook says so; the deploy can be repeated',
    source: 'AWS Support answers; not reproducible',
    asOf: FIRST_READ,
  },
  {
    what: 'service-linked roles',
    breaks:
      "RDS, EKS, Elastic Load Balancing, CloudFront VPC origins, AWS Backup, WAF logging, DynamoDB, ElastiCache, MSK and Application Auto Scaling each make theirs on first use, with the rights of CloudFormation's role: an administrator by default, not so with a narrow `--cloudformation-execution-policies` (the table of permissions below says which type asks for `iam:CreateServiceLinkedRole`). FIS makes its own at the first experiment: start that one by hand, not by schedule. OpenSearch Service makes none when CloudFormation asks for a domain in a VPC",
    note: 'the runbook has the command for OpenSearch; for the others repeat the deploy: a role that was just made is not everywhere at once, and the second attempt succeeds',
    source:
      'FIS user guide, "Start an experiment from a template"; terraform-aws-modules/terraform-aws-rds#364; aws/copilot-cli#1324 (the same race with ECS)',
    asOf: READ,
  },
  {
    what: 'quotas of the network',
    breaks: 'five VPCs, five internet gateways and five elastic addresses per region; a growth platform takes three of the addresses',
    rule: 'elastic-addresses',
    note: 'what else is in the region, no template can know',
    ...QUOTAS,
  },
];
