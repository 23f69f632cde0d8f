import type { KubernetesObject } from '../assembly';

/** Groups that kinds have left: the API server keeps such an object under either. */
const MOVED: Readonly<Record<string, string>> = {
  'extensions Deployment': 'apps',
  'extensions DaemonSet': 'apps',
  'extensions ReplicaSet': 'apps',
  'extensions Ingress': 'networking.k8s.io',
  'extensions NetworkPolicy': 'networking.k8s.io',
};

const groupOf = ({ apiVersion }: KubernetesObject): string => (apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '');

/** Group and kind, as `apps Deployment`; of the core group the kind alone. The version is none of it: an object is one in all of them. */
export const kindOf = (object: KubernetesObject): string => {
  const group = groupOf(object);
  const now = MOVED[`${group} ${object.kind}`] ?? group;
  return now === '' ? object.kind : `${now} ${object.kind}`;
};

/** The name in front of which `kubectl` knows what is meant: `deployment`, and `rollout.argoproj.io` where the group is no built-in one. */
export const kubectlKind = (object: KubernetesObject): string => {
  const group = groupOf(object);
  const builtIn = group === '' || !group.includes('.') || group.endsWith('.k8s.io');
  return `${object.kind.toLowerCase()}${builtIn ? '' : `.${group}`}`;
};

/** The command that deletes objects of one kind and namespace. */
export const deleteCommand = (objects: readonly KubernetesObject[], ...flags: readonly string[]): string => {
  const [first] = objects;
  if (!first) return '';
  const names = objects.map(({ metadata: { name } }) => name).sort();
  const { namespace } = first.metadata;
  return ['kubectl delete', kubectlKind(first), ...names, ...(namespace === undefined ? [] : ['-n', namespace]), ...flags].join(' ');
};
