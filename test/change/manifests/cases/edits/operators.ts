import { became, edited, type Edit } from './edit';

const CRD = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: toys.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Toy, plural: toys, singular: toy, shortNames: [t] }
  versions:
    - { name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object } } }
    - { name: v1beta1, served: true, storage: false, schema: { openAPIV3Schema: { type: object } } }
`;

const TOY = `
---
apiVersion: example.com/v1beta1
kind: Toy
metadata: { name: bear, namespace: shop }
spec: { size: 1 }
`;

const KAFKA = `
apiVersion: kafka.strimzi.io/v1
kind: Kafka
metadata: { name: events, namespace: kafka }
spec:
  kafka: { version: 4.0.0, config: { min.insync.replicas: 2 } }
---
apiVersion: kafka.strimzi.io/v1
kind: KafkaNodePool
metadata: { name: brokers, namespace: kafka, labels: { strimzi.io/cluster: events } }
spec:
  replicas: 3
  roles: [broker]
  storage: { type: jbod, volumes: [{ id: 0, type: persistent-claim, size: 100Gi, deleteClaim: false }] }
---
apiVersion: kafka.strimzi.io/v1
kind: KafkaTopic
metadata: { name: orders, namespace: kafka, labels: { strimzi.io/cluster: events } }
spec: { partitions: 12, replicas: 3, config: { retention.ms: 604800000 } }
---
apiVersion: kafka.strimzi.io/v1
kind: KafkaUser
metadata: { name: web, namespace: kafka }
spec: { authentication: { type: tls } }
`;

const APP = `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd, finalizers: [resources-finalizer.argocd.argoproj.io] }
spec:
  project: default
  source: { repoURL: 'https://example.com/shop.git', targetRevision: main, path: shop }
  destination: { server: 'https://kubernetes.default.svc', namespace: shop }
  syncPolicy: { automated: { prune: false, selfHeal: true } }
