import type { KubernetesObject } from '../../synth';
import { specOf, type Cluster } from './reading';

interface Selector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly { readonly key: string; readonly operator: string }[];
}

/** Whether a selector takes pods with these labels; of expressions it knows those that ask whether a label is there. */
const takes = ({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Readonly<Record<string, string>>): boolean =>
  Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
  matchExpressions.every(({ key, operator }) => (operator === 'Exists') === Object.hasOwn(labels, key));

export interface PolicyPeer {
  readonly podSelector?: Selector;
  readonly namespaceSelector?: Selector;
  readonly ipBlock?: { readonly cidr: string };
}

export interface PolicyRule {
  readonly from?: readonly PolicyPeer[];
  readonly to?: readonly PolicyPeer[];
  readonly ports?: readonly { readonly port: number | string }[];
}

export interface PolicySpec {
  readonly podSelector: Selector;
  readonly policyTypes?: readonly string[];
  readonly ingress?: readonly PolicyRule[];
  readonly egress?: readonly PolicyRule[];
}

export const policySpec = (policy: KubernetesObject): PolicySpec => specOf<PolicySpec>(policy);

/** Is it for all pods of its namespace? */
export const isForAll = (policy: KubernetesObject): boolean => {
  const { matchLabels = {}, matchExpressions = [] } = policySpec(policy).podSelector;
  return Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;
};

/** Policies that select pods with these labels by a label, and so are theirs. */
export const ownPolicies = (
  cluster: Cluster,
  namespace: string | undefined,
  labels: Readonly<Record<string, string>>,
): readonly KubernetesObject[] =>
  cluster
    .of('NetworkPolicy')
    .filter((p) => p.metadata.namespace === namespace && !isForAll(p))
    .filter((p) => takes(policySpec(p).podSelector, labels));

export const bothDirections = (policy: KubernetesObject): boolean =>
  [...(policySpec(policy).policyTypes ?? [])].sort().join() === 'Egress,Ingress';
