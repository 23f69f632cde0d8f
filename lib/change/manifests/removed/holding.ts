import type { KubernetesObject } from '../../assembly';
import { at, mapsOf, textOf, textsOf } from '../../reading';
import { ofKind } from '../clusters';
import { kindOf } from '../kinds';

const VOLUMES = 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming';

const ARGO = 'https://argo-cd.readthedocs.io/en/stable';
const CASCADE = 'resources-finalizer.argocd.argoproj.io';

/** What an object holds that goes with it, and who says so. */
export interface Held {
  readonly what: string;
  readonly source: string;
}

/** Kinds whose objects hold data, or everything in them. Objects of operators whose deletion deletes what they run are among them. */
const HOLDING: Readonly<Record<string, Held>> = {
  Namespace: {
    what: 'everything in it, claims of volumes too',
    source: 'https://kubernetes.io/docs/tasks/administer-cluster/namespaces/#deleting-a-namespace',
  },
  PersistentVolume: { what: 'where a volume is', source: VOLUMES },
  PersistentVolumeClaim: { what: 'the data of its volume, unless that is retained', source: VOLUMES },
  'apiextensions.k8s.io CustomResourceDefinition': {
    what: 'every object of its kind',
    source:
      'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#delete-a-customresourcedefinition',
  },
  'apps StatefulSet': {
    what: 'what answers with the data of its claims',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations',
  },
  'cassandra.datastax.com CassandraDatacenter': { what: 'a Cassandra datacenter', source: 'https://docs.k8ssandra.io/' },
  'elasticsearch.k8s.elastic.co Elasticsearch': {
    what: 'an Elasticsearch cluster, and by default its claims',
    source: 'https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s/volume-claim-templates',
  },
  'kafka.strimzi.io Kafka': { what: 'a Kafka cluster', source: 'https://strimzi.io/documentation/' },
  'kafka.strimzi.io KafkaNodePool': { what: 'brokers of a Kafka cluster', source: 'https://strimzi.io/documentation/' },
  'kafka.strimzi.io KafkaTopic': { what: 'a topic and its events', source: 'https://strimzi.io/documentation/' },
  'postgresql.cnpg.io Cluster': { what: 'a PostgreSQL cluster and its claims', source: 'https://cloudnative-pg.io/documentation/' },
  'snapshot.storage.k8s.io VolumeSnapshot': {
    what: 'a snapshot, unless its class retains it',
    source: 'https://kubernetes.io/docs/concepts/storage/volume-snapshots/#lifecycle-of-a-volume-snapshot-and-volume-snapshot-content',
  },
  'snapshot.storage.k8s.io VolumeSnapshotContent': {
    what: 'where a snapshot is',
    source: 'https://kubernetes.io/docs/concepts/storage/volume-snapshots/#lifecycle-of-a-volume-snapshot-and-volume-snapshot-content',
  },
};

const classesOf = (object: KubernetesObject): readonly (string | undefined)[] =>
  kindOf(object) === 'apps StatefulSet'
    ? mapsOf(at(object, 'spec.volumeClaimTemplates')).map((template) => textOf(at(template, 'spec.storageClassName')))
    : [textOf(at(object, 'spec.storageClassName'))];

const isDefault = (storageClass: KubernetesObject): boolean =>
  storageClass.metadata.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true';

const classInUse = (storageClass: KubernetesObject, all: readonly KubernetesObject[]): boolean =>
  ofKind(all, 'PersistentVolumeClaim', 'apps StatefulSet', 'PersistentVolume')
    .flatMap(classesOf)
    .some((name) => name === storageClass.metadata.name || (name === undefined && isDefault(storageClass)));

/** What Argo CD deletes with an application, because a finalizer says so; applications of a set get one unless it says otherwise. */
const cascading = (object: KubernetesObject): Held | undefined => {
  const kind = kindOf(object);
  if (kind === 'argoproj.io Application' && textsOf(at(object, 'metadata.finalizers')).some((one) => one.startsWith(CASCADE)))
    return { what: 'everything that it has made, as its finalizer says', source: `${ARGO}/user-guide/app_deletion/` };
  if (kind === 'argoproj.io ApplicationSet' && at(object, 'spec.syncPolicy.preserveResourcesOnDeletion') !== true)
    return {
      what: 'its applications, and everything that they have made',
      source: `${ARGO}/operator-manual/applicationset/Application-Deletion/`,
    };
  return undefined;
};

/** What goes with an object; undefined where nothing does. A storage class counts while something that stays asks for it. */
export const heldBy = (object: KubernetesObject, after: readonly KubernetesObject[]): Held | undefined => {
  const cascade = cascading(object);
  if (cascade) return cascade;
  if (kindOf(object) !== 'storage.k8s.io StorageClass') return HOLDING[kindOf(object)];
  return classInUse(object, after)
    ? {
        what: 'the way in which claims that ask for it get their volumes',
        source: 'https://kubernetes.io/docs/concepts/storage/storage-classes/',
      }
    : undefined;
};
