import type { Changes, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { at, textOf } from '../../reading';
import { byType, ofTypes, placeOf, tokenOf, type ByType, type Placed } from '../resources';
import { resolverOf, spoken, type Resolver } from '../resolved';
import { ALL_PORTS, openedPorts, protocolOf, trafficText, type Flow, type Ports } from './flows';

interface Entry extends Flow {
  readonly list: string;
  readonly outward: boolean;
  readonly allows: boolean;
  readonly placed: Placed;
}

const portsOf = (placed: Placed): Ports => {
  const [from, to] = ['From', 'To'].map((end) => textOf(at(placed.resource.Properties, `PortRange.${end}`)));
  return from === undefined || to === undefined ? ALL_PORTS : [Number(from), Number(to)];
};

const entriesIn = (resources: ByType, { text }: Resolver): readonly Entry[] =>
  ofTypes(resources, 'AWS::EC2::NetworkAclEntry').flatMap((placed) => {
    const { NetworkAclId, CidrBlock, Ipv6CidrBlock, Egress, RuleAction, Protocol } = placed.resource.Properties ?? {};
    const peer = text(placed.stack, CidrBlock ?? Ipv6CidrBlock);
    const list = text(placed.stack, NetworkAclId);
    if (peer === undefined || list === undefined) return [];
    const common = { list, peer, protocol: protocolOf(textOf(Protocol)), ports: portsOf(placed), placed };
    return [{ ...common, outward: Egress === true || Egress === 'true', allows: RuleAction === 'allow' }];
  });

const finding = (entry: Entry, message: string): Finding => ({
  code: 'BP514',
  verdict: 'attention',
  place: placeOf(entry.placed),
  message: `${message} ${trafficText(entry)} ${entry.outward ? 'to' : 'from'} ${spoken(entry.peer)}`,
  remedy: 'look whether the subnets need it',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html',
});

const alike =
  (entry: Entry) =>
  (other: Entry): boolean =>
    other.list === entry.list && other.outward === entry.outward && other.allows === entry.allows;

const findings = ({ before, after }: Changes): readonly Finding[] => {
  const [was, is] = [byType(before), byType(after)];
  const [former, now] = [entriesIn(was, resolverOf(before)), entriesIn(is, resolverOf(after))];
  const lists = new Set(ofTypes(was, 'AWS::EC2::NetworkAcl').map((placed) => `\${${tokenOf(placed)}}`));
  const stands = ({ list }: Entry): boolean => !list.startsWith('${') || lists.has(list);
  const opened = now.filter((entry) => entry.allows && stands(entry) && openedPorts(entry, former.filter(alike(entry))).length > 0);
  const undenied = former.filter((entry) => !entry.allows && openedPorts(entry, now.filter(alike(entry))).length > 0);
  return [
    ...opened.map((entry) => finding(entry, 'a network ACL would let through')),
    ...undenied.map((entry) => finding(entry, 'a network ACL would deny no more')),
  ];
};

/** Network ACLs that let more through, or deny less. */
export const accessListRule: Rule = (changes) =>
  changes.resources.some(({ type }) => type === 'AWS::EC2::NetworkAclEntry') ? findings(changes) : [];
