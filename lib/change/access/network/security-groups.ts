import { mapsOf, textOf, type JsonMap } from '../../reading';
import { ofTypes, tokenOf, type ByType, type Placed } from '../resources';
import type { Resolver } from '../resolved';
import { ALL_PORTS, protocolOf, type Flow, type Ports } from './flows';

export type Direction = 'ingress' | 'egress';

/** A flow through a group, and the resource that lets it. */
export interface GroupFlow extends Flow {
  /** `shop-Data.PostgresGroup`, or an id. */
  readonly group: string;
  readonly direction: Direction;
  readonly from: Placed;
}

const PEERS: Readonly<Record<Direction, readonly string[]>> = {
  ingress: ['CidrIp', 'CidrIpv6', 'SourcePrefixListId', 'SourceSecurityGroupId', 'SourceSecurityGroupName'],
  egress: ['CidrIp', 'CidrIpv6', 'DestinationPrefixListId', 'DestinationSecurityGroupId'],
};

/** `${shop-Data.PostgresGroup.GroupId}` is the group `shop-Data.PostgresGroup`. */
export const groupOf = (text: string): string => /^\$\{([^.}]+\.[^.}]+)(?:\.GroupId)?\}$/.exec(text)?.[1] ?? text;

const portsOf = (rule: JsonMap, protocol: string): Ports => {
  const [from, to] = [rule['FromPort'], rule['ToPort']].map((port) => (port === undefined ? undefined : Number(textOf(port))));
  if (protocol === '-1' || protocol.startsWith('icmp') || from === undefined || Number.isNaN(from) || from < 0) return ALL_PORTS;
  return [from, to === undefined || Number.isNaN(to) ? from : to];
};

const flowsOf = (placed: Placed, rule: JsonMap, group: string, direction: Direction, { text }: Resolver): readonly GroupFlow[] => {
  const protocol = protocolOf(text(placed.stack, rule['IpProtocol']));
  return PEERS[direction].flatMap((name) => {
    const peer = text(placed.stack, rule[name]);
    return peer === undefined ? [] : [{ group, direction, protocol, ports: portsOf(rule, protocol), peer: groupOf(peer), from: placed }];
  });
};

/** What a group lets out that says nothing of it: https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html */
const ANYWHERE: readonly JsonMap[] = [
  { IpProtocol: '-1', CidrIp: '0.0.0.0/0' },
  { IpProtocol: '-1', CidrIpv6: '::/0' },
];

const inline = (placed: Placed, resolver: Resolver): readonly GroupFlow[] => {
  const { SecurityGroupIngress, SecurityGroupEgress } = placed.resource.Properties ?? {};
  const group = tokenOf(placed);
  return [
    ...mapsOf(SecurityGroupIngress).flatMap((rule) => flowsOf(placed, rule, group, 'ingress', resolver)),
    ...(SecurityGroupEgress === undefined ? ANYWHERE : mapsOf(SecurityGroupEgress)).flatMap((rule) =>
      flowsOf(placed, rule, group, 'egress', resolver),
    ),
  ];
};

const separate = (resources: ByType, direction: Direction, resolver: Resolver): readonly GroupFlow[] =>
  ofTypes(resources, direction === 'ingress' ? 'AWS::EC2::SecurityGroupIngress' : 'AWS::EC2::SecurityGroupEgress').flatMap((placed) => {
    const rule = placed.resource.Properties ?? {};
    const group = resolver.text(placed.stack, rule['GroupId'] ?? rule['GroupName']);
    return group === undefined ? [] : flowsOf(placed, rule, groupOf(group), direction, resolver);
  });

/** Everything that the security groups of an assembly let through. */
export const flowsIn = (resources: ByType, resolver: Resolver): readonly GroupFlow[] => [
  ...ofTypes(resources, 'AWS::EC2::SecurityGroup').flatMap((placed) => inline(placed, resolver)),
  ...separate(resources, 'ingress', resolver),
  ...separate(resources, 'egress', resolver),
];

/** Groups of the template itself. */
export const groupsIn = (resources: ByType): ReadonlySet<string> => new Set(ofTypes(resources, 'AWS::EC2::SecurityGroup').map(tokenOf));

/** Groups of load balancers that face the internet. */
export const publicGroups = (resources: ByType, { text, texts }: Resolver): ReadonlySet<string> =>
  new Set(
    ofTypes(resources, 'AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::ElasticLoadBalancing::LoadBalancer')
      .filter(({ stack, resource }) => text(stack, resource.Properties?.['Scheme']) !== 'internal')
      .flatMap(({ stack, resource }) => texts(stack, resource.Properties?.['SecurityGroups']).map(groupOf)),
  );
