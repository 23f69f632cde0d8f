import { check, type Json, type Resource, type Stack } from '../../../lib/change';
import { movesRule } from '../../../lib/change/templates/moves';
import { resource, said, stackOf } from './cases/gate';

type Properties = Readonly<Record<string, Json>>;

const role = (RoleName?: Json): Resource => resource('AWS::IAM::Role', RoleName === undefined ? {} : { RoleName });
const identity = (more: Properties = {}): Resource =>
  resource('AWS::EKS::PodIdentityAssociation', { ClusterName: 'shop', Namespace: 'apps', ServiceAccount: 'web', ...more });
const vpc = (CidrBlock: string): Resource => resource('AWS::EC2::VPC', { CidrBlock, EnableDnsSupport: true });

const CASES: readonly (readonly [name: string, before: readonly Stack[], after: readonly Stack[], said: readonly string[]])[] = [
  ['a role of a name that moves', [stackOf('A', { Web: role('web') }), stackOf('B', {})], [stackOf('A', {}), stackOf('B', { Web: role('web') })], ['BP519 refused A.Web']],
  [
    'a role of a name that moves to another region',
    [stackOf('A', { Web: role('web') })],
    [stackOf('A', {}), stackOf('B', { Web: role('web') }, {}, { region: 'eu-west-1' })],
    ['BP519 refused A.Web'],
  ],
  ['a role without a name that moves', [stackOf('A', { Web: role() })], [stackOf('A', {}), stackOf('B', { Web: role() })], []],
  ['a role of a name under another id', [stackOf('A', { Web: role('web') })], [stackOf('A', { WebRole: role('web') })], ['BP504 refused A.Web']],
  ['one role that goes, and another', [stackOf('A', { Web: role('web') })], [stackOf('A', { Api: role('api') })], []],
  ['an association that moves', [stackOf('A', { Web: identity() })], [stackOf('A', {}), stackOf('B', { Web: identity() })], ['BP519 refused A.Web']],
  ['an association of another namespace', [stackOf('A', { Web: identity() })], [stackOf('A', {}), stackOf('B', { Web: identity({ Namespace: 'shop' }) })], []],
  ['a network under another id', [stackOf('A', { Vpc: vpc('10.0.0.0/16') })], [stackOf('A', { Network: vpc('10.0.0.0/16') })], ['BP504 refused A.Vpc']],
];

it.each(CASES)('%s', (_, before, after, expected) => expect(said(movesRule, before, after)).toEqual(expected));

it('tells of what moves along one way once, and of the number of shards that moves it', () => {
  const roles = { Web: role('web'), Api: role('api') };
  const { findings } = check(
    { stacks: [stackOf('shop-GlobalIdentity-apps', roles)], clusters: [] },
    { stacks: [stackOf('shop-GlobalIdentity-apps-0', roles)], clusters: [] },
  );
  expect(findings.filter(({ code }) => code === 'BP519')).toEqual([
    expect.objectContaining({
      place: { stack: 'shop-GlobalIdentity-apps' },
      message: expect.stringContaining('Api, Web would leave') as string,
      remedy: expect.stringContaining('`teams.apps.shards`') as string,
    }),
  ]);
});

describe('what is said of what goes or is replaced', () => {
  const codes = (before: Resource, after?: Resource): readonly string[] =>
    check({ stacks: [stackOf('A', { It: before })], clusters: [] }, { stacks: [stackOf('A', after ? { It: after } : {})], clusters: [] })
      .findings.map(({ code, verdict }) => `${code} ${verdict}`)
      .filter((one) => !one.startsWith('BP512'));
  const of = resource;

  test.each<[name: string, before: Resource, after: Resource | undefined, said: readonly string[]]>([
    ['a certificate of more names', of('AWS::CertificateManager::Certificate', { DomainName: 'a' }), of('AWS::CertificateManager::Certificate', { DomainName: 'b' }), ['BP517 attention']],
    ['a certificate that goes', of('AWS::CertificateManager::Certificate', { DomainName: 'a' }), undefined, ['BP517 refused']],
    ['an address that goes', of('AWS::EC2::EIP', {}), undefined, ['BP517 refused']],
    ['a load balancer that faces the internet', of('AWS::ElasticLoadBalancingV2::LoadBalancer', { Scheme: 'internal' }), of('AWS::ElasticLoadBalancingV2::LoadBalancer', { Scheme: 'internet-facing' }), ['BP515 refused', 'BP517 refused']],
    ['logs that go', of('AWS::Logs::LogGroup', {}), undefined, ['BP502 attention']],
    ['logs of another name', of('AWS::Logs::LogGroup', { LogGroupName: 'a' }), of('AWS::Logs::LogGroup', { LogGroupName: 'b' }), ['BP501 attention']],
    ['a nested stack that goes', of('AWS::CloudFormation::Stack', {}), undefined, ['BP502 refused']],
    ['a document cluster that goes without a policy', of('AWS::DocDB::DBCluster', {}), undefined, ['BP502 refused']],
    ['a topic of another cluster', of('AWS::MSK::Topic', { TopicName: 'a', ClusterArn: 'one' }), of('AWS::MSK::Topic', { TopicName: 'a', ClusterArn: 'two' }), ['BP501 refused']],
    ['a topic of more copies', of('AWS::MSK::Topic', { TopicName: 'a', ReplicationFactor: 2 }), of('AWS::MSK::Topic', { TopicName: 'a', ReplicationFactor: 3 }), ['BP501 refused', 'BP518 refused']],
    ['a group of another network', of('AWS::EC2::SecurityGroup', { GroupName: 'a', VpcId: 'one' }), of('AWS::EC2::SecurityGroup', { GroupName: 'a', VpcId: 'two' }), ['BP523 attention']],
    ['a target group of another port', of('AWS::ElasticLoadBalancingV2::TargetGroup', { Name: 'a', Port: 80 }), of('AWS::ElasticLoadBalancingV2::TargetGroup', { Name: 'a', Port: 81 }), ['BP518 refused', 'BP523 attention']],
  ])('%s', (_, before, after, expected) => expect([...codes(before, after)].sort()).toEqual([...expected].sort()));
});
