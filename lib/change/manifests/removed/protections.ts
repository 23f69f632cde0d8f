import type { ObjectChange, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { at } from '../../reading';
import { kafkaDisks } from '../immutable/operators';
import { kindOf } from '../kinds';

interface Protection {
  readonly kind: string;
  readonly field: string;
  /** The value that protects, where it is not written out too. */
  readonly implied?: string;
  /** What happens without it. */
  readonly without: string;
  readonly source: string;
}

const CLAIMS = 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention';

const PROTECTIONS: readonly Protection[] = [
  {
    kind: 'PersistentVolume',
    field: 'spec.persistentVolumeReclaimPolicy',
    without: 'the disk would be deleted with its claim',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming',
  },
  {
    kind: 'apps StatefulSet',
    field: 'spec.persistentVolumeClaimRetentionPolicy.whenDeleted',
    implied: 'Retain',
    without: 'its claims, and their data, would be deleted with it',
    source: CLAIMS,
  },
  {
    kind: 'apps StatefulSet',
    field: 'spec.persistentVolumeClaimRetentionPolicy.whenScaled',
    implied: 'Retain',
    without: 'the claims of pods that are scaled away, and their data, would be deleted',
    source: CLAIMS,
  },
  {
    kind: 'snapshot.storage.k8s.io VolumeSnapshotContent',
    field: 'spec.deletionPolicy',
    without: 'the snapshot would be deleted with its object',
    source: 'https://kubernetes.io/docs/concepts/storage/volume-snapshots/',
  },
  {
    kind: 'snapshot.storage.k8s.io VolumeSnapshotClass',
    field: 'deletionPolicy',
    without: 'snapshots of its class would be deleted with their objects',
    source: 'https://kubernetes.io/docs/concepts/storage/volume-snapshot-classes/#deletionpolicy',
  },
];

/** Disks of brokers that would go with their cluster. */
const disks = ({ cluster, object, before, after }: ObjectChange): readonly Finding[] => {
  if (!before || !after || !['kafka.strimzi.io Kafka', 'kafka.strimzi.io KafkaNodePool'].includes(kindOf(after))) return [];
  const now = kafkaDisks(after);
  const [first] = [...kafkaDisks(before)].filter(
    ([path, disk]) => at(disk, 'deleteClaim') !== true && at(now.get(path), 'deleteClaim') === true,
  );
  if (!first) return [];
  return [
    {
      code: 'BP505',
      verdict: 'refused',
      place: { cluster, object },
      message: `${object} would be protected no more: the claims of its brokers, and their events, would be deleted with it`,
      field: `${first[0]}.deleteClaim`,
      remedy: `keep deleteClaim: false; or take it off in a step of its own, with --allow-replace '${object}'`,
      source: 'https://strimzi.io/docs/operators/latest/configuring#type-PersistentClaimStorage-reference',
    },
  ];
};

const lost = ({ cluster, object, before, after }: ObjectChange): readonly Finding[] =>
  !before || !after
    ? []
    : PROTECTIONS.filter(({ kind, field, implied }) => {
        const [from, to] = [before, after].map((side) => at(side, field) ?? implied);
        return kind === kindOf(after) && from === 'Retain' && to === 'Delete';
      }).map(({ field, without, source }) => ({
        code: 'BP505',
        verdict: 'refused',
        place: { cluster, object },
        message: `${object} would be protected no more: ${without}`,
        field,
        remedy: `keep Retain; or take it off in a step of its own, with --allow-replace '${object}'`,
        source,
      }));

/** What keeps a disk when its object goes is not taken off by the way. */
export const volumeProtectionRule: Rule = ({ objects }) =>
  objects.filter(({ action }) => action === 'change').flatMap((change) => [...lost(change), ...disks(change)]);
