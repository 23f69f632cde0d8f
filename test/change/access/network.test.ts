import type { Json } from '../../../lib/change';
import { gate, resource, verdicts, type Resources, type StackCase } from './cases';

type Part = Readonly<Record<string, Json>>;

const from = (CidrIp: string, FromPort = 443, ToPort = FromPort): Part => ({ IpProtocol: 'tcp', CidrIp, FromPort, ToPort });
const group = (ingress: readonly Part[], egress: readonly Part[] = [{ IpProtocol: '-1', CidrIp: '127.0.0.1/32' }]): Resources => ({
  Group: resource('AWS::EC2::SecurityGroup', { SecurityGroupIngress: ingress, SecurityGroupEgress: egress }),
});
const rule = (properties: Part): Resources => ({
  Rule: resource('AWS::EC2::SecurityGroupIngress', { GroupId: { 'Fn::GetAtt': ['Group', 'GroupId'] }, ...properties }),
});
const peer = (id: string): Part => ({
  IpProtocol: 'tcp',
  FromPort: 5432,
  ToPort: 5432,
  SourceSecurityGroupId: { 'Fn::GetAtt': [id, 'GroupId'] },
});
const balancer = (Scheme: string | undefined, groups: readonly Json[] = [{ Ref: 'Group' }]): Resources => ({
  Balancer: resource('AWS::ElasticLoadBalancingV2::LoadBalancer', { ...(Scheme === undefined ? {} : { Scheme }), SecurityGroups: groups }),
});
const NET = '10.0.0.0/16';
const WORLD = '0.0.0.0/0';
const OPENED = ['BP514 attention Group'];
const REFUSED = ['BP515 refused Group'];

const GROUPS: readonly StackCase[] = [
  { name: 'as before', before: group([from(NET)]), after: group([from(NET)]), said: [] },
  { name: 'a description', before: group([from(NET)]), after: group([{ ...from(NET), Description: 'web' }]), said: [] },
  { name: 'a smaller network', before: group([from(NET)]), after: group([from('10.0.1.0/24')]), said: [] },
  { name: 'a larger network', before: group([from(NET)]), after: group([from('10.0.0.0/8')]), said: OPENED },
  { name: 'one port in two rules', before: group([from(NET, 80, 90)]), after: group([from(NET, 80, 85), from(NET, 86, 90)]), said: [] },
  { name: 'two rules in one', before: group([from(NET, 80, 85), from(NET, 86, 90)]), after: group([from(NET, 80, 90)]), said: [] },
  { name: 'more ports', before: group([from(NET, 80, 90)]), after: group([from(NET, 80, 91)]), said: OPENED },
  { name: 'every protocol', before: group([from(NET)]), after: group([{ IpProtocol: '-1', CidrIp: NET }]), said: OPENED },
  { name: 'a protocol by its number', before: group([from(NET)]), after: group([{ ...from(NET), IpProtocol: '6' }]), said: [] },
  { name: 'the whole internet', before: group([from(NET)]), after: group([from(WORLD)]), said: REFUSED },
  {
    name: 'the whole internet of IPv6',
    before: group([from(NET)]),
    after: group([from(NET), { IpProtocol: 'tcp', CidrIpv6: '::/0', FromPort: 22, ToPort: 22 }]),
    said: REFUSED,
  },
  {
    name: 'the internet in two halves',
    before: group([from(NET)]),
    after: group([from('0.0.0.0/1', 22), from('128.0.0.0/1', 22)]),
    said: [...REFUSED, ...REFUSED],
  },
  { name: 'the whole internet, as before', before: group([from(WORLD)]), after: group([from(WORLD), from(NET)]), said: [] },
  { name: 'a rule less', before: group([from(NET), from(WORLD)]), after: group([from(NET)]), said: [] },
  { name: 'a rule of its own', before: group([from(NET)]), after: { ...group([]), ...rule(from(NET)) }, said: [] },
  { name: 'one more group', before: { ...group([]) }, after: { ...group([]), ...rule(peer('Group')) }, said: ['BP514 attention Rule'] },
  {
    name: 'SSH from everywhere by a rule of its own',
    before: group([]),
    after: { ...group([]), ...rule(from(WORLD, 22)) },
    said: ['BP515 refused Rule'],
  },
  { name: 'everything out', before: group([]), after: group([], [{ IpProtocol: '-1', CidrIp: WORLD }]), said: OPENED },
  {
    name: 'nothing said of what goes out',
    before: group([]),
    after: { Group: resource('AWS::EC2::SecurityGroup', {}) },
    said: [...OPENED, ...OPENED],
  },
  { name: 'a new group between others', before: {}, after: group([from(NET)]), said: [] },
  { name: 'a new group for the web', before: {}, after: group([from(WORLD)]), said: OPENED },
  { name: 'a new group for a database, from everywhere', before: {}, after: group([from(WORLD, 5432)]), said: REFUSED },
  {
    name: 'redirects on an entrance that is public',
    before: { ...group([from(WORLD)]), ...balancer('internet-facing') },
    after: { ...group([from(WORLD), from(WORLD, 80)]), ...balancer('internet-facing') },
    said: OPENED,
  },
  {
    name: 'a balancer that faces the internet',
    before: balancer('internal', []),
    after: balancer('internet-facing', []),
    said: ['BP515 refused Balancer'],
  },
  {
    name: 'a balancer that faces the internet by default',
    before: balancer('internal', []),
    after: balancer(undefined, []),
    said: ['BP515 refused Balancer'],
  },
  {
    name: 'a balancer that faces the internet no more',
    before: balancer('internet-facing', []),
    after: balancer('internal', []),
    said: [],
  },
];

