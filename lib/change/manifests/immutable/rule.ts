import type { KubernetesObject } from '../../assembly';
import type { ObjectChange, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { deleteCommand, kindOf } from '../kinds';
import { refusalsOf } from './refusals';

/** What to do instead, by group and kind; the command deletes the object. */
const REMEDIES: Readonly<Record<string, (object: KubernetesObject, command: string) => string>> = {
  ConfigMap: () => 'give the new content a name of its own, such as one that ends in its hash, and let the pods name that',
  Secret: () => 'give the new content a name of its own, such as one that ends in its hash, and let the pods name that',
  PersistentVolumeClaim: () =>
    'keep it, make a second claim and copy the data over; to have more room, raise spec.resources.requests.storage alone',
  PersistentVolume: () => 'keep it, and make another volume beside it',
  Service: (_, command) => `keep it; or, while nobody calls it: ${command}, then apply (its address changes)`,
  'apps StatefulSet': (object) =>
    `keep it; or ${deleteCommand([object], '--cascade=orphan')}, which leaves its pods and claims, then apply; claims that exist are grown with kubectl patch pvc`,
  'autoscaling HorizontalPodAutoscaler': () => 'raise spec.maxReplicas, or lower spec.minReplicas with it',
  'batch Job': (_, command) =>
    `a name of its own for each content, such as one that ends in its hash; or ${command}, then apply: it runs again`,
  'kafka.strimzi.io Kafka': () =>
    'keep it; put a KafkaNodePool with the other storage beside it, let a KafkaRebalance move the partitions, then take the old brokers away',
  'kafka.strimzi.io KafkaNodePool': () =>
    'keep it; put a pool of another name beside it, let a KafkaRebalance move the partitions, then take this one away',
  'kafka.strimzi.io KafkaTopic': () => 'keep it; or a topic of another name, to which its writers move first and then its readers',
  'postgresql.cnpg.io Cluster': () =>
    'keep it; or a second Cluster with smaller disks that imports the databases of this one (spec.bootstrap.initdb.import)',
  'rbac.authorization.k8s.io RoleBinding': (_, command) => `a binding of another name; or ${command}, then apply`,
  'rbac.authorization.k8s.io ClusterRoleBinding': (_, command) => `a binding of another name; or ${command}, then apply`,
  'storage.k8s.io StorageClass': () => 'keep it, and make a class of another name for new volumes: those that exist keep theirs',
  'apiextensions.k8s.io CustomResourceDefinition': () =>
    'keep it: to delete a definition deletes every object of its kind; a version goes after all objects have been written in another',
};

const FRONTED: readonly string[] = ['apps DaemonSet', 'apps Deployment', 'apps ReplicaSet', 'argoproj.io Rollout'];

const remedyFor = (object: KubernetesObject): string => {
  const kind = kindOf(object);
  const command = deleteCommand([object]);
  const special = REMEDIES[kind];
  if (special) return special(object, command);
  if (FRONTED.includes(kind)) return `keep it; or put the new one beside it under another name, and then ${command}`;
  return `keep it; or another name; or ${command}, then apply: it is gone in between`;
};

const finding = ({ cluster, object, before, after }: ObjectChange, around: readonly KubernetesObject[]): readonly Finding[] => {
  if (!before || !after) return [];
  const refusals = refusalsOf(before, after, around);
  const [first] = refusals;
  if (!first) return [];
  const others = refusals.slice(1).map(({ path, why }) => `${path} ${why}`);
  return [
    {
      code: 'BP509',
      verdict: 'refused',
      place: { cluster, object },
      message: [`${object} would not be updated: ${first.path} ${first.why}`, ...others].join('; '),
      field: first.path,
      remedy: first.remedy ?? remedyFor(before),
      source: first.source,
    },
  ];
};

/** No field is changed that an API server lets nobody change: applying would stop there, with the rest undone. */
export const immutableRule: Rule = ({ objects, after }) =>
  objects
    .filter(({ action }) => action === 'change')
    .flatMap((change) => finding(change, after.clusters?.find(({ name }) => name === change.cluster)?.objects ?? []));
