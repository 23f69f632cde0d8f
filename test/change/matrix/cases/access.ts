import type { Json, Resource } from '../../../../lib/change';
import { resources, subject, type Row } from '../row';

const allow = (Action: Json, Resource: Json, more = {}) => ({ Effect: 'Allow', Action, Resource, ...more });
const document = (...Statement: readonly Json[]): Json => ({ Version: '2012-10-17', Statement });
const FILMS = 'arn:aws:s3:::films/*';

const policy = (...statements: readonly Json[]): Readonly<Record<string, Resource>> => ({
  Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'p', Roles: ['r'], PolicyDocument: document(...statements) } },
});
const may = (edit: string, before: readonly Json[], after: readonly Json[], said: string): Row =>
  resources(`AWS::IAM::Policy: ${edit}`, policy(...before), policy(...after), said);

const trusts = (Principal: Json, more = {}): Json => document({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...more });
const role = subject('AWS::IAM::Role', {
  AssumeRolePolicyDocument: trusts({ AWS: 'arn:aws:iam::111122223333:root' }),
  PermissionsBoundary: 'arn:aws:iam::111122223333:policy/bound',
  ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess'],
  Policies: [{ PolicyName: 'p', PolicyDocument: document(allow('s3:GetObject', FILMS)) }],
});

const oidc = (sub: Json): Json =>
  document({
    Effect: 'Allow',
    Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': sub } },
  });

const bucketPolicy = (...Statement: readonly Json[]) => ({
  P: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'films', PolicyDocument: document(...Statement) } },
});
const CDN = allow('s3:GetObject', FILMS, {
  Principal: { Service: 'cloudfront.amazonaws.com' },
  Condition: { StringEquals: { 'AWS:SourceArn': 'arn:aws:cloudfront::111122223333:distribution/E1' } },
});
const TLS = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: FILMS, Condition: { Bool: { 'aws:SecureTransport': 'false' } } };

const rule = (from: number, to: number, more: Readonly<Record<string, Json>>) => ({
  IpProtocol: 'tcp',
  FromPort: from,
  ToPort: to,
  ...more,
});
const group = subject('AWS::EC2::SecurityGroup', {
  GroupDescription: 'app',
  VpcId: 'vpc-1',
  SecurityGroupIngress: [rule(443, 443, { CidrIp: '10.0.0.0/16', Description: 'within' })],
});
const ingress = (edit: string, rules: readonly Json[], said: string): Row => group.set(edit, { SecurityGroupIngress: rules }, said);

const cluster = subject('AWS::EKS::Cluster', {
  Name: 'main',
  Version: '1.33',
  RoleArn: 'arn:aws:iam::111122223333:role/eks',
  ResourcesVpcConfig: {
    SubnetIds: ['subnet-1', 'subnet-2'],
    EndpointPublicAccess: true,
    EndpointPrivateAccess: true,
    PublicAccessCidrs: ['203.0.113.0/24'],
  },
  AccessConfig: { AuthenticationMode: 'API', BootstrapClusterCreatorAdminPermissions: false },
  EncryptionConfig: [{ Resources: ['secrets'], Provider: { KeyArn: 'arn:aws:kms:us-east-1:111122223333:key/one' } }],
  Logging: { ClusterLogging: { EnabledTypes: [{ Type: 'audit' }, { Type: 'api' }] } },
  DeletionProtection: true,
});
const network = (more = {}) => ({
  SubnetIds: ['subnet-1', 'subnet-2'],
  EndpointPublicAccess: true,
  EndpointPrivateAccess: true,
  PublicAccessCidrs: ['203.0.113.0/24'],
  ...more,
});

const VIEW = 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy';
const ADMIN = 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy';
const entry = subject('AWS::EKS::AccessEntry', {
  ClusterName: 'main',
  PrincipalArn: 'arn:aws:iam::111122223333:role/dev',
  AccessPolicies: [{ PolicyArn: VIEW, AccessScope: { Type: 'namespace', Namespaces: ['shop'] } }],
});

