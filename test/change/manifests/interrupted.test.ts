import type { KubernetesObject } from '../../../lib/change';
import { verdicts, type ClusterCase } from './cases/gate';
import { namespaced, service, statefulSet, template, workload } from './cases/objects';

const probed = (container: Record<string, unknown>) => workload('Deployment', { template: template({ app: 'a' }, {}, container) });
const probe = { httpGet: { path: '/healthz', port: 8080 } };
const budget = (spec: Record<string, unknown>) =>
  namespaced('policy/v1', 'PodDisruptionBudget', { spec: { selector: { matchLabels: { app: 'a' } }, ...spec } });
const scaler = (minReplicas: number): KubernetesObject =>
  namespaced('autoscaling/v2', 'HorizontalPodAutoscaler', {
    spec: { minReplicas, maxReplicas: 9, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' } },
  });
const three = workload('Deployment', { replicas: 3 });
const other = workload('Deployment', { selector: { matchLabels: { app: 'b' } }, template: template({ app: 'b' }) });
const renamed = { ...other, metadata: { ...other.metadata, name: 'b' } };

const CASES: readonly ClusterCase[] = [
  { name: 'fewer replicas', before: [three], after: [workload('Deployment', { replicas: 2 })], said: [] },
  { name: 'no replica', before: [three], after: [workload('Deployment', { replicas: 0 })], said: ['BP522 attention Deployment shop/a'] },
  {
    name: 'no replica, as before',
    before: [workload('Deployment', { replicas: 0 })],
    after: [workload('Deployment', { replicas: 0, minReadySeconds: 1 })],
    said: [],
  },
  { name: 'replicas left to a default', before: [three], after: [workload('Deployment')], said: ['BP522 attention Deployment shop/a'] },
  {
    name: 'fewer pods with data',
    before: [statefulSet({ replicas: 3 })],
    after: [statefulSet({ replicas: 2 })],
    said: ['BP522 attention StatefulSet shop/a'],
  },
  {
    name: 'all pods at once',
    before: [three],
    after: [workload('Deployment', { replicas: 3, strategy: { type: 'Recreate' } })],
    said: ['BP522 attention Deployment shop/a'],
  },
  {
    name: 'without its readiness',
    before: [probed({ readinessProbe: probe })],
    after: [probed({})],
    said: ['BP522 attention Deployment shop/a'],
  },
  {
    name: 'asked elsewhere whether it is ready',
    before: [probed({ readinessProbe: probe })],
    after: [probed({ readinessProbe: { ...probe, periodSeconds: 5 } })],
    said: [],
  },
  { name: 'with a readiness', before: [probed({})], after: [probed({ readinessProbe: probe })], said: [] },
  {
    name: 'a service that finds nothing',
    before: [three, service()],
    after: [three, service({ selector: { app: 'b' } })],
    said: ['BP522 attention Service shop/a'],
  },
  {
    name: 'a service whose pods have gone',
    before: [three, service()],
    after: [renamed, service()],
    said: ['BP510 attention Deployment shop/a', 'BP522 attention Service shop/a'],
  },
  {
    name: 'a service that finds others',
    before: [three, service()],
    after: [three, renamed, service({ selector: { app: 'b' } })],
    said: [],
  },
  {
    name: 'a service that never found anything',
    before: [service({ selector: { app: 'z' } })],
    after: [service({ selector: { app: 'y' } })],
    said: [],
  },
  {
    name: 'a budget less',
    before: [three, budget({ maxUnavailable: 1 })],
    after: [three],
    said: ['BP510 attention PodDisruptionBudget shop/a', 'BP522 attention PodDisruptionBudget shop/a'],
  },
  {
    name: 'a budget less, with its pods',
    before: [three, budget({ maxUnavailable: 1 })],
    after: [],
    said: ['BP510 attention Deployment shop/a', 'BP510 attention PodDisruptionBudget shop/a'],
  },
  {
    name: 'a budget that lets nothing go',
    before: [three, budget({ maxUnavailable: 1 })],
    after: [three, budget({ maxUnavailable: 0 })],
    said: ['BP522 attention PodDisruptionBudget shop/a'],
  },
  {
    name: 'as many at least as there are',
    before: [three, budget({ minAvailable: 2 })],
    after: [three, budget({ minAvailable: 3 })],
    said: ['BP522 attention PodDisruptionBudget shop/a'],
  },
  {
    name: 'all of them at least',
    before: [three, budget({ minAvailable: '50%' })],
    after: [three, budget({ minAvailable: '100%' })],
    said: ['BP522 attention PodDisruptionBudget shop/a'],
  },
  {
    name: 'two at least of what is scaled from three',
    before: [workload('Deployment'), scaler(3), budget({ minAvailable: 1 })],
    after: [workload('Deployment'), scaler(3), budget({ minAvailable: 2 })],
    said: [],
  },
  {
    name: 'two at least of what is scaled from two now',
    before: [workload('Deployment'), scaler(3), budget({ minAvailable: 2 })],
    after: [workload('Deployment'), scaler(2), budget({ minAvailable: 2 })],
    said: ['BP522 attention PodDisruptionBudget shop/a'],
  },
];

it.each(CASES.map((one) => [one.name, one] as const))('%s', (_, { before, after, said }) => {
  expect(verdicts(before, after)).toEqual(said);
});
