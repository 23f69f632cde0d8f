import type { Json } from '../../../lib/change';
import { gate, resource, verdicts, type Resources, type StackCase } from './cases';

const statement = (Principal: Json, Action: Json = 's3:GetObject', more: Readonly<Record<string, Json>> = {}) => ({
  Effect: 'Allow',
  Principal,
  Action,
  Resource: '*',
  ...more,
});
const bucket = (...statements: readonly Json[]): Resources => ({
  Orders: resource('AWS::S3::Bucket', {}),
  ...(statements.length === 0
    ? {}
    : { Policy: resource('AWS::S3::BucketPolicy', { Bucket: { Ref: 'Orders' }, PolicyDocument: { Statement: statements } }) }),
});
const key = (...statements: readonly Json[]): Resources => ({ Key: resource('AWS::KMS::Key', { KeyPolicy: { Statement: statements } }) });
const queue = (...statements: readonly Json[]): Resources => ({
  Queue: resource('AWS::SQS::Queue', {}),
  Policy: resource('AWS::SQS::QueuePolicy', { Queues: [{ Ref: 'Queue' }], PolicyDocument: { Statement: statements } }),
});
const role = (...statements: readonly Json[]): Resources => ({
  Web: resource('AWS::IAM::Role', { AssumeRolePolicyDocument: { Statement: statements } }),
});
const assume = (Principal: Json, Condition?: Json) => ({
  ...statement(Principal, 'sts:AssumeRole'),
  ...(Condition === undefined ? {} : { Condition }),
});
const AUDIT = { AWS: 'arn:aws:iam::111122223333:role/audit' };
const OWN = { AWS: { 'Fn::Join': ['', ['arn:aws:iam::', { Ref: 'AWS::AccountId' }, ':root']] } };
const ORG = { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } };
const TLS = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
const endpoint = (more: Readonly<Record<string, unknown>>): Resources => ({
  S3: resource('AWS::EC2::VPCEndpoint', { VpcId: 'vpc-1', ...more }),
});
const only = { PolicyDocument: { Statement: [statement('*', 's3:GetObject')] } };
const lambda = (more: Readonly<Record<string, unknown>>): Resources => ({
  May: resource('AWS::Lambda::Permission', { FunctionName: 'handler', Action: 'lambda:InvokeFunction', ...more }),
});
const entry = (policy: string, scope: Json = { Type: 'cluster' }): Resources => ({
  Entry: resource('AWS::EKS::AccessEntry', {
    ClusterName: 'shop',
    PrincipalArn: 'arn:aws:iam::111122223333:role/ann',
    AccessPolicies: [{ AccessScope: scope, PolicyArn: `arn:aws:eks::aws:cluster-access-policy/${policy}` }],
  }),
});
const pods = (RoleArn: string): Resources => ({
  Web: resource('AWS::EKS::PodIdentityAssociation', { ClusterName: 'shop', Namespace: 'apps', ServiceAccount: 'web', RoleArn }),
});
const user = (AccessString: string, type = 'iam'): Resources => ({
  User: resource('AWS::ElastiCache::User', { UserName: 'web', AccessString, AuthenticationMode: { Type: type } }),
});
const cluster: Resources = {
  Cluster: resource('AWS::EKS::Cluster', { Name: 'shop', ResourcesVpcConfig: { EndpointPublicAccess: false } }),
};
const inNew: Resources = {
  ...cluster,
  Entry: resource('AWS::EKS::AccessEntry', {
    ...entry('AmazonEKSClusterAdminPolicy')['Entry']?.Properties,
    ClusterName: { Ref: 'Cluster' },
  }),
};

