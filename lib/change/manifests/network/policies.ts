import type { KubernetesObject } from '../../assembly';
import { coversCidr, isWorld, meetsCidr } from '../../access/cidr';
import { at, listOf, mapOf, mapsOf, textOf, textsOf } from '../../reading';
import { coversSelector, finds } from '../selectors';

export type Direction = 'Ingress' | 'Egress';

interface Peer {
  readonly cidr?: string;
  readonly except: readonly string[];
  readonly namespaces?: unknown;
  readonly pods?: unknown;
}

interface Port {
  readonly protocol: string;
  /** A number, a name, or every one. */
  readonly port?: string;
  readonly end?: number;
}

/** One way that a policy opens: undefined stands for every peer, or every port. */
export interface Opening {
  readonly policy: KubernetesObject;
  readonly direction: Direction;
  readonly peer?: Peer;
  readonly port?: Port;
}

const peerOf = (value: unknown): Peer => {
  const cidr = textOf(at(value, 'ipBlock.cidr'));
  const [namespaces, pods] = [at(value, 'namespaceSelector'), at(value, 'podSelector')];
  return {
    ...(cidr === undefined ? {} : { cidr }),
    except: textsOf(at(value, 'ipBlock.except')),
    ...(namespaces === undefined ? {} : { namespaces }),
    ...(pods === undefined ? {} : { pods }),
  };
};

const portOf = (value: unknown): Port => {
  const port = textOf(at(value, 'port'));
  const end = at(value, 'endPort');
  return {
    protocol: textOf(at(value, 'protocol')) ?? 'TCP',
    ...(port === undefined ? {} : { port }),
    ...(typeof end === 'number' ? { end } : {}),
  };
};

const orAll = <T>(values: readonly T[]): readonly (T | undefined)[] => (values.length === 0 ? [undefined] : values);

/** The directions that a policy closes but for what it names: https://kubernetes.io/docs/concepts/services-networking/network-policies/ */
export const directionsOf = (policy: KubernetesObject): readonly Direction[] => {
  const types = textsOf(at(policy, 'spec.policyTypes'));
  if (types.length > 0) return (['Ingress', 'Egress'] as const).filter((type) => types.includes(type));
  return listOf(at(policy, 'spec.egress')).length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
};

/** Whether it is about pods with these labels. */
export const selects = (policy: KubernetesObject, labels: unknown): boolean => finds(at(policy, 'spec.podSelector'), labels);

/** Everything that a policy opens in a direction. */
export const openingsOf = (policy: KubernetesObject, direction: Direction): readonly Opening[] =>
  mapsOf(at(policy, direction === 'Ingress' ? 'spec.ingress' : 'spec.egress')).flatMap((rule) =>
    orAll(mapsOf(rule[direction === 'Ingress' ? 'from' : 'to']).map(peerOf)).flatMap((peer) =>
      orAll(mapsOf(rule['ports']).map(portOf)).map((port) => ({
        policy,
        direction,
        ...(peer === undefined ? {} : { peer }),
        ...(port === undefined ? {} : { port }),
      })),
    ),
  );

const coversBlock = (wide: Peer, narrow: Peer): boolean => {
  if (wide.cidr === undefined || narrow.cidr === undefined || !coversCidr(wide.cidr, narrow.cidr)) return false;
  const { cidr } = narrow;
  return wide.except.every((hole) => !meetsCidr(hole, cidr) || narrow.except.some((other) => coversCidr(other, hole)));
};

const coversPeer = (wide: Peer | undefined, narrow: Peer | undefined): boolean => {
  if (wide === undefined) return true;
  if (narrow === undefined) return false;
  if (wide.cidr !== undefined || narrow.cidr !== undefined) return coversBlock(wide, narrow);
  const sameSpace =
    wide.namespaces === undefined
      ? narrow.namespaces === undefined
      : Object.keys(mapOf(wide.namespaces)).length === 0 ||
        (narrow.namespaces !== undefined && coversSelector(wide.namespaces, narrow.namespaces));
  return sameSpace && coversSelector(wide.pods, narrow.pods);
};

const coversPort = (wide: Port | undefined, narrow: Port | undefined): boolean => {
  if (wide === undefined) return true;
  if (narrow === undefined || wide.protocol !== narrow.protocol) return false;
  if (wide.port === undefined || wide.port === narrow.port)
    return wide.end === undefined ? narrow.end === undefined : (narrow.end ?? 0) <= wide.end;
  const [first, last, from] = [Number(wide.port), wide.end ?? Number(wide.port), Number(narrow.port)];
  return first <= from && (narrow.end ?? from) <= last;
};

/** Whether everything that one way opens is open by the other. */
export const coversOpening = (wide: Opening, narrow: Opening): boolean =>
  coversPeer(wide.peer, narrow.peer) && coversPort(wide.port, narrow.port);

const selectorText = (selector: unknown): string => {
  const labels = Object.entries(mapOf(at(selector, 'matchLabels'))).map(([, value]) => String(value));
  return labels.length > 0 ? labels.join(', ') : '';
};

const peerText = (peer: Peer | undefined): string => {
  if (peer === undefined) return 'everybody';
  if (peer.cidr !== undefined)
    return isWorld(peer.cidr) ? `every address${peer.except.length > 0 ? ` but ${peer.except.join(', ')}` : ''}` : peer.cidr;
  const [pods, spaces] = [selectorText(peer.pods), selectorText(peer.namespaces)];
  const who = pods === '' ? 'every pod' : pods;
  if (peer.namespaces === undefined) return who;
  return `${who} in ${spaces === '' ? 'every namespace' : spaces}`;
};

/** `titles in discovery, TCP 8080`. */
export const openingText = ({ peer, port }: Opening): string => {
  const number = port?.port === undefined ? '' : ` ${port.port}${port.end === undefined ? '' : ` to ${port.end}`}`;
  return `${peerText(peer)}${port === undefined ? ', every port' : `, ${port.protocol}${number}`}`;
};
