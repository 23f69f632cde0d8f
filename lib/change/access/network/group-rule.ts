import type { Changes, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { isWorld } from '../cidr';
import { byType, placeOf } from '../resources';
import { resolverOf, spoken } from '../resolved';
import { openedPorts, trafficText, type Ports } from './flows';
import { flowsIn, groupsIn, publicGroups, type GroupFlow } from './security-groups';

const SOURCE = 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html';

/** Ports that a public entrance is there for. */
const WEB: readonly number[] = [80, 443];

interface Opened {
  readonly flow: GroupFlow;
  readonly ports: readonly Ports[];
}

interface Around {
  /** Groups that stood before. */
  readonly known: (group: string) => boolean;
  /** Groups of what faces the internet. */
  readonly isEntrance: (group: string) => boolean;
}

const isWeb = ({ flow, ports }: Opened): boolean =>
  flow.protocol === 'tcp' && ports.every(([from, to]) => from === to && WEB.includes(from));

/** How bad it is: nothing to say of a new group between others, attention for what is opened within, refusal for the whole internet. */
const gravity = (opened: Opened, { known, isEntrance }: Around): 'none' | 'attention' | 'refused' => {
  const { flow } = opened;
  const toWorld = isWorld(flow.peer) && flow.direction === 'ingress';
  if (!toWorld) return known(flow.group) ? 'attention' : 'none';
  if (flow.protocol.startsWith('icmp')) return 'attention';
  return isWeb(opened) && (isEntrance(flow.group) || !known(flow.group)) ? 'attention' : 'refused';
};

const nameOf = (group: string): string => (group.startsWith('sg-') ? group : (group.split('.')[1] ?? group));

const peerText = ({ peer }: GroupFlow): string => {
  if (isWorld(peer)) return 'the whole internet';
  return peer.includes('/') || peer.startsWith('pl-') ? spoken(peer) : `group ${nameOf(spoken(peer))}`;
};

const finding = ({ flow, ports }: Opened, refused: boolean): Finding => {
  const group = `security group ${nameOf(flow.group)}`;
  const traffic = flow.protocol === '-1' ? trafficText(flow) : ports.map((range) => trafficText({ ...flow, ports: range })).join(', ');
  return {
    code: refused ? 'BP515' : 'BP514',
    verdict: refused ? 'refused' : 'attention',
    place: placeOf(flow.from),
    message:
      flow.direction === 'ingress'
        ? `${peerText(flow)} may now reach ${group}: ${traffic}`
        : `what is in ${group} may now reach ${peerText(flow)}: ${traffic}`,
    remedy: refused
      ? 'name the networks or groups that need it; what is public stands behind a load balancer or CloudFront'
      : 'look whether it needs all of it',
    source: SOURCE,
  };
};

const findings = ({ before, after }: Changes): readonly Finding[] => {
  const [was, is] = [byType(before), byType(after)];
  const [resolverBefore, resolverAfter] = [resolverOf(before), resolverOf(after)];
  const former = flowsIn(was, resolverBefore);
  const [wasThere, isThere, entrances] = [groupsIn(was), groupsIn(is), publicGroups(is, resolverAfter)];
  const around: Around = {
    known: (group) => wasThere.has(group) || !isThere.has(group),
    isEntrance: (group) => entrances.has(group),
  };
  return flowsIn(is, resolverAfter).flatMap((flow): readonly Finding[] => {
    const ports = openedPorts(
      flow,
      former.filter(({ group, direction }) => group === flow.group && direction === flow.direction),
    );
    const opened = { flow, ports };
    const how = ports.length === 0 ? 'none' : gravity(opened, around);
    return how === 'none' ? [] : [finding(opened, how === 'refused')];
  });
};

/** Security groups that let more through are named; what is opened to the whole internet is refused. */
export const securityGroupRule: Rule = (changes) =>
  changes.resources.some(({ type }) => type.startsWith('AWS::EC2::SecurityGroup')) ? findings(changes) : [];
