import { dns, dnsPods, outsideHttps, podIdentity } from '../../lib/kubernetes/known-traffic';
import { networkPolicy } from '../../lib/kubernetes/network-policy';

const LABELS = { 'app.kubernetes.io/name': 'web' };

it('allows exactly the connections that are named', () => {
  const policy = networkPolicy({
    name: 'web',
    labels: LABELS,
    ingress: [{ peer: { workload: 'gateway', namespace: 'front' }, ports: [8080] }],
    egress: [dns(), podIdentity, outsideHttps('10.0.0.0/16'), { peer: { blocks: ['10.0.208.0/22', '10.0.212.0/22'] }, ports: [5432] }],
  });
  expect(policy['spec']).toEqual({
    policyTypes: ['Ingress', 'Egress'],
    podSelector: { matchLabels: LABELS },
    ingress: [
      {
        from: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'front' } },
            podSelector: { matchLabels: { 'app.kubernetes.io/name': 'gateway' } },
          },
        ],
        ports: [{ protocol: 'TCP', port: 8080 }],
      },
    ],
    egress: [
      {
        to: [{ ipBlock: { cidr: '172.20.0.10/32' } }],
        ports: [
          { protocol: 'UDP', port: 53 },
          { protocol: 'TCP', port: 53 },
        ],
      },
      { to: [{ ipBlock: { cidr: '169.254.170.23/32' } }], ports: [{ protocol: 'TCP', port: 80 }] },
      { to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/16', '169.254.169.254/32'] } }], ports: [{ protocol: 'TCP', port: 443 }] },
      { to: [{ ipBlock: { cidr: '10.0.208.0/22' } }, { ipBlock: { cidr: '10.0.212.0/22' } }], ports: [{ protocol: 'TCP', port: 5432 }] },
    ],
  });
});

it('admits every pod of named namespaces, and of no other', () => {
  const policy = networkPolicy({ name: 'web', labels: LABELS, ingress: [{ peer: { namespaces: ['apps', 'warehouse'] }, ports: [4318] }] });
  const of = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
  expect((policy['spec'] as { ingress: object }).ingress).toEqual([
    { from: [of('apps'), of('warehouse')], ports: [{ protocol: 'TCP', port: 4318 }] },
  ]);
});

it('states no empty list, which the API server would drop and every apply bring back', () => {
  expect(networkPolicy({ name: 'web', labels: LABELS })['spec']).toEqual({
    policyTypes: ['Ingress', 'Egress'],
    podSelector: { matchLabels: LABELS },
  });
});

it('names pods of others by their labels, and blocks inside what is excepted', () => {
  const { egress } = networkPolicy({ name: 'web', labels: LABELS, egress: [dnsPods, outsideHttps('10.0.0.0/16', ['10.0.7.0/24'])] })[
    'spec'
  ] as {
    egress: { to: object[] }[];
  };
  expect(egress.map(({ to }) => to)).toEqual([
    [
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
        podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
      },
    ],
    [{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/16', '169.254.169.254/32'] } }, { ipBlock: { cidr: '10.0.7.0/24' } }],
  ]);
});
