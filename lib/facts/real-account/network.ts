import { FIRST_READ, QUOTAS, READ, SCHEMA, type RiskGroup } from './row';

export const networkRisks: RiskGroup = {
  title: 'Network',
  rows: [
    {
      types: ['AWS::EC2::VPC', 'AWS::EC2::InternetGateway', 'AWS::EC2::VPCGatewayAttachment'],
      topic: 'quota',
      breaks:
        'five of each per region (L-F678F1CE, L-A4707A72), the default VPC counted: `VpcLimitExceeded` at the first resource of the first stack',
      note: 'an existing VPC can be named instead',
      ...QUOTAS,
    },
    {
      types: ['AWS::EC2::EIP', 'AWS::EC2::NatGateway'],
      topic: 'quota',
      breaks:
        'five elastic addresses per region (L-0263D0A3); a NAT gateway in each zone takes three: `The maximum number of addresses has been reached`',
      rule: 'elastic-addresses',
      ...QUOTAS,
    },
    {
      types: ['AWS::EC2::Subnet'],
      topic: 'region',
      breaks:
        'zones are named by their ids, which are the same places in every account; a zone that EKS, MSK (use1-az3) or VPC origins do not reach fails their stacks, not this one',
      tests: ['facts/regions.test.ts'],
      source: '`lib/facts/regions.ts`; MSK API, CreateCluster ClientSubnets',
      asOf: READ,
    },
    {
      types: ['AWS::EC2::RouteTable', 'AWS::EC2::Route', 'AWS::EC2::SubnetRouteTableAssociation'],
      topic: 'order',
      breaks:
        'a route to the internet gateway before the gateway is attached is refused; a route cannot change its destination, only give way to another one',
      tests: ['tiers/templates.test.ts'],
      note: 'the route waits for the attachment (`DependsOn`)',
      ...SCHEMA,
    },
    {
      types: ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress'],
      topic: 'quota',
      breaks:
        '60 rules in each direction of a group, and CloudFront’s prefix list weighs 55 for every port: a second port fails with `RulesPerSecurityGroupLimitExceeded`. Descriptions take few characters (letters, digits, `._-:/()#,@[]+=&;{}!$*`)',
      tests: ['layers/edge/load-balancer.test.ts'],
      rule: 'security-group-rules',
      source: 'terraform-aws-modules/terraform-aws-alb#400; CloudFront, "Use the CloudFront managed prefix list"',
      asOf: READ,
    },
    {
      types: ['AWS::EC2::VPCEndpoint'],
      topic: 'region',
      breaks:
        'gateways to S3 and DynamoDB, in every region; their policy admits everything, so that what a pod may reach is decided by its role alone',
      ...SCHEMA,
    },
    {
      types: ['AWS::EC2::FlowLog'],
      topic: 'permissions',
      breaks:
        'the role that writes is handed to the service (`iam:PassRole`), and a log delivery is created for it (`logs:CreateLogDelivery`); nothing of it can be changed later, only replaced',
      ...SCHEMA,
    },
    {
      types: ['AWS::S3::Bucket'],
      topic: 'names',
      breaks: 'names are unique among all accounts of the partition; somebody else may have taken one',
      tests: ['layers/data/object.test.ts', 'layers/network/access-logs.test.ts'],
      note: 'each ends in the number of the account',
      source: 'S3 API, CreateBucket',
      asOf: READ,
    },
    {
      types: ['AWS::S3::Bucket'],
      topic: 'deletion',
      breaks: 'only an empty bucket can be deleted, and versions count; logs still arrive for minutes',
      note: 'the runbook empties them',
      source: 'S3, "Deleting a general purpose bucket"',
      asOf: FIRST_READ,
    },
    {
      types: ['AWS::S3::BucketPolicy'],
      topic: 'order',
      breaks: 'services look at the policy when they are told to write (load balancers, CloudFront): it has to be there first',
      tests: ['layers/network/access-logs.test.ts', 'layers/edge/load-balancer.test.ts'],
      source: 'ELB, "Enable access logs"',
      asOf: FIRST_READ,
    },
  ],
};
