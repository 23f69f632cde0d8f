import { became, edited, type Edit } from './edit';
import { SC, STS } from './stock';

const PVC = `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data, namespace: shop }
spec: { accessModes: [ReadWriteOnce], storageClassName: gp3, resources: { requests: { storage: 10Gi } } }
`;

const SCX = SC + 'allowVolumeExpansion: true\n';

const PV = `
apiVersion: v1
kind: PersistentVolume
metadata: { name: pv-1 }
spec: { capacity: { storage: 10Gi }, accessModes: [ReadWriteOnce], persistentVolumeReclaimPolicy: Retain, storageClassName: gp3, csi: { driver: ebs.csi.aws.com, volumeHandle: vol-1, fsType: ext4 } }
`;

const VS = `
apiVersion: snapshot.storage.k8s.io/v1
kind: VolumeSnapshotClass
metadata: { name: s }
driver: ebs.csi.aws.com
deletionPolicy: Retain
`;

export const STATEFUL: readonly Edit[] = [
  edited('StatefulSet: larger claim template', ['BP509 refused StatefulSet shop/db'], STS, ['10Gi', '20Gi']),
  edited('StatefulSet: smaller claim template', ['BP509 refused StatefulSet shop/db'], STS, ['10Gi', '5Gi']),
  edited('StatefulSet: other class', ['BP509 refused StatefulSet shop/db'], STS, ['gp3', 'io2']),
  edited('StatefulSet: label on claim template', ['BP509 refused StatefulSet shop/db'], STS, [
    '{ name: data }',
    '{ name: data, labels: { a: b } }',
  ]),
  edited('StatefulSet: quantity written otherwise', [], STS, ['10Gi', '10240Mi']),
  edited('StatefulSet: volumeMode written out', [], STS, ['storageClassName: gp3', 'storageClassName: gp3, volumeMode: Filesystem']),
  edited('StatefulSet: apiVersion and kind in claim template', [], STS, [
    '- metadata: { name: data }',
    '- apiVersion: v1\n      kind: PersistentVolumeClaim\n      metadata: { name: data }',
  ]),
  edited('StatefulSet: access mode', ['BP509 refused StatefulSet shop/db'], STS, ['ReadWriteOnce', 'ReadWriteMany']),
  edited('StatefulSet: claim template renamed', ['BP509 refused StatefulSet shop/db'], STS, ['name: data', 'name: data2']),
  edited('StatefulSet: no claim templates', ['BP509 refused StatefulSet shop/db'], STS, [/  volumeClaimTemplates[^]*/, '']),
  edited('StatefulSet: serviceName', ['BP509 refused StatefulSet shop/db'], STS, ['serviceName: db', 'serviceName: db2']),
  edited('StatefulSet: parallel', ['BP509 refused StatefulSet shop/db'], STS, [
    'replicas: 3',
    'replicas: 3\n  podManagementPolicy: Parallel',
  ]),
  edited('StatefulSet: OrderedReady written out', [], STS, ['replicas: 3', 'replicas: 3\n  podManagementPolicy: OrderedReady']),
  edited(
    'StatefulSet: selector',
    ['BP509 refused StatefulSet shop/db'],
    STS,
    ['matchLabels: { app: db }', 'matchLabels: { app: db, x: y }'],
    ['labels: { app: db }', 'labels: { app: db, x: y }'],
  ),
  edited('StatefulSet: image', [], STS, [':16', ':17']),
  edited('StatefulSet: more replicas', [], STS, ['replicas: 3', 'replicas: 5']),
  edited('StatefulSet: fewer replicas', ['BP522 attention StatefulSet shop/db'], STS, ['replicas: 3', 'replicas: 2']),
  edited('StatefulSet: history', [], STS, ['Limit: 5', 'Limit: 6']),
  edited('StatefulSet: OnDelete', [], STS, ['replicas: 3', 'replicas: 3\n  updateStrategy: { type: OnDelete }']),
  edited('StatefulSet: metadata label', [], STS, ['team: a', 'team: b']),
  edited('StatefulSet: metadata annotation', [], STS, ['labels: { team: a }', 'labels: { team: a }, annotations: { x: y }']),
  edited('StatefulSet: template label', [], STS, ['labels: { app: db } }', 'labels: { app: db, tier: x } }']),
  edited('StatefulSet: env reordered', [], STS, [
    '[{ name: A, value: b }, { name: B, value: c }]',
    '[{ name: B, value: c }, { name: A, value: b }]',
  ]),
  edited('StatefulSet: resources', [], STS, ['memory: 1Gi', 'memory: 2Gi']),
  edited('StatefulSet: claims deleted with it', ['BP505 refused StatefulSet shop/db'], STS, [
    'replicas: 3',
    'replicas: 3\n  persistentVolumeClaimRetentionPolicy: { whenDeleted: Delete }',
  ]),
  edited('StatefulSet: claims deleted when scaled', ['BP505 refused StatefulSet shop/db'], STS, [
    'replicas: 3',
    'replicas: 3\n  persistentVolumeClaimRetentionPolicy: { whenScaled: Delete }',
  ]),
  edited('StatefulSet: retained written out', [], STS, [
    'replicas: 3',
    'replicas: 3\n  persistentVolumeClaimRetentionPolicy: { whenDeleted: Retain, whenScaled: Retain }',
  ]),
  became('StatefulSet: removed', ['BP511 refused StatefulSet shop/db'], STS, ''),
  became(
    'StatefulSet: becomes a Deployment',
    ['BP511 refused StatefulSet shop/db'],
    STS,
    STS.replace('kind: StatefulSet', 'kind: Deployment')
      .replace(/  volumeClaimTemplates[^]*/, '')
      .replace('  serviceName: db\n', ''),
  ),
  edited('StatefulSet: renamed', ['BP511 refused StatefulSet shop/db'], STS, ['name: db, namespace', 'name: pg, namespace']),
  edited('StatefulSet: other namespace', ['BP511 refused StatefulSet shop/db'], STS, ['namespace: shop', 'namespace: store']),
  edited('StatefulSet: old API version', [], STS.replace('apps/v1', 'apps/v1beta2'), ['apps/v1beta2', 'apps/v1']),
  edited('StatefulSet: namespace default written out', [], STS.replace(', namespace: shop', ''), [
    'name: db, labels',
    'name: db, namespace: default, labels',
  ]),
  became('StatefulSet without claims: removed', ['BP511 refused StatefulSet shop/db'], STS.replace(/  volumeClaimTemplates[^]*/, ''), ''),
  edited('PersistentVolumeClaim: grows', [], PVC + SCX, ['10Gi', '20Gi']),
  edited('PersistentVolumeClaim: grows, class unknown', [], PVC, ['10Gi', '20Gi']),
  edited('PersistentVolumeClaim: grows, class does not allow it', ['BP509 refused PersistentVolumeClaim shop/data'], PVC + SC, [
    '10Gi',
    '20Gi',
  ]),
  edited(
    'PersistentVolumeClaim: grows, class allows it with the same change',
    [],
    PVC + SC,
    ['10Gi', '20Gi'],
    ['reclaimPolicy: Retain', 'reclaimPolicy: Retain\nallowVolumeExpansion: true'],
  ),
  edited('PersistentVolumeClaim: shrinks', ['BP509 refused PersistentVolumeClaim shop/data'], PVC, ['10Gi', '5Gi']),
  edited('PersistentVolumeClaim: class', ['BP509 refused PersistentVolumeClaim shop/data'], PVC, ['gp3', 'io2']),
  edited('PersistentVolumeClaim: access', ['BP509 refused PersistentVolumeClaim shop/data'], PVC, ['ReadWriteOnce', 'ReadWriteMany']),
  edited('PersistentVolumeClaim: label', [], PVC, ['namespace: shop', 'namespace: shop, labels: { a: b }']),
  edited('PersistentVolumeClaim: attributes class', [], PVC, [
    'storageClassName: gp3',
    'storageClassName: gp3, volumeAttributesClassName: fast',
  ]),
  edited('PersistentVolumeClaim: bound volume named', [], PVC, ['storageClassName: gp3', 'storageClassName: gp3, volumeName: pv-1']),
  edited(
    'PersistentVolumeClaim: other volume',
    ['BP509 refused PersistentVolumeClaim shop/data'],
    PVC.replace('storageClassName', 'volumeName: a, storageClassName'),
    ['volumeName: a', 'volumeName: b'],
  ),
  edited('PersistentVolumeClaim: from a snapshot', ['BP509 refused PersistentVolumeClaim shop/data'], PVC, [
    'storageClassName: gp3',
    'storageClassName: gp3, dataSource: { kind: VolumeSnapshot, name: s, apiGroup: snapshot.storage.k8s.io }',
  ]),
  became('PersistentVolumeClaim: removed', ['BP511 refused PersistentVolumeClaim shop/data'], PVC, ''),
  edited('PersistentVolumeClaim: renamed', ['BP511 refused PersistentVolumeClaim shop/data'], PVC, ['name: data', 'name: data2']),
  edited(
    'PersistentVolumeClaim: default class written out',
    [],
    PVC.replace(' storageClassName: gp3,', '') +
      SCX.replace('name: gp3', "name: gp3, annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' }"),
    ['[ReadWriteOnce],', '[ReadWriteOnce], storageClassName: gp3,'],
  ),
  edited('PersistentVolume: handle', ['BP509 refused PersistentVolume pv-1'], PV, ['vol-1', 'vol-2']),
  edited('PersistentVolume: fsType', ['BP509 refused PersistentVolume pv-1'], PV, ['ext4', 'xfs']),
  edited('PersistentVolume: deleted with claim', ['BP505 refused PersistentVolume pv-1'], PV, ['Policy: Retain', 'Policy: Delete']),
  edited('PersistentVolume: kept now', [], PV.replace('Policy: Retain', 'Policy: Delete'), ['Policy: Delete', 'Policy: Retain']),
  edited('PersistentVolume: capacity', [], PV, ['10Gi', '20Gi']),
  edited('PersistentVolume: mount options', [], PV, ['storageClassName', 'mountOptions: [noatime], storageClassName']),
  became('PersistentVolume: removed', ['BP511 refused PersistentVolume pv-1'], PV, ''),
  edited('PersistentVolume: reclaim policy left out (static PV: Retain by default)', [], PV, [
    ' persistentVolumeReclaimPolicy: Retain,',
    '',
  ]),
  edited('StorageClass: parameters', ['BP509 refused StorageClass gp3'], SC, ['type: gp3', 'type: io2']),
  edited('StorageClass: reclaim', ['BP509 refused StorageClass gp3'], SC, ['reclaimPolicy: Retain', 'reclaimPolicy: Delete']),
  edited('StorageClass: binding', ['BP509 refused StorageClass gp3'], SC, ['WaitForFirstConsumer', 'Immediate']),
  edited('StorageClass: expansion', [], SC, ['reclaimPolicy', 'allowVolumeExpansion: true\nreclaimPolicy']),
  edited('StorageClass: default', [], SC, [
    '{ name: gp3 }',
    "{ name: gp3, annotations: { storageclass.kubernetes.io/is-default-class: 'true' } }",
  ]),
  became('StorageClass: removed, unused', ['BP510 attention StorageClass gp3'], SC, ''),
  became('StorageClass: removed, used', ['BP511 refused StorageClass gp3'], SC + '---' + STS, STS),
  edited('VolumeSnapshotClass: deletes now', ['BP505 refused VolumeSnapshotClass s'], VS, ['Retain', 'Delete']),
  became(
    'VolumeSnapshot: removed',
    ['BP511 refused VolumeSnapshot s'],
    VS.replace('kind: VolumeSnapshotClass', 'kind: VolumeSnapshot'),
    '',
  ),
];
