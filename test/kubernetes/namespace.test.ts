import { RestrictedNamespace } from '../../lib/kubernetes/namespace';
import { objectsIn } from './objects';

const objects = objectsIn(
  (chart) =>
    new RestrictedNamespace(chart, 'Namespace', {
      name: 'payments',
      partOf: 'shop',
      kubernetes: '1.36',
      labels: { 'strata/team': 'payments' },
    }),
);

it('enforces, warns of and audits Pod Security "restricted" of the version of the cluster', () => {
  expect(objects.get('Namespace')?.metadata).toEqual({
    name: 'payments',
    labels: {
      'app.kubernetes.io/part-of': 'shop',
      'app.kubernetes.io/managed-by': 'strata',
      'strata/team': 'payments',
      'pod-security.kubernetes.io/enforce': 'restricted',
      'pod-security.kubernetes.io/enforce-version': 'v1.36',
      'pod-security.kubernetes.io/warn': 'restricted',
      'pod-security.kubernetes.io/warn-version': 'v1.36',
      'pod-security.kubernetes.io/audit': 'restricted',
      'pod-security.kubernetes.io/audit-version': 'v1.36',
    },
  });
});

it('enforces what a component needs, where that is more', () => {
  const weaker = objectsIn(
    (chart) => new RestrictedNamespace(chart, 'N', { name: 'agents', partOf: 'shop', kubernetes: '1.36', level: 'privileged' }),
  );
  expect(weaker.get('Namespace')?.metadata.labels).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'privileged' });
});

it('denies all traffic in both directions, under a name that no workload can have', () => {
  expect(objects.get('NetworkPolicy')).toMatchObject({ metadata: { name: expect.stringContaining('.') as string, namespace: 'payments' } });
  expect(objects.get('NetworkPolicy')).toHaveProperty('spec', { policyTypes: ['Ingress', 'Egress'], podSelector: {} });
});

it('lets the cluster make no load balancer and open no port on nodes', () => {
  expect(objects.get('ResourceQuota')).toMatchObject({
    metadata: { namespace: 'payments' },
    spec: { hard: { 'services.loadbalancers': '0', 'services.nodeports': '0' } },
  });
});
