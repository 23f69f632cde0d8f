import { FIRST_READ, READ, SCHEMA, type RiskGroup } from './row';

export const platformRisks: RiskGroup = {
  title: 'Platform',
  rows: [
    {
      types: ['AWS::EKS::Cluster'],
      topic: 'permissions',
      breaks:
        'the cluster role must pass any node role: AmazonEKSComputePolicy allows `iam:PassRole` on `*` to EC2 (v5, 2026-02-12), so that a role with a name of one’s own needs nothing more; tags on a NodeClass would',
      tests: ['layers/platform/cluster.test.ts'],
      note: 'the five policies; no NodeClass here has tags',
      source: 'the policy itself',
      asOf: '2026-02-12',
    },
    {
      types: ['AWS::EKS::Cluster'],
      topic: 'version',
      breaks: 'a version that EKS no longer takes for new clusters fails; one past standard support costs extra',
      tests: ['facts/kubernetes.test.ts'],
      note: 'BP310',
      source: '`lib/facts/kubernetes.ts`',
      asOf: FIRST_READ,
    },
    {
      types: ['AWS::EKS::Cluster'],
      topic: 'region',
      breaks: 'nothing found against Auto Mode in any of the supported regions; GovCloud and China lack it, and are not supported',
      tests: ['facts/regions.test.ts'],
      source: 'aws/containers-roadmap#2646',
      asOf: READ,
    },
    {
      types: ['AWS::EKS::AccessEntry'],
      topic: 'behaviour',
      breaks: 'type `EC2` with AmazonEKSAutoNodePolicy, or nodes never join',
      tests: ['layers/platform/cluster.test.ts'],
      source: 'EKS user guide, "Create node class access entry"',
      asOf: FIRST_READ,
    },
    {
      types: ['AWS::EKS::AccessEntry'],
      topic: 'names',
      breaks:
        'one entry per principal: an administrator that the cluster’s creator already is, or that two lists name, fails with `ResourceInUseException`. An entry for FIS has a user name of its own, which a RoleBinding in the namespace names',
      tests: ['layers/platform/cluster.test.ts'],
      source: 'EKS API, CreateAccessEntry; FIS user guide, "Use the aws:eks:pod actions"',
      asOf: READ,
    },
    {
      types: ['AWS::EKS::Addon'],
      topic: 'version',
      breaks:
        'versions are pinned from secondary sources; one that EKS does not offer for 1.36 fails `Addons`, nothing before it. `aws eks describe-addon-versions --kubernetes-version 1.36 --addon-name …` tells; a configuration key that the version’s schema lacks fails likewise',
      tests: ['facts/eks-addons.test.ts'],
      source: '`lib/facts/eks-addons.ts`',
      asOf: FIRST_READ,
    },
    {
      types: ['AWS::EKS::PodIdentityAssociation'],
      topic: 'behaviour',
      breaks:
        'the trust looks at three session tags and `aws:SourceAccount`; with session tags disabled on an association nothing matches. Associations are consistent after some seconds only: a pod that starts at once may be without credentials, and is started again',
      tests: ['layers/services/identity.test.ts'],
      source: 'an AWS sample with the same four conditions (aws-samples, sample-eks-nitro-sandbox); EKS API, CreatePodIdentityAssociation',
      asOf: READ,
    },
    {
      types: ['AWS::KMS::Key'],
      topic: 'keys',
      breaks:
        'services without a statement of their own (RDS, EKS, ECR, AWS Backup) work through the account’s root statement and grants of the caller. A missing one shows as a creation that fails; a missing *publisher* shows as messages that vanish, so send a test alarm: `aws cloudwatch set-alarm-state`',
      tests: ['layers/platform/keys.test.ts'],
      source: '`lib/facts/service-principals.ts`',
      asOf: FIRST_READ,
    },
    {
      types: ['AWS::KMS::Key', 'AWS::KMS::Alias'],
      topic: 'deletion',
      breaks:
        'a deleted key waits 7 to 30 days, and costs nothing then; its alias is free at once, so that the next deploy does not collide',
      note: 'the runbook says so',
      source: 'KMS API, ScheduleKeyDeletion',
      asOf: READ,
    },
    {
      types: ['AWS::Logs::LogGroup'],
      topic: 'names',
      breaks:
        'a group that a service made by itself (EKS, Container Insights, RDS), or that was written once more after its deletion, is in the way: `already exists`',
      tests: ['tiers/templates.test.ts'],
      note: 'groups are made before their writers; the runbook has the command',
      source: 'terraform-aws-modules/terraform-aws-eks#920, #2763',
      asOf: FIRST_READ,
    },
    {
      types: ['AWS::Logs::ResourcePolicy'],
      topic: 'quota',
      breaks: 'ten per region and account, and nobody raises it; a policy for one log group alone does not count',
      rule: 'log-resource-policies',
      source: 'CloudWatch Logs API, PutResourcePolicy; aws/aws-cdk#23637',
      asOf: READ,
    },
    {
      types: ['AWS::IAM::Role', 'AWS::IAM::Policy', 'AWS::IAM::RolePolicy', 'AWS::IAM::ManagedPolicy'],
      topic: 'names',
      breaks:
        'roles belong to the account, not to a region: the same blueprint twice in one account collides, and so does a role that a failed deletion left',
      tests: ['layers/services/identity.test.ts'],
      note: 'names begin with the blueprint and the region',
      ...SCHEMA,
    },
    {
      types: ['AWS::IAM::Role', 'AWS::IAM::Policy', 'AWS::IAM::RolePolicy', 'AWS::IAM::ManagedPolicy'],
      topic: 'size',
      breaks:
        'inline policies of a role take 10,240 characters together, a managed policy 6,144; a permissions boundary that the organisation asks for must be named, or roles are refused',
      tests: ['layers/services/identity.test.ts'],
      note: 'BP402; `bootstrap.permissionsBoundary`',
      source: 'IAM user guide, "IAM and AWS STS quotas"',
      asOf: FIRST_READ,
    },
  ],
};