const CASES: readonly StackCase[] = [
  { name: 'another principal', before: bucket(), after: bucket(statement(AUDIT)), said: ['BP512 attention Policy'] },
  { name: 'a bucket with its policy', before: {}, after: bucket(statement(AUDIT)), said: [] },
  { name: 'everybody', before: bucket(), after: bucket(statement('*')), said: ['BP513 refused Policy'] },
  { name: 'everybody, written otherwise', before: bucket(), after: bucket(statement({ AWS: '*' })), said: ['BP513 refused Policy'] },
  {
    name: 'everybody but one',
    before: bucket(),
    after: bucket({ Effect: 'Allow', NotPrincipal: AUDIT, Action: 's3:*', Resource: '*' }),
    said: ['BP513 refused Policy'],
  },
  { name: 'everybody, with a new bucket', before: {}, after: bucket(statement('*')), said: ['BP513 refused Policy'] },
  { name: 'everybody, as before', before: bucket(statement('*')), after: bucket(statement({ AWS: '*' })), said: [] },
  { name: 'the own organization', before: bucket(), after: bucket(statement('*', 's3:GetObject', ORG)), said: ['BP512 attention Policy'] },
  {
    name: 'everybody over TLS',
    before: bucket(),
    after: bucket(statement('*', 's3:GetObject', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } })),
    said: ['BP513 refused Policy'],
  },
  {
    name: 'everybody, from everywhere',
    before: bucket(),
    after: bucket(statement('*', 's3:GetObject', { Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } })),
    said: ['BP513 refused Policy'],
  },
  { name: 'a principal less', before: bucket(statement(AUDIT)), after: bucket(TLS), said: [] },
  { name: 'a denial less', before: bucket(TLS, statement(AUDIT)), after: bucket(statement(AUDIT)), said: ['BP512 attention Policy'] },
  { name: 'the whole policy less, with its denial', before: bucket(TLS), after: bucket(), said: ['BP512 attention Policy'] },
  { name: 'a denial of more', before: bucket(TLS), after: bucket({ ...TLS, Condition: undefined as unknown as Json }), said: [] },
  { name: 'a key for everybody', before: key(statement(OWN, 'kms:*')), after: key(statement('*', 'kms:*')), said: ['BP513 refused Key'] },
  {
    name: 'a key for the account, as a whole or by its root',
    before: key(statement(OWN, 'kms:*')),
    after: key(statement({ AWS: { Ref: 'AWS::AccountId' } }, 'kms:*')),
    said: [],
  },
  {
    name: 'a key for a service',
    before: key(statement(OWN, 'kms:*')),
    after: key(statement(OWN, 'kms:*'), statement({ Service: 'sns.amazonaws.com' }, 'kms:Decrypt')),
    said: ['BP512 attention Key'],
  },
  {
    name: 'a new key',
    before: {},
    after: key(statement(OWN, 'kms:*'), statement({ Service: 'sns.amazonaws.com' }, 'kms:Decrypt')),
    said: [],
  },
  { name: 'a queue that anybody fills', before: queue(), after: queue(statement('*', 'sqs:SendMessage')), said: ['BP513 refused Policy'] },
  {
    name: 'a queue that a topic fills',
    before: queue(),
    after: queue(statement('*', 'sqs:SendMessage', { Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:1:t' } } })),
    said: ['BP512 attention Policy'],
  },
  { name: 'a role for another account', before: role(assume(OWN)), after: role(assume(OWN), assume(AUDIT)), said: ['BP512 attention Web'] },
  { name: 'a role for everybody', before: role(assume(OWN)), after: role(assume('*')), said: ['BP513 refused Web'] },
  {
    name: 'a condition of its trust less',
    before: role(assume({ Service: 'pods.eks.amazonaws.com' }, { StringEquals: { 'aws:SourceAccount': '1' } })),
    after: role(assume({ Service: 'pods.eks.amazonaws.com' })),
    said: ['BP512 attention Web'],
  },
  {
    name: 'a condition of its trust more',
    before: role(assume({ Service: 'a.amazonaws.com' })),
    after: role(assume({ Service: 'a.amazonaws.com' }, { StringEquals: { 'aws:SourceAccount': '1' } })),
    said: [],
  },
  { name: 'an endpoint with its policy taken off', before: endpoint(only), after: endpoint({}), said: ['BP512 attention S3'] },
  { name: 'an endpoint with a policy', before: endpoint({}), after: endpoint(only), said: [] },
  { name: 'a function that anybody calls', before: {}, after: lambda({ Principal: '*' }), said: ['BP513 refused May'] },
  {
    name: 'a function that a bucket calls',
    before: {},
    after: lambda({ Principal: 's3.amazonaws.com', SourceAccount: '1' }),
    said: ['BP512 attention May'],
  },
  {
    name: 'an administrator of the cluster',
    before: entry('AmazonEKSViewPolicy'),
    after: entry('AmazonEKSClusterAdminPolicy'),
    said: ['BP513 refused Entry'],
  },
  { name: 'one more who reads', before: {}, after: entry('AmazonEKSViewPolicy'), said: ['BP512 attention Entry'] },
  {
    name: 'one namespace instead of all',
    before: entry('AmazonEKSEditPolicy'),
    after: entry('AmazonEKSEditPolicy', { Type: 'namespace', Namespaces: ['apps'] }),
    said: [],
  },
  {
    name: 'all namespaces instead of one',
    before: entry('AmazonEKSEditPolicy', { Type: 'namespace', Namespaces: ['apps'] }),
    after: entry('AmazonEKSEditPolicy'),
    said: ['BP512 attention Entry'],
  },
  { name: 'an administrator of a new cluster', before: {}, after: inNew, said: [] },
  {
    name: 'pods with another role',
    before: pods('arn:aws:iam::1:role/a'),
    after: pods('arn:aws:iam::1:role/b'),
    said: ['BP512 attention Web'],
  },
  { name: 'other keys', before: user('on ~a:* -@all +@read'), after: user('on ~b:* -@all +@read'), said: ['BP512 attention User'] },
  { name: 'fewer keys', before: user('on ~a:* -@all +@read'), after: user('on ~a:b:* -@all +@read'), said: [] },
  {
    name: 'more commands',
    before: user('on ~a:* -@all +@read'),
    after: user('on ~a:* -@all +@read +@write'),
    said: ['BP512 attention User'],
  },
  { name: 'an exception less', before: user('on ~a:* +@all -@dangerous'), after: user('on ~a:* +@all'), said: ['BP512 attention User'] },
  {
    name: 'no password',
    before: user('on ~a:* -@all +@read'),
    after: user('on ~a:* -@all +@read', 'no-password-required'),
    said: ['BP513 refused User'],
  },
];

it.each(CASES.map((one) => [one.name, one] as const))('%s', (_, { before, after, said }) => {
  expect(verdicts(before, after)).toEqual(said);
});

it('says in words who may do what', () => {
  const message = (before: Resources, after: Resources) => gate(before, after).findings[0]?.message;
  expect(message(key(statement(OWN, 'kms:*')), key(statement(OWN, 'kms:*'), statement(AUDIT, 'kms:Decrypt')))).toBe(
    'arn:aws:iam::111122223333:role/audit may now call kms:Decrypt on Key',
  );
  expect(message(role(assume(OWN)), role(assume(OWN), assume(AUDIT)))).toBe(
    'arn:aws:iam::111122223333:role/audit may now act as role Web, with all that it may do',
  );
  expect(message(entry('AmazonEKSViewPolicy'), entry('AmazonEKSClusterAdminPolicy'))).toBe(
    '111122223333:role/ann could do everything in cluster shop',
  );
});
