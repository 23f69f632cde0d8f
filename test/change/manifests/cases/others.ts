import type { UpdateCase } from './cases';
import { binding, claim, definition, definitionOf, namespaced, objectOf, service, storageClass, volume } from './objects';

const config = (data: Record<string, string>, immutable?: boolean) =>
  namespaced('v1', 'ConfigMap', { data, ...(immutable === undefined ? {} : { immutable }) });
const secret = (rest: Record<string, unknown>) => namespaced('v1', 'Secret', rest);
const binding64 = { data: { a: 'Yg==' }, immutable: true };
const priority = (rest: Record<string, unknown>) => objectOf('scheduling.k8s.io/v1', 'PriorityClass', rest);
const ingressClass = (spec: Record<string, unknown>) => objectOf('networking.k8s.io/v1', 'IngressClass', { spec });
const driver = (spec: Record<string, unknown>) => objectOf('storage.k8s.io/v1', 'CSIDriver', { spec });
const nodeClass = (role: string, more: Record<string, unknown> = {}) =>
  objectOf('eks.amazonaws.com/v1', 'NodeClass', {
    spec: { role, subnetSelectorTerms: [{ id: 'subnet-12345678' }], securityGroupSelectorTerms: [{ id: 'sg-12345678' }], ...more },
  });
const nodePool = (nodeClassRef: Record<string, string>, more: Record<string, unknown> = {}) =>
  objectOf('karpenter.sh/v1', 'NodePool', {
    spec: {
      template: { spec: { nodeClassRef, requirements: [{ key: 'kubernetes.io/arch', operator: 'In', values: ['arm64'] }] } },
      ...more,
    },
  });
const targets = (spec: Record<string, unknown>) =>
  namespaced('eks.amazonaws.com/v1', 'TargetGroupBinding', {
    spec: { serviceRef: { name: 'a', port: 80 }, targetGroupARN: 'arn:a', targetType: 'ip', ...spec },
  });
const quota = (spec: Record<string, unknown>) => namespaced('v1', 'ResourceQuota', { spec: { hard: { pods: '5' }, ...spec } });
const ref = { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'a' };
const zone = (name: string) => ({
  required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'topology.kubernetes.io/zone', operator: 'In', values: [name] }] }] },
});

