import { became, edited, type Edit } from './edit';
import { DEP, STS, SVC } from './stock';

const NS = `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { pod-security.kubernetes.io/enforce: restricted, team: a } }
`;

const CM = `
apiVersion: v1
kind: ConfigMap
metadata: { name: conf, namespace: shop }
immutable: true
data: { a: b }
`;

const HASHED = CM.replace('name: conf', 'name: conf-aaaa1111').replace(
  'namespace: shop',
  'namespace: shop, annotations: { strata/content-hash: aaaa1111 }',
);

const SEC = CM.replace('ConfigMap', 'Secret').replace('{ a: b }', '{ a: Yg== }');

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

export const CONFIGURATION: readonly Edit[] = [
  became('Namespace: removed', ['BP511 refused Namespace shop'], NS, ''),
  became('Namespace: removed with stateless objects', ['BP511 refused Namespace shop'], NS + '---' + DEP, ''),
  became(
    'Namespace: renamed, stateless',
    ['BP510 attention Namespace shop'],
    NS + '---' + DEP + SVC,
    (NS + '---' + DEP + SVC).replaceAll('name: shop, labels', 'name: store, labels').replaceAll('namespace: shop', 'namespace: store'),
  ),
  became(
    'Namespace: renamed, with a StatefulSet',
    ['BP511 refused Namespace shop'],
    NS + '---' + STS,
    (NS + '---' + STS).replaceAll('name: shop, labels', 'name: store, labels').replaceAll('namespace: shop', 'namespace: store'),
  ),
  edited('Namespace: label', [], NS, ['team: a', 'team: b']),
  edited('Namespace: weaker level', ['BP512 attention Namespace shop'], NS, ['enforce: restricted', 'enforce: privileged']),
  edited('Namespace: annotation', [], NS, ['team: a }', 'team: a }, annotations: { a: b }']),
  edited('ConfigMap, fixed: data', ['BP509 refused ConfigMap shop/conf'], CM, ['a: b', 'a: c']),
  edited('ConfigMap, fixed: fixed no more', ['BP509 refused ConfigMap shop/conf'], CM, ['immutable: true\n', '']),
  edited('ConfigMap, fixed: label', [], CM, ['namespace: shop', 'namespace: shop, labels: { a: b }']),
  edited('ConfigMap: data', [], CM.replace('immutable: true\n', ''), ['a: b', 'a: c']),
  edited('ConfigMap: fixed now', [], CM.replace('immutable: true\n', ''), ['\ndata: {', '\nimmutable: true\ndata: {']),
  became('ConfigMap: removed', ['BP510 attention ConfigMap shop/conf'], CM, ''),
  edited(
    'ConfigMap, hashed: other content',
    ['BP510 attention ConfigMap shop/conf-aaaa1111'],
    HASHED,
    [/aaaa1111/g, 'bbbb2222'],
    ['a: b', 'a: c'],
  ),
  edited('Secret, fixed: data', ['BP509 refused Secret shop/conf'], SEC, ['Yg==', 'Yw==']),
  edited('Secret, fixed: as text', [], SEC, ['data: { a: Yg== }', 'stringData: { a: b }']),
  edited('Secret: type', ['BP509 refused Secret shop/conf'], SEC.replace('immutable: true\n', ''), [
    '\ndata: {',
    '\ntype: kubernetes.io/tls\ndata: {',
  ]),
  edited('Secret: data', [], SEC.replace('immutable: true\n', ''), ['Yg==', 'Yw==']),
  became('Secret: removed', ['BP510 attention Secret shop/conf'], SEC, ''),
  became('documents in another order', [], DEP + SVC + NP, SVC + NP + '---' + DEP),
  edited(
    'ResourceQuota: smaller',
    [],
    `
apiVersion: v1
kind: ResourceQuota
metadata: { name: q, namespace: shop }
spec: { hard: { pods: '10' } }
`,
    ["'10'", "'5'"],
  ),
];
