import type { Cluster, KubernetesObject } from '../assembly';
import type { Changes } from '../changes';
import { at } from '../reading';
import { kindOf } from './kinds';

/** Kinds whose pods stand in a template, and where that is. */
const TEMPLATES: Readonly<Record<string, string>> = {
  Pod: '',
  ReplicationController: 'spec.template',
  'apps DaemonSet': 'spec.template',
  'apps Deployment': 'spec.template',
  'apps ReplicaSet': 'spec.template',
  'apps StatefulSet': 'spec.template',
  'argoproj.io Rollout': 'spec.template',
  'batch CronJob': 'spec.jobTemplate.spec.template',
  'batch Job': 'spec.template',
};

/** What makes pods, and how they look. */
export interface Workload {
  readonly object: KubernetesObject;
  readonly labels: unknown;
  /** The pods' specification. */
  readonly pods: unknown;
}

/** The pods that an object makes; undefined where it makes none. */
export const workloadOf = (object: KubernetesObject): Workload | undefined => {
  const path = TEMPLATES[kindOf(object)];
  if (path === undefined) return undefined;
  const template = path === '' ? object : at(object, path);
  return template === undefined ? undefined : { object, labels: at(template, 'metadata.labels'), pods: at(template, 'spec') };
};

/** A cluster on both sides. */
export interface ClusterPair {
  readonly name: string;
  readonly before: readonly KubernetesObject[];
  readonly after: readonly KubernetesObject[];
}

/** Clusters that stand on both sides: only there anything can be opened, widened or left behind. */
export const clusterPairs = ({ before, after }: Pick<Changes, 'before' | 'after'>): readonly ClusterPair[] =>
  (before.clusters ?? []).flatMap(({ name, objects }: Cluster) => {
    const now = after.clusters?.find((cluster) => cluster.name === name);
    return now ? [{ name, before: objects, after: now.objects }] : [];
  });

/** Objects by their namespace; those without one under an empty name. */
export const byNamespace = (objects: readonly KubernetesObject[]): ReadonlyMap<string, readonly KubernetesObject[]> => {
  const found = new Map<string, KubernetesObject[]>();
  for (const object of objects) {
    const { namespace = '' } = object.metadata;
    const known = found.get(namespace);
    if (known) known.push(object);
    else found.set(namespace, [object]);
  }
  return found;
};

/** Those of a kind, such as `apps Deployment`. */
export const ofKind = (objects: readonly KubernetesObject[], ...kinds: readonly string[]): readonly KubernetesObject[] =>
  objects.filter((object) => kinds.includes(kindOf(object)));

/** Everything that makes pods. */
export const workloadsIn = (objects: readonly KubernetesObject[]): readonly Workload[] =>
  objects.flatMap((object) => workloadOf(object) ?? []);
