import type { ApiObjectProps } from 'cdk8s';
import { selectorLabels } from './labels';
import type { Peer, PodSelector, Traffic } from './traffic';
import type { NetworkPolicyPeer, NetworkPolicyPort } from './types';

const namespaceOf = (name: string) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });

const peers = (peer: Peer): readonly NetworkPolicyPeer[] => {
  if ('namespaces' in peer) return peer.namespaces.map((name) => ({ namespaceSelector: namespaceOf(name) }));
  if (!('blocks' in peer))
    return [
      {
        namespaceSelector: namespaceOf(peer.namespace),
        podSelector: { matchLabels: 'workload' in peer ? selectorLabels(peer.workload) : { ...peer.pods } },
      },
    ];
  return [
    ...peer.blocks.map((cidr) => ({ ipBlock: { cidr, ...(peer.except ? { except: [...peer.except] } : {}) } })),
    ...(peer.further ?? []).map((cidr) => ({ ipBlock: { cidr } })),
  ];
};

const ports = ({ ports: numbers, protocols = ['TCP'] }: Traffic): readonly NetworkPolicyPort[] =>
  numbers.flatMap((port) => protocols.map((protocol) => ({ protocol, port })));

const policy = (name: string, labels: Readonly<Record<string, string>>, spec: object): ApiObjectProps => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, labels: { ...labels } },
  spec: { policyTypes: ['Ingress', 'Egress'], ...spec },
});

/** Nothing reaches a pod of the namespace, and no pod reaches anything, unless another policy says so. No workload can have its name, which has a dot. */
export const denyAll = (labels: Readonly<Record<string, string>>): ApiObjectProps =>
  policy('strata.default-deny', labels, { podSelector: {} });

export interface NetworkPolicyProps {
  /** Name of the policy, and of the workload that it is for. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Its pods, where their labels are not ours to choose. @default those of the workload of this name */
  readonly selector?: PodSelector;
  /** Who may open connections to it. @default nobody */
  readonly ingress?: readonly Traffic[];
  /** What it may open connections to. @default nothing */
  readonly egress?: readonly Traffic[];
}

/**
 * All connections that the pods of one workload may take and make. The kubelet's probes need no rule: they come from the pod's own
 * node, which policies always let through.
 */
export const networkPolicy = ({
  name,
  labels,
  selector = { matchLabels: selectorLabels(name) },
  ingress = [],
  egress = [],
}: NetworkPolicyProps): ApiObjectProps =>
  policy(name, labels, {
    podSelector: selector,
    // An empty list is not stored, so that stating one would be a change at every apply.
    ...(ingress.length > 0 ? { ingress: ingress.map((traffic) => ({ from: peers(traffic.peer), ports: ports(traffic) })) } : {}),
    ...(egress.length > 0 ? { egress: egress.map((traffic) => ({ to: peers(traffic.peer), ports: ports(traffic) })) } : {}),
  });
