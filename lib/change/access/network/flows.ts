import { coversCidr } from '../cidr';

/** From one port to another, both in it. */
export type Ports = readonly [first: number, last: number];

/** Every port there is. */
export const ALL_PORTS: Ports = [0, 65_535];

/** Traffic that a rule lets through. */
export interface Flow {
  /** `tcp`, `udp`, `icmp`, a number, or `-1` for all. */
  readonly protocol: string;
  readonly ports: Ports;
  /** A range of addresses, a prefix list, a group. */
  readonly peer: string;
}

const NUMBERS: Readonly<Record<string, string>> = { '1': 'icmp', '6': 'tcp', '17': 'udp', '58': 'icmpv6' };

/** The same protocol in one form. */
export const protocolOf = (text: string | undefined): string => {
  const protocol = (text ?? '-1').toLowerCase();
  return protocol === 'all' ? '-1' : (NUMBERS[protocol] ?? protocol);
};

const coversProtocol = (wide: string, narrow: string): boolean => wide === '-1' || wide === narrow;

/** The ports that are left of some when those of others are taken away. */
const without = (ports: readonly Ports[], [first, last]: Ports): readonly Ports[] =>
  ports.flatMap(([from, to]): readonly Ports[] => {
    if (last < from || first > to) return [[from, to]];
    return [...(from < first ? [[from, first - 1] as const] : []), ...(to > last ? [[last + 1, to] as const] : [])];
  });

/** The ports of a flow that none of the others lets through from its peer. Empty: all of it is let through already. */
export const openedPorts = (flow: Flow, by: readonly Flow[]): readonly Ports[] =>
  by
    .filter((other) => coversProtocol(other.protocol, flow.protocol) && coversCidr(other.peer, flow.peer))
    .reduce<readonly Ports[]>((left, other) => without(left, other.protocol === '-1' ? ALL_PORTS : other.ports), [flow.ports]);

/** `tcp 443`, `udp 8000 to 8100`, `everything`. */
export const trafficText = ({ protocol, ports: [first, last] }: Flow): string => {
  if (protocol === '-1') return 'everything';
  if (protocol.startsWith('icmp')) return protocol;
  if (first <= 1 && last === ALL_PORTS[1]) return `${protocol}, every port`;
  return `${protocol} ${first === last ? first : `${first} to ${last}`}`;
};