const entry = (RuleAction: string, CidrBlock: string): Resources => ({
  Acl: resource('AWS::EC2::NetworkAcl', {}),
  Entry: resource('AWS::EC2::NetworkAclEntry', {
    NetworkAclId: { Ref: 'Acl' },
    RuleNumber: 100,
    Protocol: 6,
    RuleAction,
    CidrBlock,
    PortRange: { From: 22, To: 22 },
  }),
});
const routed = (more: Resources): Resources => ({
  Table: resource('AWS::EC2::RouteTable', {}),
  Igw: resource('AWS::EC2::InternetGateway', {}),
  ...more,
});
const route = (target: Part): Resources => ({
  Route: resource('AWS::EC2::Route', { RouteTableId: { Ref: 'Table' }, DestinationCidrBlock: WORLD, ...target }),
});
const toInternet = route({ GatewayId: { Ref: 'Igw' } });
const acl = (rules: readonly Part[], action = 'Block'): Resources => ({
  Waf: resource('AWS::WAFv2::WebACL', { DefaultAction: { [action]: {} }, Rules: rules }),
});
const limit: Part = { Name: 'limit', Action: { Block: {} } };
const associated: Resources = { Link: resource('AWS::WAFv2::WebACLAssociation', { ResourceArn: { Ref: 'Balancer' }, WebACLArn: 'arn' }) };

const OTHERS: readonly StackCase[] = [
  { name: 'a list that lets more in', before: entry('allow', NET), after: entry('allow', WORLD), said: ['BP514 attention Entry'] },
  { name: 'a list that lets less in', before: entry('allow', WORLD), after: entry('allow', NET), said: [] },
  { name: 'a list that denies no more', before: entry('deny', WORLD), after: entry('deny', NET), said: ['BP514 attention Entry'] },
  { name: 'a private table that leads to the internet', before: routed({}), after: routed(toInternet), said: ['BP515 refused Route'] },
  { name: 'a private table that leads out alone', before: routed({}), after: routed(route({ NatGatewayId: 'nat-1' })), said: [] },
  { name: 'a new public table', before: {}, after: routed(toInternet), said: [] },
  { name: 'a firewall with a rule less', before: acl([limit]), after: acl([]), said: ['BP514 attention Waf'] },
  {
    name: 'a firewall that only counts',
    before: acl([limit]),
    after: acl([{ Name: 'limit', Action: { Count: {} } }]),
    said: ['BP514 attention Waf'],
  },
  { name: 'a firewall with a rule more', before: acl([]), after: acl([limit]), said: [] },
  { name: 'a firewall that lets the rest through', before: acl([]), after: acl([], 'Allow'), said: ['BP515 refused Waf'] },
  {
    name: 'no firewall',
    before: { ...balancer('internal', []), ...associated },
    after: balancer('internal', []),
    said: ['BP514 attention Link'],
  },
  { name: 'neither a firewall nor what it guards', before: { ...balancer('internal', []), ...associated }, after: {}, said: [] },
];

it.each([...GROUPS, ...OTHERS].map((one) => [one.name, one] as const))('%s', (_, { before, after, said }) => {
  expect(verdicts(before, after)).toEqual(said);
});

it('says in words who reaches what', () => {
  const message = (before: Resources, after: Resources) => gate(before, after).findings[0]?.message;
  expect(message(group([from(NET)]), group([from(WORLD, 22)]))).toBe('the whole internet may now reach security group Group: tcp 22');
  expect(message(group([]), { ...group([]), ...rule(peer('Group')) })).toBe('group Group may now reach security group Group: tcp 5432');
});
