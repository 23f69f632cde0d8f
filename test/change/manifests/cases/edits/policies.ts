import { became, edited, type Edit } from './edit';
import { DEP } from './stock';

const NP = `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress, Egress]
  ingress: [{ from: [{ podSelector: { matchLabels: { app: edge } } }], ports: [{ port: 8080, protocol: TCP }] }]
  egress: [{ to: [{ ipBlock: { cidr: 10.0.0.0/16 } }] }]
`;

export const POLICIES: readonly Edit[] = [
  edited('NetworkPolicy: removed', ['BP510 attention NetworkPolicy shop/web', 'BP514 attention NetworkPolicy shop/web'], DEP + NP, [
    /---[^]*/,
    '',
  ]),
  edited('NetworkPolicy: everybody', ['BP514 attention NetworkPolicy shop/web'], DEP + NP, [/from: \[.*\}\], ports/, 'ports']),
  edited('NetworkPolicy: everything in', ['BP514 attention NetworkPolicy shop/web'], DEP + NP, [/ingress: \[.*\n/, 'ingress: [{}]\n']),
  edited('NetworkPolicy: out to the world', ['BP514 attention NetworkPolicy shop/web'], DEP + NP, ['10.0.0.0/16', '0.0.0.0/0']),
  edited('NetworkPolicy: smaller network', [], DEP + NP, ['10.0.0.0/16', '10.0.0.0/24']),
  edited('NetworkPolicy: nothing in any more', [], DEP + NP, [/ingress: \[.*\n/, 'ingress: []\n']),
  edited('NetworkPolicy: ingress only', ['BP514 attention NetworkPolicy shop/web'], DEP + NP, ['[Ingress, Egress]', '[Ingress]']),
  edited('NetworkPolicy: other pods', ['BP514 attention NetworkPolicy shop/web'], DEP + NP, [
    'podSelector: { matchLabels: { app: web } }\n',
    'podSelector: { matchLabels: { app: site } }\n',
  ]),
  edited('NetworkPolicy: label', [], DEP + NP, [
    'kind: NetworkPolicy\nmetadata: { name: web',
    'kind: NetworkPolicy\nmetadata: { labels: { a: b }, name: web',
  ]),
  edited('NetworkPolicy: protocol left to its default', [], DEP + NP, [', protocol: TCP', '']),
  became('NetworkPolicy: a first one that closes', [], DEP, DEP + NP),
];
