import { Construct } from 'constructs';
import { apiObject } from '../../../kubernetes/cdk8s';
import { clusterSecurityGroupTag, kinds, requirementKeys, type NodeClassSpec } from '../../../facts/auto-mode';
import { networkPolicyConfigMap, storage } from '../../../facts/auto-mode-network';
import { admitted } from './requirements';

export interface AutoModeNodePoolProps {
  /** Name of the pool and of its class; not `default`, `system` or `general-purpose`, which are EKS's own. */
  readonly name: string;
  readonly clusterName: string;
  /** Name of the nodes' role; it needs an access entry of type EC2. */
  readonly roleName: string;
  /** Tags that all subnets of the nodes have, and no others. @default the subnets are named by `existingSubnetIds` */
  readonly subnetTags?: Readonly<Record<string, string>>;
  /** Subnets that are there, by id, in the place of `subnetTags`. @default they are found by `subnetTags` */
  readonly existingSubnetIds?: readonly string[];
  /** `Name` tag of a security group that the nodes wear besides the cluster's own. @default none */
  readonly securityGroupName?: string;
  /** A security group that is there, by id, in the place of `securityGroupName`. @default none */
  readonly existingSecurityGroupId?: string;
  /** Keeps away pods that do not tolerate it: for a pool in a cluster that others use, too. @default none */
  readonly taint?: { readonly key: string; readonly value: string };
  /** @default 'arm64' */
  readonly arch?: 'arm64' | 'amd64';
  /** vCPU of all nodes together. */
  readonly cpu: number;
  /** GiB of memory of all nodes together. */
  readonly memoryGiB: number;
  /** vCPU of the largest node. @default any that Auto Mode starts */
  readonly nodeCpu?: number;
  /** GiB of memory of the smallest node. @default any that Auto Mode starts */
  readonly nodeMemoryGiB?: number;
  /** GiB of disk of a node. @default 80 */
  readonly nodeDiskGiB?: number;
  /** Take instances whose CPU has credits, as well. @default false */
  readonly burstable?: boolean;
  /** Take instances that AWS may take back, as well. @default false */
  readonly spot?: boolean;
}

/**
 * A pool of nodes of EKS Auto Mode, and the class of nodes in it.
 * @throws Error when subnets or a security group are given in both ways, or subnets in none
 */
export class AutoModeNodePool extends Construct {
  constructor(scope: Construct, id: string, props: AutoModeNodePoolProps) {
    super(scope, id);
    apiObject(this, 'Class', { ...kinds.nodeClass, metadata: { name: props.name }, spec: nodeClass(props) });
    apiObject(this, 'Pool', { ...kinds.nodePool, metadata: { name: props.name }, spec: nodePool(props) });
  }
}

/** A term selects by id or by tags, never by both (definition of NodeClass, `x-kubernetes-validations`). */
const subnetTerms = ({ subnetTags, existingSubnetIds }: AutoModeNodePoolProps): NodeClassSpec['subnetSelectorTerms'] => {
  if ((subnetTags === undefined) === (existingSubnetIds === undefined))
    throw new Error('the subnets of a node pool are given as subnetTags or as existingSubnetIds: one of them');
  return existingSubnetIds ? existingSubnetIds.map((id) => ({ id })) : [{ tags: subnetTags ?? {} }];
};

const groupTerms = ({
  clusterName,
  securityGroupName,
  existingSecurityGroupId,
}: AutoModeNodePoolProps): NodeClassSpec['securityGroupSelectorTerms'] => {
  if (securityGroupName !== undefined && existingSecurityGroupId !== undefined)
    throw new Error('the security group of a node pool is given as securityGroupName or as existingSecurityGroupId: one of them');
  return [
    { tags: { [clusterSecurityGroupTag]: clusterName } },
    ...(securityGroupName === undefined ? [] : [{ tags: { Name: securityGroupName } }]),
    ...(existingSecurityGroupId === undefined ? [] : [{ id: existingSecurityGroupId }]),
  ];
};

