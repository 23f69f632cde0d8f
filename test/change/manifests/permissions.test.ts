import type { KubernetesObject } from '../../../lib/change';
import { gate, verdicts, type ClusterCase } from './cases/gate';
import { binding, namespaced, objectOf, statefulSet, template, volume, workload } from './cases/objects';

const hardened = { allowPrivilegeEscalation: false, runAsNonRoot: true, capabilities: { drop: ['ALL'] } };
const deployed = (pod: Record<string, unknown> = {}, securityContext: Record<string, unknown> = {}) =>
  workload('Deployment', { template: template({ app: 'a' }, pod, { securityContext: { ...hardened, ...securityContext } }) });
const SAID = ['BP512 attention Deployment shop/a'];
const level = (enforce?: string) =>
  objectOf('v1', 'Namespace', {
    metadata: { name: 'shop', ...(enforce === undefined ? {} : { labels: { 'pod-security.kubernetes.io/enforce': enforce } }) },
  });
const account = namespaced('v1', 'ServiceAccount', {});
const role = (...rules: readonly Record<string, unknown>[]) => namespaced('rbac.authorization.k8s.io/v1', 'Role', { rules });
const reading = { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] };
const bound = (more: Record<string, unknown> = {}) =>
  binding('RoleBinding', 'a', { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'a' }, ...more });
const to = (kind: string, name: string) => ({ subjects: [{ kind, name, apiGroup: 'rbac.authorization.k8s.io' }] });
const roles = (...rules: readonly Record<string, unknown>[]): readonly KubernetesObject[] => [account, role(...rules), bound()];

const kyverno = (validationActions: readonly string[]) =>
  objectOf('policies.kyverno.io/v1', 'ValidatingPolicy', { spec: { validationActions } });
const nodes = (httpTokens: string) => objectOf('karpenter.k8s.aws/v1', 'EC2NodeClass', { spec: { metadataOptions: { httpTokens } } });