/** What becomes of everything else that is changed. */
export const OTHERS: readonly UpdateCase[] = [
  { name: 'ConfigMap: other data', before: config({ a: 'b' }), after: config({ a: 'c' }) },
  { name: 'ConfigMap: fixed now', before: config({ a: 'b' }), after: config({ a: 'b' }, true) },
  { name: 'ConfigMap, fixed: other data', before: config({ a: 'b' }, true), after: config({ a: 'c' }, true), refused: 'data.a' },
  { name: 'ConfigMap, fixed: fixed no more', before: config({ a: 'b' }, true), after: config({ a: 'b' }, false), refused: 'immutable' },
  {
    name: 'Secret: another type',
    before: secret({ data: { a: 'Yg==' } }),
    after: secret({ type: 'example.com/b', data: { a: 'Yg==' } }),
    refused: 'type',
  },
  { name: 'Secret: its type written out', before: secret({ data: { a: 'Yg==' } }), after: secret({ type: 'Opaque', data: { a: 'Yg==' } }) },
  {
    name: 'Secret, fixed: other data',
    before: secret(binding64),
    after: secret({ data: { a: 'Yw==' }, immutable: true }),
    refused: 'data.a',
  },
  { name: 'Service: another port', before: service(), after: service({ ports: [{ port: 81 }] }) },
  { name: 'Service: another selector', before: service(), after: service({ selector: { app: 'b' } }) },
  {
    name: 'Service: another address',
    before: service({ clusterIP: '10.96.7.7' }),
    after: service({ clusterIP: '10.96.7.8' }),
    refused: 'spec.clusterIP',
  },
  { name: 'Service: without addresses now', before: service(), after: service({ clusterIP: 'None' }), refused: 'spec.clusterIP' },
  {
    name: 'Service: with a name outside',
    before: service(),
    after: service({ type: 'ExternalName', externalName: 'example.com', selector: undefined }),
  },
  {
    name: 'Service: another class of load balancer',
    before: service({ type: 'LoadBalancer', loadBalancerClass: 'example.com/a' }),
    after: service({ type: 'LoadBalancer', loadBalancerClass: 'example.com/b' }),
    refused: 'spec.loadBalancerClass',
  },
  { name: 'Service: a port of the node', before: service(), after: service({ type: 'NodePort' }) },
  { name: 'PersistentVolumeClaim: larger', before: claim('1Gi'), after: claim('2Gi') },
  { name: 'PersistentVolumeClaim: smaller', before: claim('2Gi'), after: claim('1Gi'), refused: 'spec.resources.requests.storage' },
  { name: 'PersistentVolumeClaim: written otherwise', before: claim('1Gi'), after: claim('1024Mi', { volumeMode: 'Filesystem' }) },
  { name: 'PersistentVolumeClaim: another class', before: claim('1Gi'), after: claim('1Gi', { storageClassName: 'b' }), refused: 'spec' },
  {
    name: 'PersistentVolumeClaim: other ways of access',
    before: claim('1Gi'),
    after: claim('1Gi', { accessModes: ['ReadWriteMany'] }),
    refused: 'spec',
  },
  {
    name: 'PersistentVolume: another disk',
    before: volume(),
    after: volume({ csi: { driver: 'ebs.csi.aws.com', volumeHandle: 'vol-2' } }),
    refused: 'spec.csi.volumeHandle',
  },
  { name: 'PersistentVolume: deleted with its claim', before: volume(), after: volume({ persistentVolumeReclaimPolicy: 'Delete' }) },
  {
    name: 'PersistentVolume: another zone',
    before: volume({ nodeAffinity: zone('a') }),
    after: volume({ nodeAffinity: zone('b') }),
    refused: 'spec.nodeAffinity.required.nodeSelectorTerms',
  },
  {
    name: 'StorageClass: other parameters',
    before: storageClass(),
    after: storageClass({ parameters: { type: 'io2' } }),
    refused: 'parameters.type',
  },
  {
    name: 'StorageClass: another driver',
    before: storageClass(),
    after: storageClass({ provisioner: 'example.com' }),
    refused: 'provisioner',
  },
  {
    name: 'StorageClass: volumes that stay',
    before: storageClass(),
    after: storageClass({ reclaimPolicy: 'Retain' }),
    refused: 'reclaimPolicy',
  },
  {
    name: 'StorageClass: bound later',
    before: storageClass(),
    after: storageClass({ volumeBindingMode: 'WaitForFirstConsumer' }),
    refused: 'volumeBindingMode',
  },
  {
    name: 'StorageClass: what may change',
    before: storageClass(),
    after: storageClass({
      allowVolumeExpansion: true,
      mountOptions: ['noatime'],
      reclaimPolicy: 'Delete',
      allowedTopologies: [{ matchLabelExpressions: [{ key: 'topology.kubernetes.io/zone', values: ['a'] }] }],
    }),
  },
  {
    name: 'RoleBinding: another role',
    before: binding('RoleBinding', 'view'),
    after: binding('RoleBinding', 'edit'),
    refused: 'roleRef.name',
  },
  {
    name: 'RoleBinding: other subjects',
    before: binding('RoleBinding', 'view'),
    after: binding('RoleBinding', 'view', { subjects: [{ kind: 'ServiceAccount', name: 'b', namespace: 'shop' }] }),
  },
  {
    name: 'ClusterRoleBinding: another role',
    before: binding('ClusterRoleBinding', 'view'),
    after: binding('ClusterRoleBinding', 'edit'),
    refused: 'roleRef.name',
  },
  { name: 'PriorityClass: another value', before: priority({ value: 1 }), after: priority({ value: 2 }), refused: 'value' },
  {
    name: 'PriorityClass: never pushes others out',
    before: priority({ value: 1 }),
    after: priority({ value: 1, preemptionPolicy: 'Never' }),
    refused: 'preemptionPolicy',
  },
  { name: 'PriorityClass: another description', before: priority({ value: 1 }), after: priority({ value: 1, description: 'x' }) },
  {
    name: 'IngressClass: another controller',
    before: ingressClass({ controller: 'example.com/a' }),
    after: ingressClass({ controller: 'example.com/b' }),
    refused: 'spec.controller',
  },
  {
    name: 'RuntimeClass: another handler',
    before: objectOf('node.k8s.io/v1', 'RuntimeClass', { handler: 'a' }),
    after: objectOf('node.k8s.io/v1', 'RuntimeClass', { handler: 'b' }),
    refused: 'handler',
  },
  { name: 'CSIDriver: nothing to attach', before: driver({}), after: driver({ attachRequired: false }), refused: 'spec.attachRequired' },
  {
    name: 'CSIDriver: for moments too',
    before: driver({}),
    after: driver({ volumeLifecycleModes: ['Persistent', 'Ephemeral'] }),
    refused: 'spec.volumeLifecycleModes',
  },
  { name: 'CSIDriver: tells the pod', before: driver({}), after: driver({ podInfoOnMount: true }) },
  { name: 'ResourceQuota: other scopes', before: quota({}), after: quota({ scopes: ['BestEffort'] }), refused: 'spec.scopes' },
  { name: 'ResourceQuota: more', before: quota({}), after: quota({ hard: { pods: '6' } }) },
  {
    name: 'EndpointSlice: other addresses',
    before: namespaced('discovery.k8s.io/v1', 'EndpointSlice', { addressType: 'IPv4', endpoints: [] }),
    after: namespaced('discovery.k8s.io/v1', 'EndpointSlice', { addressType: 'IPv6', endpoints: [] }),
    refused: 'addressType',
  },
  {
    name: 'VolumeAttributesClass: other parameters',
    before: objectOf('storage.k8s.io/v1', 'VolumeAttributesClass', { driverName: 'a.b', parameters: { iops: '1' } }),
    after: objectOf('storage.k8s.io/v1', 'VolumeAttributesClass', { driverName: 'a.b', parameters: { iops: '2' } }),
    refused: 'parameters.iops',
  },
  {
    name: 'CustomResourceDefinition: in all namespaces',
    before: definition(),
    after: definition({ scope: 'Cluster' }),
    refused: 'spec.scope',
  },
  {
    name: 'CustomResourceDefinition: another kind',
    before: definition(),
    after: definition({ names: { kind: 'Doll', plural: 'toys', singular: 'toy' } }),
    refused: 'spec.names.kind',
  },
  { name: 'CustomResourceDefinition: one more version', before: definition(), after: definitionOf(['v1', true], ['v2', false]) },
  {
    name: 'CustomResourceDefinition: without the version that is stored',
    before: definition(),
    after: definitionOf(['v2', true]),
    refused: 'spec.versions',
  },
  {
    name: 'CustomResourceDefinition: without a version that nobody stores',
    before: definitionOf(['v1', true], ['v2', false]),
    after: definition(),
  },
  { name: 'NodeClass: another role', before: nodeClass('a'), after: nodeClass('b'), refused: 'spec.role' },
  { name: 'NodeClass: larger disks', before: nodeClass('a'), after: nodeClass('a', { ephemeralStorage: { size: '100Gi' } }) },
  {
    name: 'NodePool: another kind of node class',
    before: nodePool(ref),
    after: nodePool({ ...ref, group: 'karpenter.k8s.aws', kind: 'EC2NodeClass' }),
    refused: 'spec.template.spec.nodeClassRef.group',
  },
  { name: 'NodePool: another node class', before: nodePool(ref), after: nodePool({ ...ref, name: 'b' }) },
  { name: 'NodePool: a fixed number of nodes', before: nodePool(ref), after: nodePool(ref, { replicas: 2 }), refused: 'spec.replicas' },
  {
    name: 'TargetGroupBinding: another target group',
    before: targets({}),
    after: targets({ targetGroupARN: 'arn:b' }),
    refused: 'spec.targetGroupARN',
    untried: 'a webhook refuses it, and none runs there',
  },
  {
    name: 'TargetGroupBinding: by nodes',
    before: targets({}),
    after: targets({ targetType: 'instance' }),
    refused: 'spec.targetType',
    untried: 'a webhook refuses it, and none runs there',
  },
  { name: 'TargetGroupBinding: another service', before: targets({}), after: targets({ serviceRef: { name: 'b', port: 80 } }) },
  {
    name: 'HorizontalPodAutoscaler: anything',
    before: namespaced('autoscaling/v2', 'HorizontalPodAutoscaler', {
      spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' } },
    }),
    after: namespaced('autoscaling/v2', 'HorizontalPodAutoscaler', {
      spec: { maxReplicas: 4, scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'b' } },
    }),
  },
  {
    name: 'PodDisruptionBudget: another selector',
    before: namespaced('policy/v1', 'PodDisruptionBudget', { spec: { minAvailable: 1, selector: { matchLabels: { app: 'a' } } } }),
    after: namespaced('policy/v1', 'PodDisruptionBudget', { spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'b' } } } }),
  },
];