const nodeClass = (props: AutoModeNodePoolProps): NodeClassSpec => ({
  role: props.roleName,
  subnetSelectorTerms: subnetTerms(props),
  // The cluster's group lets control plane and nodes of every pool talk to each other; ours is the one that databases know.
  securityGroupSelectorTerms: groupTerms(props),
  // DefaultDeny would also cut off every pod of an add-on or a chart that brings no policy of its own. Namespaces of teams carry a
  // policy that denies instead; what it leaves open is the moment between the start of a pod and the arrival of its policies.
  networkPolicy: 'DefaultAllow',
  networkPolicyEventLogs: 'Enabled',
  // No key of our own: EBS encrypts with the account's (Amazon EKS User Guide, "Enable EBS Volume Encryption with Customer Managed KMS
  // Keys"), which needs no grants, and nothing on a node outlives it.
  ephemeralStorage: { size: `${props.nodeDiskGiB ?? 80}Gi` },
});

const nodePool = (props: AutoModeNodePoolProps): object => ({
  template: {
    spec: {
      nodeClassRef: { group: 'eks.amazonaws.com', kind: kinds.nodeClass.kind, name: props.name },
      ...(props.taint ? { taints: [{ ...props.taint, effect: 'NoSchedule' }] } : {}),
      requirements: [
        { key: requirementKeys.architecture, operator: 'In', values: [props.arch ?? 'arm64'] },
        { key: requirementKeys.capacityType, operator: 'In', values: props.spot ? ['on-demand', 'spot'] : ['on-demand'] },
        { key: requirementKeys.category, operator: 'In', values: [...admitted(props.burstable ?? false).categories] },
        { key: requirementKeys.generation, operator: 'Gt', values: [String(admitted(props.burstable ?? false).newerThan)] },
        { key: requirementKeys.hypervisor, operator: 'In', values: ['nitro'] },
        ...(props.nodeCpu ? [{ key: requirementKeys.cpu, operator: 'Lt', values: [String(props.nodeCpu + 1)] }] : []),
        // In MiB, and `Gt` leaves out what it names.
        ...(props.nodeMemoryGiB ? [{ key: requirementKeys.memory, operator: 'Gt', values: [String(props.nodeMemoryGiB * 1024 - 1)] }] : []),
      ],
      // Auto Mode's own defaults, said aloud: a node lives for two weeks, and leaves within a day of being asked to.
      expireAfter: '336h',
      terminationGracePeriod: '24h',
    },
  },
  limits: { cpu: String(props.cpu), memory: `${props.memoryGiB}Gi` },
  disruption: {
    consolidationPolicy: 'WhenEmptyOrUnderutilized',
    // Long enough that a short dip of the load does not move pods about.
    consolidateAfter: '5m',
    budgets: [{ nodes: '1' }],
  },
});

/** Makes the cluster enforce network policies: without it they are accepted and do nothing. */
export class NetworkPolicyEnforcement extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { name, namespace, data } = networkPolicyConfigMap;
    apiObject(this, 'ConfigMap', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data });
  }
}

export interface EncryptedVolumesProps {
  /** Whether volumes are kept when the claim that made them is deleted, unless the claim names the other class. @default true */
  readonly retain?: boolean;
}

/**
 * Two classes of encrypted gp3 volumes, in the zone of the first pod that uses them: `ebs` goes with its claim, `ebs-retain` stays. Auto
 * Mode comes with none. Both are always there, since everything about a class but its being the default is immutable.
 */
export class EncryptedVolumes extends Construct {
  constructor(scope: Construct, id: string, props: EncryptedVolumesProps = {}) {
    super(scope, id);
    const retain = props.retain ?? true;
    for (const [name, reclaimPolicy, isDefault] of [
      ['ebs', 'Delete', !retain],
      ['ebs-retain', 'Retain', retain],
    ] as const)
      apiObject(this, name, {
        apiVersion: 'storage.k8s.io/v1',
        kind: 'StorageClass',
        metadata: { name, annotations: { 'storageclass.kubernetes.io/is-default-class': String(isDefault) } },
        provisioner: storage.provisioner,
        parameters: storage.parameters,
        volumeBindingMode: storage.volumeBindingMode,
        allowVolumeExpansion: true,
        reclaimPolicy,
      });
  }
}
