import type { KubernetesObject } from '../../assembly';
import { at } from '../../reading';
import { claimTemplatesAsKept, podAsKept, withoutImages } from './defaults';

/** Fields of kinds that an API server, or a webhook, lets nobody change. */
export interface ImmutableFields {
  /** Group and kind: `apps Deployment`. */
  readonly kinds: readonly string[];
  /** None of these may change, nor anything in them. */
  readonly paths: readonly string[];
  /** Of what stands in the paths: what may change nevertheless. */
  readonly free?: readonly string[];
  /** Values that the server fills in: to write them out is no change. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** How the server keeps a value, where it is more than a default. */
  readonly kept?: Readonly<Record<string, (value: unknown) => unknown>>;
  /** The server finds out itself what is not said: only where both sides say something, a change is one. @default false */
  readonly bothSides?: true;
  /** When it is so. @default always */
  readonly when?: (before: KubernetesObject, after: KubernetesObject) => boolean;
  /** Who refuses it. */
  readonly source: string;
}

const SERVER = 'https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis';
const SCHEMA = 'rule in the definition of the kind:';
const CONTROLLER =
  'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/webhooks/elbv2/targetgroupbinding_validator.go';

const isTrue =
  (path: string) =>
  (before: KubernetesObject): boolean =>
    at(before, path) === true;

/** Whether a way of delivery deletes it first: as a hook, or because it is told to replace it by force. */
const madeAnew = ({ metadata: { annotations = {} } }: KubernetesObject): boolean => {
  const options = (annotations['argocd.argoproj.io/sync-options'] ?? '').split(',').map((option) => option.trim());
  return (
    'argocd.argoproj.io/hook' in annotations ||
    'helm.sh/hook' in annotations ||
    (options.includes('Replace=true') && options.includes('Force=true'))
  );
};