const keyPolicy = (...Statement: readonly Json[]) => ({ KeyPolicy: document(...Statement) });
const ROOT = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'kms:*', Resource: '*' };

export const access: readonly Row[] = [
  may('all actions of a service', [allow('s3:GetObject', FILMS)], [allow('s3:*', FILMS)], 'attention BP512'),
  may('all actions on one thing', [allow('s3:GetObject', FILMS)], [allow('*', FILMS)], 'attention BP512'),
  may('one action more', [allow('s3:GetObject', FILMS)], [allow(['s3:GetObject', 's3:PutObject'], FILMS)], 'attention BP512'),
  may('all resources', [allow('s3:GetObject', FILMS)], [allow('s3:GetObject', '*')], 'attention BP512'),
  may('everything', [allow('s3:GetObject', FILMS)], [allow('*', '*')], 'refused BP513'),
  may('everything but', [allow('s3:GetObject', FILMS)], [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }], 'refused BP513'),
  may('one folder of all', [allow('s3:GetObject', 'arn:aws:s3:::films/*')], [allow('s3:GetObject', 'arn:aws:s3:::films/a/*')], 'safe'),
  may(
    'all folders of one',
    [allow('s3:GetObject', 'arn:aws:s3:::films/a/*')],
    [allow('s3:GetObject', 'arn:aws:s3:::films/*')],
    'attention BP512',
  ),
  may('fewer actions', [allow('s3:*', FILMS)], [allow(['s3:Get*', 's3:List*'], FILMS)], 'safe'),
  may(
    'actions in another order',
    [allow(['s3:GetObject', 's3:PutObject'], FILMS)],
    [allow(['s3:PutObject', 's3:GetObject'], FILMS)],
    'safe',
  ),
  may('a list of one', [allow('s3:GetObject', FILMS)], [allow(['s3:GetObject'], [FILMS])], 'safe'),
  may('other letters', [allow('s3:GetObject', FILMS)], [allow('s3:getobject', FILMS)], 'safe'),
  may('what was granted already', [allow('s3:Get*', FILMS)], [allow(['s3:Get*', 's3:GetObject'], FILMS)], 'safe'),
  may(
    'one statement as two',
    [allow(['s3:GetObject', 's3:PutObject'], FILMS)],
    [allow('s3:PutObject', FILMS), allow('s3:GetObject', FILMS, { Sid: 'read' })],
    'safe',
  ),
  may(
    'a condition less',
    [allow('s3:GetObject', FILMS, { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } })],
    [allow('s3:GetObject', FILMS)],
    'attention BP512',
  ),
  may(
    'a condition more',
    [allow('s3:GetObject', FILMS)],
    [allow('s3:GetObject', FILMS, { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } })],
    'safe',
  ),
  may(
    'one more that meets a condition',
    [allow('s3:GetObject', FILMS, { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } })],
    [allow('s3:GetObject', FILMS, { Condition: { StringEquals: { 'aws:SourceVpc': ['vpc-1', 'vpc-2'] } } })],
    'attention BP512',
  ),
  may(
    'one fewer that meets a condition',
    [allow('s3:GetObject', FILMS, { Condition: { StringEquals: { 'aws:SourceVpc': ['vpc-1', 'vpc-2'] } } })],
    [allow('s3:GetObject', FILMS, { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } })],
    'safe',
  ),
  may(
    'a ban less',
    [allow('s3:*', FILMS), { Effect: 'Deny', Action: 's3:DeleteObject', Resource: FILMS }],
    [allow('s3:*', FILMS)],
    'attention BP512',
  ),
  may('a ban more', [allow('s3:*', FILMS)], [allow('s3:*', FILMS), { Effect: 'Deny', Action: 's3:DeleteObject', Resource: FILMS }], 'safe'),
  resources(
    'AWS::IAM::Policy: for one role more',
    policy(allow('s3:GetObject', FILMS)),
    {
      Policy: {
        Type: 'AWS::IAM::Policy',
        Properties: { PolicyName: 'p', Roles: ['r', 's'], PolicyDocument: document(allow('s3:GetObject', FILMS)) },
      },
    },
    'attention BP512',
  ),
  role.set(
    'another account',
    { AssumeRolePolicyDocument: trusts({ AWS: ['arn:aws:iam::111122223333:root', 'arn:aws:iam::444455556666:root'] }) },
    'attention BP512',
  ),
  role.set('an account by its number', { AssumeRolePolicyDocument: trusts({ AWS: '111122223333' }) }, 'safe'),
  role.set('everybody', { AssumeRolePolicyDocument: trusts('*') }, 'refused BP513'),
  role.set(
    'everybody, in one organisation',
    { AssumeRolePolicyDocument: trusts('*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }) },
    'attention BP512',
  ),
  role.set('one role of the account', { AssumeRolePolicyDocument: trusts({ AWS: 'arn:aws:iam::111122223333:role/ci' }) }, 'safe'),
  role.set(
    'a look at everything',
    { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess', 'arn:aws:iam::aws:policy/ReadOnlyAccess'] },
    'attention BP512',
  ),
  role.set('an administrator', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }, 'refused BP513'),
  role.set('a policy less', { ManagedPolicyArns: [] }, 'safe'),
  role.set('no bounds', { PermissionsBoundary: undefined }, 'attention BP512'),
  role.set('longer sessions', { MaxSessionDuration: 43200 }, 'safe'),
  role.set('a description', { Description: 'reads' }, 'safe'),
  resources(
    'AWS::IAM::Role: its policy as a resource of its own',
    { R: role.resource },
    {
      R: { ...role.resource, Properties: { ...role.resource.Properties, Policies: [] } },
      P: {
        Type: 'AWS::IAM::Policy',
        Properties: { PolicyName: 'p', Roles: [{ Ref: 'R' }], PolicyDocument: document(allow('s3:GetObject', FILMS)) },
      },
    },
    'safe',
  ),
  role
    .from({ AssumeRolePolicyDocument: oidc('repo:org/shop:ref:refs/heads/main') })
    .set('all branches', { AssumeRolePolicyDocument: oidc('repo:org/shop:*') }, 'attention BP512'),
  role
    .from({ AssumeRolePolicyDocument: oidc('repo:org/shop:ref:refs/heads/main') })
    .set('all of GitHub', { AssumeRolePolicyDocument: oidc('*') }, 'refused BP513'),
  resources(
    'AWS::S3::BucketPolicy: everybody reads',
    bucketPolicy(TLS),
    bucketPolicy(TLS, allow('s3:GetObject', FILMS, { Principal: '*' })),
    'refused BP513',
  ),
  resources('AWS::S3::BucketPolicy: a distribution reads', bucketPolicy(TLS), bucketPolicy(TLS, CDN), 'attention BP512'),
  resources('AWS::S3::BucketPolicy: any distribution reads', bucketPolicy(CDN), bucketPolicy({ ...CDN, Condition: {} }), 'attention BP512'),
  resources('AWS::S3::BucketPolicy: in plain text, too', bucketPolicy(CDN, TLS), bucketPolicy(CDN), 'attention BP512'),
  resources(
    'AWS::S3::BucketPolicy: from one network',
    bucketPolicy(TLS),
    bucketPolicy(TLS, allow('s3:GetObject', FILMS, { Principal: '*', Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } })),
    'attention BP512',
  ),
  resources('AWS::S3::BucketPolicy: removed, with what it forbids', bucketPolicy(TLS), {}, 'attention BP512'),
  subject('AWS::SQS::QueuePolicy', { Queues: ['q'], PolicyDocument: document() }).set(
    'a topic may send',
    {
      PolicyDocument: document({
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: 'arn',
        Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:111122223333:t' } },
      }),
    },
    'attention BP512',
  ),
  subject('AWS::SQS::QueuePolicy', { Queues: ['q'], PolicyDocument: document() }).set(
    'everybody may send',
    { PolicyDocument: document({ Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: 'arn' }) },
    'refused BP513',
  ),
  subject('AWS::Lambda::Permission', {
    FunctionName: 'f',
    Action: 'lambda:InvokeFunction',
    Principal: 's3.amazonaws.com',
    SourceArn: 'arn:aws:s3:::films',
  }).set('everybody may call', { Principal: '*', SourceArn: undefined }, 'refused BP513 BP523'),
  subject('AWS::Lambda::Url', { TargetFunctionArn: 'f', AuthType: 'AWS_IAM' }).set('open', { AuthType: 'NONE' }, 'refused BP515'),
  subject('AWS::KMS::Key', keyPolicy(ROOT)).set(
    'everybody',
    keyPolicy(ROOT, { Effect: 'Allow', Principal: '*', Action: 'kms:Decrypt', Resource: '*' }),
    'refused BP513',
  ),
  subject('AWS::KMS::Key', keyPolicy(ROOT)).set(
    'one role more',
    keyPolicy(ROOT, { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::444455556666:role/x' }, Action: 'kms:Decrypt', Resource: '*' }),
    'attention BP512',
  ),

  ingress('a port more', [rule(443, 443, { CidrIp: '10.0.0.0/16' }), rule(5432, 5432, { CidrIp: '10.0.0.0/16' })], 'attention BP514'),
  ingress('everybody', [rule(443, 443, { CidrIp: '10.0.0.0/16' }), rule(443, 443, { CidrIp: '0.0.0.0/0' })], 'refused BP515'),
  ingress('everybody, by IPv6', [rule(443, 443, { CidrIp: '10.0.0.0/16' }), rule(443, 443, { CidrIpv6: '::/0' })], 'refused BP515'),
  ingress(
    'everybody, in two halves',
    [rule(443, 443, { CidrIp: '0.0.0.0/1' }), rule(443, 443, { CidrIp: '128.0.0.0/1' })],
    'refused BP515',
  ),
  ingress('all ports', [rule(0, 65535, { CidrIp: '10.0.0.0/16' })], 'attention BP514'),
  ingress('a wider network', [rule(443, 443, { CidrIp: '10.0.0.0/8' })], 'attention BP514'),
  ingress('a narrower network', [rule(443, 443, { CidrIp: '10.0.1.0/24' })], 'safe'),
  ingress('another description of a rule', [rule(443, 443, { CidrIp: '10.0.0.0/16', Description: 'inside' })], 'safe'),
  ingress(
    'ports as strings',
    [{ IpProtocol: 'tcp', FromPort: '443', ToPort: '443', CidrIp: '10.0.0.0/16', Description: 'within' }],
    'safe',
  ),
  ingress('nobody', [], 'safe'),
  ingress(
    'a list of networks',
    [rule(443, 443, { CidrIp: '10.0.0.0/16' }), rule(443, 443, { SourcePrefixListId: 'pl-1' })],
    'attention BP514',
  ),
  ingress('a group', [rule(443, 443, { CidrIp: '10.0.0.0/16' }), rule(443, 443, { SourceSecurityGroupId: 'sg-9' })], 'attention BP514'),
  group.set('another description', { GroupDescription: 'apps' }, 'attention BP523'),
  group.from({ GroupName: 'app' }).set('another description, under a fixed name', { GroupDescription: 'apps' }, 'refused BP518 BP523'),
  group.set('to everywhere', { SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }] }, 'safe'),
  resources(
    'AWS::EC2::SecurityGroup: its rule as a resource of its own',
    { G: group.resource },
    {
      G: { ...group.resource, Properties: { ...group.resource.Properties, SecurityGroupIngress: [] } },
      I: {
        Type: 'AWS::EC2::SecurityGroupIngress',
        Properties: { GroupId: { 'Fn::GetAtt': ['G', 'GroupId'] }, ...rule(443, 443, { CidrIp: '10.0.0.0/16' }) },
      },
    },
    'safe',
  ),
  resources(
    'AWS::EC2::SecurityGroupIngress: everybody to SSH',
    { G: group.resource },
    {
      G: group.resource,
      I: {
        Type: 'AWS::EC2::SecurityGroupIngress',
        Properties: { GroupId: { 'Fn::GetAtt': ['G', 'GroupId'] }, ...rule(22, 22, { CidrIp: '0.0.0.0/0' }) },
      },
    },
    'refused BP515',
  ),

  cluster.set('another name', { Name: 'main2' }, 'refused BP517'),
  cluster.set('the next version', { Version: '1.34' }, 'attention BP522'),
  cluster.set('a version left out', { Version: '1.35' }, 'refused BP521 BP522'),
  cluster.set('an older version', { Version: '1.32' }, 'attention BP521 BP522'),
  cluster.set('the version as a number', { Version: 1.33 }, 'safe'),
  cluster.set('the whole internet', { ResourcesVpcConfig: network({ PublicAccessCidrs: ['0.0.0.0/0'] }) }, 'refused BP515'),
  cluster.set(
    'the whole internet, by default',
    { ResourcesVpcConfig: { SubnetIds: ['subnet-1', 'subnet-2'], EndpointPublicAccess: true, EndpointPrivateAccess: true } },
    'refused BP515',
  ),
  cluster.set(
    'one more office',
    { ResourcesVpcConfig: network({ PublicAccessCidrs: ['203.0.113.0/24', '198.51.100.0/24'] }) },
    'attention BP514',
  ),
  cluster.set('no internet', { ResourcesVpcConfig: network({ EndpointPublicAccess: false }) }, 'safe'),
  cluster.set('a subnet more', { ResourcesVpcConfig: network({ SubnetIds: ['subnet-1', 'subnet-2', 'subnet-3'] }) }, 'safe'),
  cluster.set(
    'access by a config map, too',
    { AccessConfig: { AuthenticationMode: 'API_AND_CONFIG_MAP', BootstrapClusterCreatorAdminPermissions: false } },
    'refused BP521',
  ),
  cluster.set('secrets without a key', { EncryptionConfig: undefined }, 'refused BP517 BP518'),
  cluster.set('no audit log', { Logging: { ClusterLogging: { EnabledTypes: [{ Type: 'api' }] } } }, 'attention BP527'),
  cluster.set('logs in another order', { Logging: { ClusterLogging: { EnabledTypes: [{ Type: 'api' }, { Type: 'audit' }] } } }, 'safe'),
  cluster.set('protection off', { DeletionProtection: false }, 'refused BP505'),
  cluster.removed('removed', 'refused BP517'),
  entry.set('an administrator', { AccessPolicies: [{ PolicyArn: ADMIN, AccessScope: { Type: 'cluster' } }] }, 'refused BP513'),
  entry.set('in the whole cluster', { AccessPolicies: [{ PolicyArn: VIEW, AccessScope: { Type: 'cluster' } }] }, 'attention BP512'),
  entry.set(
    'in one namespace more',
    { AccessPolicies: [{ PolicyArn: VIEW, AccessScope: { Type: 'namespace', Namespaces: ['shop', 'pay'] } }] },
    'attention BP512',
  ),
  entry.set('nowhere', { AccessPolicies: [] }, 'safe'),
  entry.set('as everything', { KubernetesGroups: ['system:masters'] }, 'refused BP513'),
  entry.set('another role', { PrincipalArn: 'arn:aws:iam::111122223333:role/ops' }, 'attention BP512 BP523'),
  entry.removed('removed', 'safe'),
];
