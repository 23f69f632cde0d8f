import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers:
      'roles, policies, tags, NodeClass, NodePool labels, built-in pools, network policy, storage, security group, Pod Identity agent',
    source:
      'github.com/awsdocs/amazon-eks-user-guide 4d52b4d0 latest/ug/automode/*.adoc, networking/sec-group-reqs.adoc, manage-access/aws-access/service-accounts.adoc, manage-access/k8s-access/access-policy-reference.adoc',
    asOf: '2024-12-18',
  },
  {
    covers: 'fields of NodeClass and TargetGroupBinding',
    source:
      'definitions of eks.amazonaws.com/v1 read from an EKS Auto Mode cluster, in github.com/datreeio/CRDs-catalog eks.amazonaws.com/',
    asOf: '2025-02-02',
  },
  {
    covers: 'how pods reach DNS',
    source:
      'https://github.com/aws/containers-roadmap/issues/2552; https://github.com/archestra-ai/archestra/pull/5538 (confirmed on a cluster)',
    asOf: '2026-06-12',
  },
  {
    covers: 'ranges of service addresses',
    source: 'npm aws-cdk-lib 2.276.0 aws-eks CfnCluster.KubernetesNetworkConfigProperty.serviceIpv4Cidr',
    asOf: '2026-11-23',
  },
];

/** Managed policies of the cluster role, by name. Its trust: eks.amazonaws.com may do `trustActions`. */
export const clusterRolePolicies: readonly string[] = [
  'AmazonEKSBlockStoragePolicy',
  'AmazonEKSClusterPolicy',
  'AmazonEKSComputePolicy',
  'AmazonEKSLoadBalancingPolicy',
  'AmazonEKSNetworkingPolicy',
];

/** Managed policies of a node role, by name. Its trust: ec2.amazonaws.com may do `sts:AssumeRole`. */
export const nodeRolePolicies: readonly string[] = ['AmazonEC2ContainerRegistryPullOnly', 'AmazonEKSWorkerNodeMinimalPolicy'];

/** Who may assume a role, and how. EKS tags its sessions, for the cluster and for pods alike. */
export const trust = {
  cluster: { service: 'eks.amazonaws.com', actions: ['sts:AssumeRole', 'sts:TagSession'] },
  node: { service: 'ec2.amazonaws.com', actions: ['sts:AssumeRole'] },
  pod: { service: 'pods.eks.amazonaws.com', actions: ['sts:AssumeRole', 'sts:TagSession'] },
} as const;

/** An EKS access policy, for access entries. @param partition `aws` or the token of the stack's partition */
export const accessPolicyArn = (name: AccessPolicy, partition = 'aws'): string => `arn:${partition}:eks::aws:cluster-access-policy/${name}`;

/** Node roles of one's own need AmazonEKSAutoNodePolicy, in an access entry of type `EC2`; people have type `STANDARD`. */
export type AccessPolicy =
  | 'AmazonEKSAutoNodePolicy'
  | 'AmazonEKSClusterAdminPolicy'
  | 'AmazonEKSAdminPolicy'
  | 'AmazonEKSAdminViewPolicy'
  | 'AmazonEKSEditPolicy'
  | 'AmazonEKSViewPolicy';

/** API groups and kinds of Auto Mode's own objects. */
export const kinds = {
  nodeClass: { apiVersion: 'eks.amazonaws.com/v1', kind: 'NodeClass' },
  nodePool: { apiVersion: 'karpenter.sh/v1', kind: 'NodePool' },
  targetGroupBinding: { apiVersion: 'eks.amazonaws.com/v1', kind: 'TargetGroupBinding' },
} as const;

/**
 * `NodeClass.spec`, as far as Auto Mode has it. Two things are easily missed: `tags` need permissions that the managed
 * policies do not give (see `customTagStatements`), and `role` must have its own access entry.
 */
export interface NodeClassSpec {
  /** Name, not ARN, of the node role. Immutable. */
  readonly role: string;
  /** Alternatives; within one, all tags must match. */
  readonly subnetSelectorTerms: readonly { readonly id?: string; readonly tags?: Readonly<Record<string, string>> }[];
  readonly securityGroupSelectorTerms: readonly {
    readonly id?: string;
    readonly name?: string;
    readonly tags?: Readonly<Record<string, string>>;
  }[];
  /** What applies to pods that no policy selects. @default DefaultAllow */
  readonly networkPolicy?: 'DefaultAllow' | 'DefaultDeny';
  /** Written to a file on the node; Auto Mode exports it nowhere. @default Disabled */
  readonly networkPolicyEventLogs?: 'Enabled' | 'Disabled';
  /** @default Random */
  readonly snatPolicy?: 'Random' | 'Disabled';
  /** @default 80Gi, 3000 IOPS, 125 MiB/s */
  readonly ephemeralStorage?: { readonly size?: string; readonly iops?: number; readonly throughput?: number };
  readonly tags?: Readonly<Record<string, string>>;
}

/** GiB of disk of a node whose NodeClass says nothing, as that of the built-in pools. */
export const NODE_DISK_GIB = 80;

/** Keys of NodePool requirements that Auto Mode knows. Not `kubernetes.io/os` (always Linux), not those of karpenter.k8s.aws. */
export const requirementKeys = {
  architecture: 'kubernetes.io/arch',
  capacityType: 'karpenter.sh/capacity-type',
  zone: 'topology.kubernetes.io/zone',
  instanceType: 'node.kubernetes.io/instance-type',
  category: 'eks.amazonaws.com/instance-category',
  generation: 'eks.amazonaws.com/instance-generation',
  family: 'eks.amazonaws.com/instance-family',
  size: 'eks.amazonaws.com/instance-size',
  cpu: 'eks.amazonaws.com/instance-cpu',
  cpuManufacturer: 'eks.amazonaws.com/instance-cpu-manufacturer',
  /** MiB */
  memory: 'eks.amazonaws.com/instance-memory',
  hypervisor: 'eks.amazonaws.com/instance-hypervisor',
  gpuCount: 'eks.amazonaws.com/instance-gpu-count',
} as const;

/** The tag by which a NodeClass finds the security group that EKS makes for a cluster. `aws:` tags cannot be set by anyone else. */
export const clusterSecurityGroupTag = 'aws:eks:cluster-name';

/** The tag that the cluster role's policies ask for: on a target group, before pods may be registered; on a volume made elsewhere, before it may be used. */
export const clusterNameTag = 'eks:eks-cluster-name';