/** Reviewed against the API server's own code, and tried on a real one (scripts/immutable-fields.ts). Sorted by kind. */
export const IMMUTABLE_FIELDS: readonly ImmutableFields[] = [
  {
    kinds: ['ConfigMap'],
    paths: ['data', 'binaryData', 'immutable'],
    when: isTrue('immutable'),
    source: `${SERVER}/core/validation/validation.go (ValidateConfigMapUpdate)`,
  },
  {
    kinds: ['PersistentVolume'],
    paths: ['spec.volumeMode', ...['awsElasticBlockStore', 'csi', 'fc', 'hostPath', 'iscsi', 'local', 'nfs'].map((v) => `spec.${v}`)],
    defaults: { 'spec.volumeMode': 'Filesystem' },
    source: `${SERVER}/core/validation/validation.go (ValidatePersistentVolumeUpdate)`,
  },
  {
    kinds: ['PersistentVolume'],
    paths: ['spec.nodeAffinity'],
    when: (before) => at(before, 'spec.nodeAffinity') !== undefined,
    source: `${SERVER}/core/validation/validation.go (validatePvNodeAffinity)`,
  },
  {
    kinds: ['Pod'],
    paths: ['spec'],
    free: ['spec.activeDeadlineSeconds', 'spec.tolerations', 'spec.terminationGracePeriodSeconds', 'spec.schedulingGates'],
    kept: { spec: (spec) => withoutImages(podAsKept(spec)) },
    source: `${SERVER}/core/validation/validation.go (ValidatePodUpdate)`,
  },
  {
    kinds: ['ResourceQuota'],
    paths: ['spec.scopes'],
    source: `${SERVER}/core/validation/validation.go (ValidateResourceQuotaUpdate)`,
  },
  {
    kinds: ['Secret'],
    paths: ['type'],
    defaults: { type: 'Opaque' },
    source: `${SERVER}/core/validation/validation.go (ValidateSecretUpdate)`,
  },
  {
    kinds: ['Secret'],
    paths: ['data', 'stringData', 'immutable'],
    when: isTrue('immutable'),
    source: `${SERVER}/core/validation/validation.go (ValidateSecretUpdate)`,
  },
  {
    kinds: ['apiextensions.k8s.io CustomResourceDefinition'],
    paths: ['spec.group', 'spec.scope', 'spec.names.kind', 'spec.names.plural'],
    source:
      'https://github.com/kubernetes/apiextensions-apiserver/blob/v0.36.3/pkg/apis/apiextensions/validation/validation.go (validateCustomResourceDefinitionSpecUpdate)',
  },
  {
    kinds: ['apps ControllerRevision'],
    paths: ['data'],
    source: `${SERVER}/apps/validation/validation.go (ValidateControllerRevisionUpdate)`,
  },
  {
    kinds: ['apps DaemonSet', 'apps Deployment', 'apps ReplicaSet'],
    paths: ['spec.selector'],
    source: `${SERVER}/apps/validation/validation.go (ValidateDeploymentUpdate, ValidateReplicaSetUpdate, ValidateDaemonSetSpecUpdate)`,
  },
  {
    kinds: ['apps StatefulSet'],
    paths: ['spec'],
    free: [
      'spec.minReadySeconds',
      'spec.ordinals',
      'spec.persistentVolumeClaimRetentionPolicy',
      'spec.replicas',
      'spec.revisionHistoryLimit',
      'spec.template',
      'spec.updateStrategy',
    ],
    defaults: { 'spec.podManagementPolicy': 'OrderedReady' },
    kept: { 'spec.volumeClaimTemplates': claimTemplatesAsKept },
    source: `${SERVER}/apps/validation/validation.go (ValidateStatefulSetUpdate)`,
  },
  {
    kinds: ['argoproj.io Rollout'],
    paths: ['spec.selector'],
    source: `${SCHEMA} https://github.com/argoproj/argo-rollouts/blob/v1.10.2/manifests/crds/rollout-crd.yaml`,
  },
  {
    kinds: ['batch Job'],
    paths: [
      'spec.backoffLimitPerIndex',
      'spec.completionMode',
      'spec.managedBy',
      'spec.podFailurePolicy',
      'spec.selector',
      'spec.successPolicy',
    ],
    defaults: { 'spec.completionMode': 'NonIndexed' },
    when: (_, after) => !madeAnew(after),
    source: `${SERVER}/batch/validation/validation.go (ValidateJobSpecUpdate)`,
  },
  {
    kinds: ['batch Job'],
    paths: ['spec.template'],
    kept: { 'spec.template.spec': podAsKept },
    when: (before, after) => at(before, 'spec.suspend') !== true && !madeAnew(after),
    source: `${SERVER}/batch/validation/validation.go (validatePodTemplateUpdate)`,
  },
  {
    kinds: ['discovery.k8s.io EndpointSlice'],
    paths: ['addressType'],
    source: `${SERVER}/discovery/validation/validation.go (ValidateEndpointSliceUpdate)`,
  },
  {
    kinds: ['eks.amazonaws.com NodeClass'],
    paths: ['spec.role'],
    source: `${SCHEMA} kubectl get crd nodeclasses.eks.amazonaws.com -o yaml, of what https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html describes`,
  },
  {
    kinds: ['eks.amazonaws.com TargetGroupBinding', 'elbv2.k8s.aws TargetGroupBinding'],
    paths: ['spec.ipAddressType', 'spec.targetGroupARN', 'spec.targetType', 'spec.vpcID'],
    bothSides: true,
    source: `${CONTROLLER} (checkImmutableFields)`,
  },
  {
    kinds: ['gateway.networking.k8s.io GatewayClass'],
    paths: ['spec.controllerName'],
    source: `${SCHEMA} https://gateway-api.sigs.k8s.io/reference/spec/`,
  },
  {
    kinds: ['karpenter.sh NodeClaim'],
    paths: ['spec'],
    source: `${SCHEMA} https://github.com/kubernetes-sigs/karpenter/blob/main/pkg/apis/crds/karpenter.sh_nodeclaims.yaml`,
  },
  {
    kinds: ['karpenter.sh NodePool'],
    paths: ['spec.template.spec.nodeClassRef.group', 'spec.template.spec.nodeClassRef.kind'],
    source: `${SCHEMA} https://github.com/kubernetes-sigs/karpenter/blob/main/pkg/apis/crds/karpenter.sh_nodepools.yaml`,
  },
  {
    kinds: ['networking.k8s.io IngressClass'],
    paths: ['spec.controller'],
    source: `${SERVER}/networking/validation/validation.go (ValidateIngressClassUpdate)`,
  },
  {
    kinds: ['node.k8s.io RuntimeClass'],
    paths: ['handler'],
    source: `${SERVER}/node/validation/validation.go (ValidateRuntimeClassUpdate)`,
  },
  {
    kinds: ['rbac.authorization.k8s.io ClusterRoleBinding', 'rbac.authorization.k8s.io RoleBinding'],
    paths: ['roleRef'],
    defaults: { 'roleRef.apiGroup': 'rbac.authorization.k8s.io' },
    source: `${SERVER}/rbac/validation/validation.go (ValidateRoleBindingUpdate, ValidateClusterRoleBindingUpdate)`,
  },
  {
    kinds: ['resource.k8s.io ResourceClaim', 'resource.k8s.io ResourceClaimTemplate'],
    paths: ['spec'],
    source: `${SERVER}/resource/validation/validation.go (ValidateResourceClaimUpdate, ValidateResourceClaimTemplateUpdate)`,
  },
  {
    kinds: ['scheduling.k8s.io PriorityClass'],
    paths: ['preemptionPolicy', 'value'],
    defaults: { preemptionPolicy: 'PreemptLowerPriority' },
    source: `${SERVER}/scheduling/validation/validation.go (ValidatePriorityClassUpdate)`,
  },
  {
    kinds: ['snapshot.storage.k8s.io VolumeSnapshot', 'snapshot.storage.k8s.io VolumeSnapshotContent'],
    paths: ['spec.source', 'spec.sourceVolumeMode'],
    source: `${SCHEMA} https://github.com/kubernetes-csi/external-snapshotter/tree/master/client/config/crd`,
  },
  {
    kinds: ['storage.k8s.io CSIDriver'],
    paths: ['spec.attachRequired', 'spec.volumeLifecycleModes'],
    defaults: { 'spec.attachRequired': true, 'spec.volumeLifecycleModes': ['Persistent'] },
    source: `${SERVER}/storage/validation/validation.go (ValidateCSIDriverUpdate)`,
  },
  {
    kinds: ['storage.k8s.io StorageClass'],
    paths: ['parameters', 'provisioner', 'reclaimPolicy', 'volumeBindingMode'],
    defaults: { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' },
    source: `${SERVER}/storage/validation/validation.go (ValidateStorageClassUpdate)`,
  },
  {
    kinds: ['storage.k8s.io VolumeAttributesClass'],
    paths: ['driverName', 'parameters'],
    source: `${SERVER}/storage/validation/validation.go (ValidateVolumeAttributesClassUpdate)`,
  },
];
