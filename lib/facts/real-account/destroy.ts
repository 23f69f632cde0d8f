import { FIRST_READ, type OtherRisk } from './row';

/** What `cdk destroy` of a sandbox leaves or trips over: what happens in `breaks`, what to do in `note`. */
export const destroyRisks: readonly OtherRisk[] = [
  {
    what: 'node roles',
    breaks:
      'EKS reports the cluster as deleted before it takes the roles out of its instance profile: `Cannot delete entity, must remove roles from instance profile first`',
    tests: ['layers/platform/cluster.test.ts'],
    note: 'the roles go after the cluster; if it still fails, repeat after some minutes',
    source: 'aws/containers-roadmap#2531',
    asOf: FIRST_READ,
  },
  {
    what: '`/aws/eks/…`, `/aws/containerinsights/…`',
    breaks: 'written once more after CloudFormation deleted them, and then in the way of the next deploy',
    note: 'the runbook has the commands',
    source: 'terraform-aws-modules/terraform-aws-eks#920, #2763',
    asOf: FIRST_READ,
  },
  {
    what: 'buckets of access logs',
    breaks: 'logs arrive for minutes after the last request: not empty, not deleted',
    note: 'empty and repeat, as the runbook says',
    source: 'S3, "Server access logging"',
    asOf: FIRST_READ,
  },
  {
    what: '`CloudFront-VPCOrigins-Service-SG` and its interfaces',
    breaks: "CloudFront's own, in the VPC until the origin is gone; `Network` waits or fails",
    note: 'repeat',
    source: 'aws-nuke#615',
    asOf: FIRST_READ,
  },
  {
    what: 'nodes, when the manifests were not deleted first',
    breaks: 'EKS ends them with the cluster, while their access entry is already gone',
    note: 'delete the manifests first, as the runbook says',
    source: 'EKS user guide, "Delete a cluster"',
    asOf: FIRST_READ,
  },
  {
    what: 'security group of MSK',
    breaks: 'cannot be deleted while brokers still have interfaces in it, and they go some minutes after the cluster',
    note: 'repeat',
    source: 'aws/aws-cdk#16902',
    asOf: FIRST_READ,
  },
];
