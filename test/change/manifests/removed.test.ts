import { check, type KubernetesObject } from '../../../lib/change';
import { gate, verdicts, type ClusterCase } from './cases/gate';
import { claim, definition, namespaced, objectOf, service, statefulSet, storageClass, volume, workload } from './cases/objects';

const shop = objectOf('v1', 'Namespace', { metadata: { name: 'shop' } });
const config = (name: string, hash?: string, namespace = 'shop'): KubernetesObject =>
  objectOf(
    'v1',
    'ConfigMap',
    { metadata: { name, ...(hash === undefined ? {} : { annotations: { 'strata/content-hash': hash } }) }, data: {} },
    namespace,
  );
const rollout = namespaced('argoproj.io/v1alpha1', 'Rollout', {
  spec: { selector: { matchLabels: { app: 'a' } }, template: { metadata: { labels: { app: 'a' } }, spec: { containers: [] } } },
});
const application = namespaced('argoproj.io/v1alpha1', 'Application', {
  metadata: { name: 'platform' },
  spec: { source: { path: 'kubernetes' }, syncPolicy: { automated: { prune: true } } },
});
const volumeOf = { ...storageClass(), metadata: { name: 'growing' } };

const CASES: readonly ClusterCase[] = [
  { name: 'nothing', before: [shop, service()], after: [shop, service()], said: [] },
  { name: 'something more', before: [shop], after: [shop, service()], said: [] },
  { name: 'a service less', before: [shop, service()], after: [shop], said: ['BP510 attention Service shop/a'] },
  { name: 'a workload less', before: [shop, workload('Deployment')], after: [shop], said: ['BP510 attention Deployment shop/a'] },
  { name: 'a stateful set less', before: [shop, statefulSet()], after: [shop], said: ['BP511 refused StatefulSet shop/a'] },
  { name: 'a claim less', before: [shop, claim('1Gi')], after: [shop], said: ['BP511 refused PersistentVolumeClaim shop/a'] },
  { name: 'a volume less', before: [shop, volume()], after: [shop], said: ['BP511 refused PersistentVolume a'] },
  {
    name: 'a definition less',
    before: [shop, definition()],
    after: [shop],
    said: ['BP511 refused CustomResourceDefinition toys.example.com'],
  },
  {
    name: 'a namespace less, with everything in it',
    before: [shop, service(), workload('Deployment')],
    after: [],
    said: ['BP511 refused Namespace shop'],
  },
  { name: 'a class less that nobody asks for', before: [shop, storageClass()], after: [shop], said: ['BP510 attention StorageClass a'] },
  {
    name: 'a class less that a claim asks for',
    before: [claim('1Gi'), volumeOf],
    after: [claim('1Gi')],
    said: ['BP511 refused StorageClass growing'],
  },
  {
    name: 'new content under a name of its own',
    before: [config('web-aa', 'aa')],
    after: [config('web-bb', 'bb')],
    said: ['BP510 attention ConfigMap shop/web-aa'],
  },
  {
    name: 'new contents under names of their own: one finding',
    before: [config('web-aa', 'aa'), config('api-aa', 'aa')],
    after: [config('web-bb', 'bb'), config('api-bb', 'bb')],
    said: ['BP510 attention ConfigMap shop/api-aa'],
  },
  {
    name: 'another kind of the same name',
    before: [workload('Deployment')],
    after: [rollout],
    said: ['BP510 attention Deployment shop/a'],
  },
  {
    name: 'another namespace',
    before: [config('a')],
    after: [config('a', undefined, 'other')],
    said: ['BP510 attention ConfigMap shop/a'],
  },
  {
    name: 'another version of the group',
    before: [namespaced('autoscaling/v1', 'HorizontalPodAutoscaler', {})],
    after: [namespaced('autoscaling/v2', 'HorizontalPodAutoscaler', {})],
    said: [],
  },
  {
    name: 'the group that a kind has moved to',
    before: [namespaced('extensions/v1beta1', 'Ingress', {})],
    after: [namespaced('networking.k8s.io/v1', 'Ingress', {})],
    said: [],
  },
];

it.each(CASES.map((one) => [one.name, one] as const))('%s', (_, { before, after, said }) => {
  expect(verdicts(before, after)).toEqual(said);
});

it('gives the commands that delete what is left', () => {
  const remedy = (before: KubernetesObject[], after: KubernetesObject[]) => gate(before, after).findings[0]?.remedy;
  expect(remedy([workload('Deployment')], [rollout])).toBe('once what replaces it is ready: kubectl delete deployment a -n shop');
  expect(remedy([rollout], [])).toContain('kubectl delete rollout.argoproj.io a -n shop');
  expect(remedy([config('web-aa', 'aa'), config('api-aa', 'aa')], [config('web-bb', 'bb'), config('api-bb', 'bb')])).toContain(
    'kubectl delete configmap api-aa web-aa -n shop',
  );
});

it('says where it went', () => {
  const message = (before: KubernetesObject[], after: KubernetesObject[]) => gate(before, after).findings[0]?.message;
  expect(message([workload('Deployment')], [rollout])).toContain('a Rollout of its name is made beside it, so that both run');
  expect(message([config('a')], [config('a', undefined, 'other')])).toContain('in namespace other another one is made');
});

it('knows that Argo CD prunes by itself', () => {
  expect(gate([application, service()], [application]).findings[0]?.message).toContain('Argo CD would delete it');
  expect(verdicts([application, config('web-aa', 'aa')], [application, config('web-bb', 'bb')])).toEqual([]);
});

it('lets somebody name what is to go', () => {
  const side = (objects: readonly KubernetesObject[]) => ({ stacks: [], clusters: [{ name: 'shop-us-east-1', objects }] });
  expect(check(side([shop]), side([]), { allow: ['Namespace shop'] }).verdict).toBe('attention');
});

it('tells what is forgotten of a cluster that has no manifests any more', () => {
  const cluster = (name: string) => ({ name, objects: [shop, service()] });
  const found = check({ stacks: [], clusters: [cluster('a'), cluster('b')] }, { stacks: [], clusters: [cluster('a')] });
  expect(found.findings.map(({ code, place }) => [code, place])).toEqual([['BP511', { cluster: 'b', object: 'Namespace shop' }]]);
});