`;

const CNPG = `
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: pg, namespace: shop }
spec: { instances: 3, storage: { size: 10Gi, storageClass: gp3 }, imageName: 'pg:16' }
`;

const EXT = `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: db, namespace: shop }
spec: { secretStoreRef: { name: a, kind: ClusterSecretStore }, target: { name: db, deletionPolicy: Retain } }
`;

export const OPERATORS: readonly Edit[] = [
  became('CustomResourceDefinition: removed', ['BP511 refused CustomResourceDefinition toys.example.com'], CRD, ''),
  became(
    'CustomResourceDefinition: removed with its objects',
    ['BP511 refused CustomResourceDefinition toys.example.com', 'BP510 attention Toy shop/bear'],
    CRD + TOY,
    '',
  ),
  became('custom resource: removed', ['BP510 attention Toy shop/bear'], CRD + TOY, CRD),
  edited('custom resource: changed', [], CRD + TOY, ['size: 1', 'size: 2']),
  edited('custom resource: newer version', [], CRD + TOY, ['example.com/v1beta1', 'example.com/v1']),
  edited('CustomResourceDefinition: scope', ['BP509 refused CustomResourceDefinition toys.example.com'], CRD, ['Namespaced', 'Cluster']),
  edited('CustomResourceDefinition: kind', ['BP509 refused CustomResourceDefinition toys.example.com'], CRD, ['kind: Toy', 'kind: Doll']),
  edited('CustomResourceDefinition: short names', [], CRD, ['[t]', '[t, ty]']),
  edited(
    'CustomResourceDefinition: stored version out',
    ['BP509 refused CustomResourceDefinition toys.example.com'],
    CRD,
    [/    - \{ name: v1,.*\n/, ''],
    ['storage: false', 'storage: true'],
  ),
  edited('CustomResourceDefinition: unstored version out', [], CRD, [/    - \{ name: v1beta1,.*\n/, '']),
  edited(
    'CustomResourceDefinition: version out that its objects are written in',
    ['BP509 refused CustomResourceDefinition toys.example.com'],
    CRD + TOY,
    [/    - \{ name: v1beta1,.*\n/, ''],
  ),
  edited('CustomResourceDefinition: schema', [], CRD, ['type: object } }', 'type: object, description: x } }']),
  edited('Kafka: api version', [], KAFKA, [/kafka.strimzi.io\/v1/, 'kafka.strimzi.io/v1beta2']),
  edited('Kafka: renamed', ['BP511 refused Kafka kafka/events'], KAFKA, [
    'kind: Kafka\nmetadata: { name: events',
    'kind: Kafka\nmetadata: { name: bus',
  ]),
  edited('Kafka: topic removed', ['BP511 refused KafkaTopic kafka/orders'], KAFKA, [
    /kind: KafkaTopic\nmetadata: \{ name: orders/,
    'kind: KafkaTopic\nmetadata: { name: invoices',
  ]),
  edited('Kafka: more brokers', [], KAFKA, ['replicas: 3\n', 'replicas: 5\n']),
  edited('Kafka: fewer brokers', ['BP522 attention KafkaNodePool kafka/brokers'], KAFKA, ['replicas: 3\n', 'replicas: 2\n']),
  edited('Kafka: claims deleted with it', ['BP505 refused KafkaNodePool kafka/brokers'], KAFKA, [
    'deleteClaim: false',
    'deleteClaim: true',
  ]),
  edited('Kafka: ephemeral', ['BP509 refused KafkaNodePool kafka/brokers'], KAFKA, [/storage: .*\n/, 'storage: { type: ephemeral }\n']),
  edited('Kafka: larger disks', [], KAFKA, ['100Gi', '200Gi']),
  edited('Kafka: smaller disks', ['BP509 refused KafkaNodePool kafka/brokers'], KAFKA, ['100Gi', '50Gi']),
  edited('Kafka: more partitions', [], KAFKA, ['partitions: 12', 'partitions: 24']),
  edited('Kafka: fewer partitions', ['BP509 refused KafkaTopic kafka/orders'], KAFKA, ['partitions: 12', 'partitions: 6']),
  edited('Kafka: config', [], KAFKA, ['min.insync.replicas: 2', 'min.insync.replicas: 1']),
  edited('Kafka: user removed', ['BP510 attention KafkaUser kafka/web'], KAFKA, [/---\n[^-]*kind: KafkaUser[^]*$/, '']),
  became('Argo CD: application with the cascading finalizer removed', ['BP511 refused Application argocd/shop'], APP, ''),
  became('Argo CD: application removed', ['BP510 attention Application argocd/shop'], APP.replace(/, finalizers: [^}]*/, ''), ''),
  edited('Argo CD: revision', [], APP, ['targetRevision: main', 'targetRevision: v2']),
  edited('Argo CD: prunes now', ['BP505 attention Application argocd/shop'], APP, ['prune: false', 'prune: true']),
  edited('Argo CD: another destination', ['BP510 attention Application argocd/shop'], APP, [
    'namespace: shop }\n  sync',
    'namespace: store }\n  sync',
  ]),
  edited('Argo CD: no healing', [], APP, ['selfHeal: true', 'selfHeal: false']),
  became('PostgreSQL: removed', ['BP511 refused Cluster shop/pg'], CNPG, ''),
  edited('PostgreSQL: smaller', ['BP509 refused Cluster shop/pg'], CNPG, ['10Gi', '5Gi']),
  edited('PostgreSQL: larger', [], CNPG, ['10Gi', '20Gi']),
  edited('PostgreSQL: instances', [], CNPG, ['instances: 3', 'instances: 2']),
  became('ExternalSecret: removed', ['BP510 attention ExternalSecret shop/db'], EXT, ''),
  edited('ExternalSecret: another store', [], EXT, ['name: a, kind', 'name: b, kind']),
];