const CASES: readonly ClusterCase[] = [
  { name: 'pods as before', before: [deployed()], after: [deployed({ dnsPolicy: 'Default' })], said: [] },
  { name: 'privileged', before: [deployed()], after: [deployed({}, { privileged: true })], said: SAID },
  { name: 'privileged no more', before: [deployed({}, { privileged: true })], after: [deployed()], said: [] },
  { name: 'the network of the node', before: [deployed()], after: [deployed({ hostNetwork: true })], said: SAID },
  {
    name: 'a folder of the node',
    before: [deployed()],
    after: [deployed({ volumes: [{ name: 'v', hostPath: { path: '/' } }] })],
    said: SAID,
  },
  { name: 'a folder of its own', before: [deployed()], after: [deployed({ volumes: [{ name: 'v', emptyDir: {} }] })], said: [] },
  { name: 'as root', before: [deployed()], after: [deployed({}, { runAsNonRoot: false })], said: SAID },
  { name: 'another user', before: [deployed()], after: [deployed({}, { runAsUser: 1001 })], said: [] },
  {
    name: 'one more capability',
    before: [deployed()],
    after: [deployed({}, { capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } })],
    said: SAID,
  },
  { name: 'a privileged newcomer', before: [], after: [deployed({}, { privileged: true })], said: SAID },
  { name: 'an ordinary newcomer', before: [], after: [workload('Deployment')], said: [] },
  { name: 'another account', before: [deployed({ serviceAccountName: 'a' })], after: [deployed({ serviceAccountName: 'b' })], said: SAID },
  { name: 'a weaker level of pods', before: [level('restricted')], after: [level('baseline')], said: ['BP512 attention Namespace shop'] },
  { name: 'no level of pods', before: [level('baseline')], after: [level()], said: ['BP512 attention Namespace shop'] },
  { name: 'a stricter level of pods', before: [level('baseline')], after: [level('restricted')], said: [] },
  { name: 'a role as before, in another order', before: roles(reading), after: roles({ ...reading, verbs: ['list', 'get'] }), said: [] },
  {
    name: 'a role in two rules',
    before: roles(reading),
    after: roles({ ...reading, verbs: ['get'] }, { ...reading, verbs: ['list'] }),
    said: [],
  },
  { name: 'a narrower role', before: roles(reading), after: roles({ ...reading, verbs: ['get'] }), said: [] },
  { name: 'a list instead of everything', before: roles({ ...reading, verbs: ['*'] }), after: roles(reading), said: [] },
  {
    name: 'one more verb',
    before: roles(reading),
    after: roles({ ...reading, verbs: ['get', 'list', 'delete'] }),
    said: ['BP512 attention RoleBinding shop/a'],
  },
  {
    name: 'one more resource',
    before: roles(reading),
    after: roles({ ...reading, resources: ['pods', 'secrets'] }),
    said: ['BP512 attention RoleBinding shop/a'],
  },
  {
    name: 'all names instead of some',
    before: roles({ ...reading, resourceNames: ['a'] }),
    after: roles(reading),
    said: ['BP512 attention RoleBinding shop/a'],
  },
  {
    name: 'everything',
    before: roles(reading),
    after: roles({ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }),
    said: ['BP513 refused RoleBinding shop/a'],
  },
  {
    name: 'one more subject',
    before: roles(reading),
    after: [account, role(reading), bound(to('User', 'ann'))],
    said: ['BP512 attention RoleBinding shop/a'],
  },
  {
    name: 'anybody',
    before: roles(reading),
    after: [account, role(reading), bound(to('User', 'system:anonymous'))],
    said: ['BP513 refused RoleBinding shop/a'],
  },
  { name: 'a newcomer with a role', before: [], after: roles(reading), said: ['BP512 attention RoleBinding shop/a'] },
  {
    name: 'the administration of the cluster',
    before: [account],
    after: [account, binding('ClusterRoleBinding', 'cluster-admin')],
    said: ['BP513 refused ClusterRoleBinding a'],
  },
  {
    name: 'reading instead of writing',
    before: [account, binding('RoleBinding', 'edit', { metadata: { name: 'e' } })],
    after: [account, binding('RoleBinding', 'view', { metadata: { name: 'v' } })],
    said: ['BP510 attention RoleBinding shop/e'],
  },
  {
    name: 'in all namespaces',
    before: [account, binding('RoleBinding', 'view')],
    after: [account, binding('RoleBinding', 'view'), binding('ClusterRoleBinding', 'view')],
    said: ['BP512 attention ClusterRoleBinding a'],
  },
  {
    name: 'a disk that goes with its claim',
    before: [volume()],
    after: [volume({ persistentVolumeReclaimPolicy: 'Delete' })],
    said: ['BP505 refused PersistentVolume a'],
  },
  {
    name: 'claims that go with their set',
    before: [statefulSet()],
    after: [statefulSet({ persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete' } })],
    said: ['BP505 refused StatefulSet shop/a'],
  },
  {
    name: 'a policy that only reports',
    before: [kyverno(['Deny'])],
    after: [kyverno(['Audit'])],
    said: ['BP512 attention ValidatingPolicy a'],
  },
  { name: 'a policy that refuses now', before: [kyverno(['Audit'])], after: [kyverno(['Deny'])], said: [] },
  {
    name: 'a policy less',
    before: [kyverno(['Deny'])],
    after: [],
    said: ['BP510 attention ValidatingPolicy a', 'BP512 attention ValidatingPolicy a'],
  },
  { name: 'a policy less that only reported', before: [kyverno(['Audit'])], after: [], said: ['BP510 attention ValidatingPolicy a'] },
  {
    name: 'nodes with metadata without a token',
    before: [nodes('required')],
    after: [nodes('optional')],
    said: ['BP512 attention EC2NodeClass a'],
  },
];

it.each(CASES.map((one) => [one.name, one] as const))('%s', (_, { before, after, said }) => {
  expect(verdicts(before, after)).toEqual(said);
});

it('says in words who may do what', () => {
  const message = (before: readonly KubernetesObject[], after: readonly KubernetesObject[]) => gate(before, after).findings[0]?.message;
  expect(message(roles(reading), roles({ ...reading, verbs: ['get', 'list', 'delete'] }))).toBe(
    'ServiceAccount shop/a may now delete pods in namespace shop',
  );
  expect(message([deployed()], [deployed({ hostPID: true })])).toBe(
    'pods of Deployment shop/a may now see and end every process of the node',
  );
});
