import type { KubernetesObject } from '../../../../lib/change';

type Part = Record<string, unknown>;

/** An object called `a`, of whatever kind; namespaced ones stand in the namespace `shop`. */
export const objectOf = (apiVersion: string, kind: string, rest: Part, namespace?: string): KubernetesObject =>
  ({
    apiVersion,
    kind,
    ...rest,
    metadata: { name: 'a', ...(namespace ? { namespace } : {}), ...(rest['metadata'] as Part) },
  }) as KubernetesObject;

export const namespaced = (apiVersion: string, kind: string, rest: Part): KubernetesObject => objectOf(apiVersion, kind, rest, 'shop');

export const pod = (more: Part = {}, container: Part = {}): Part => ({
  containers: [{ name: 'main', image: 'registry.k8s.io/pause:3.10', ...container }],
  ...more,
});

export const template = (labels: Part = { app: 'a' }, more: Part = {}, container: Part = {}): Part => ({
  metadata: { labels },
  spec: pod(more, container),
});

export const workload = (kind: string, spec: Part = {}): KubernetesObject =>
  namespaced('apps/v1', kind, { spec: { selector: { matchLabels: { app: 'a' } }, template: template(), ...spec } });

const claimTemplate = (storage: string, more: Part = {}): Part => ({
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } }, ...more },
});

export const statefulSet = (spec: Part = {}, storage = '1Gi', claim: Part = {}): KubernetesObject =>
  workload('StatefulSet', { serviceName: 'a', volumeClaimTemplates: [claimTemplate(storage, claim)], ...spec });

export const job = (spec: Part = {}, container: Part = {}, metadata: Part = {}): KubernetesObject =>
  namespaced('batch/v1', 'Job', { metadata, spec: { template: template({ app: 'a' }, { restartPolicy: 'Never' }, container), ...spec } });

export const claim = (storage: string, spec: Part = {}): KubernetesObject =>
  namespaced('v1', 'PersistentVolumeClaim', {
    spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'growing', resources: { requests: { storage } }, ...spec },
  });

export const volume = (spec: Part = {}): KubernetesObject =>
  objectOf('v1', 'PersistentVolume', {
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      persistentVolumeReclaimPolicy: 'Retain',
      csi: { driver: 'ebs.csi.aws.com', volumeHandle: 'vol-1' },
      ...spec,
    },
  });

export const service = (spec: Part = {}): KubernetesObject =>
  namespaced('v1', 'Service', { spec: { selector: { app: 'a' }, ports: [{ port: 80 }], ...spec } });

export const storageClass = (more: Part = {}): KubernetesObject =>
  objectOf('storage.k8s.io/v1', 'StorageClass', { provisioner: 'ebs.csi.aws.com', parameters: { type: 'gp3' }, ...more });

export const binding = (kind: 'RoleBinding' | 'ClusterRoleBinding', role: string, more: Part = {}): KubernetesObject =>
  objectOf(
    'rbac.authorization.k8s.io/v1',
    kind,
    {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
      subjects: [{ kind: 'ServiceAccount', name: 'a', namespace: 'shop' }],
      ...more,
    },
    kind === 'RoleBinding' ? 'shop' : undefined,
  );

const version = (name: string, storage: boolean): Part => ({
  name,
  served: true,
  storage,
  schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
});

export const definition = (spec: Part = {}, versions: readonly Part[] = [version('v1', true)]): KubernetesObject =>
  objectOf('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
    metadata: { name: 'toys.example.com' },
    spec: { group: 'example.com', scope: 'Namespaced', names: { kind: 'Toy', plural: 'toys', singular: 'toy' }, versions, ...spec },
  });

export const definitionOf = (...versions: readonly (readonly [string, boolean])[]): KubernetesObject =>
  definition(
    {},
    versions.map(([name, storage]) => version(name, storage)),
  );
