import type { Provenance } from './provenance';
import { provenance as autoMode } from './auto-mode';

export const provenance: readonly Provenance[] = autoMode;

/** Turns enforcement of NetworkPolicy on: without this ConfigMap policies are accepted and do nothing. The NodeClass needs `networkPolicy` too. */
export const networkPolicyConfigMap = {
  namespace: 'kube-system',
  name: 'amazon-vpc-cni',
  data: { 'enable-network-policy-controller': 'true' },
} as const;

/**
 * The range of service addresses to give the cluster (`ServiceIpv4Cidr`, create-only). EKS would pick this one or
 * 10.100.0.0/16 itself, and tell nobody before: given, the address of DNS is known at synthesis. It must not overlap the
 * VPC's range.
 */
export const serviceCidr = '172.20.0.0/16';

/** The other range that EKS would pick: for a VPC that overlaps `serviceCidr`. */
export const alternativeServiceCidr = '10.100.0.0/16';

/**
 * The address that pods ask for names, in their resolv.conf: the tenth of the service range. On Auto Mode no pods answer
 * there (DNS runs on each node), so that a selector for kube-dns in a NetworkPolicy matches nothing, and a rule must name
 * the address: `ipBlock: { cidr: <this>/32 }`, ports 53 UDP and TCP.
 *
 * @param cidr range of service addresses whose last octet is 0
 * @throws RangeError for any other
 */
export const clusterDnsAddress = (cidr: string = serviceCidr): string => {
  const base = /^(\d+\.\d+\.\d+)\.0\/\d+$/.exec(cidr)?.[1];
  if (base === undefined) throw new RangeError(`${cidr} is no range of service addresses: expected a form like ${serviceCidr}`);
  return `${base}.10`;
};

/**
 * The address of the Kubernetes API inside the cluster, that of the service `kubernetes`: the first of the service range
 * (Kubernetes, "Service ClusterIP allocation"). Pods are told it as KUBERNETES_SERVICE_HOST.
 *
 * @param cidr range of service addresses whose last octet is 0
 * @throws RangeError for any other
 */
export const kubernetesApiAddress = (cidr: string = serviceCidr): string => clusterDnsAddress(cidr).replace(/\.10$/, '.1');

/** Where pods get the credentials of their role: on the node, plain HTTP. (Port 2703 is the agent's own, for its health.) */
export const podIdentityAgent = { ipv4: '169.254.170.23', ipv6: 'fd00:ec2::23', port: 80 } as const;

/** Where EC2 hands out the node's own credentials. Pods have no business there. */
export const instanceMetadata = { ipv4: '169.254.169.254', ipv6: 'fd00:ec2::254', port: 80 } as const;

/**
 * What Auto Mode's controller takes of `TargetGroupBinding.spec`. `networking.ingress[].from[].ipBlock` of the open-source
 * controller is missing, and so is `targetGroupName`: the group is named by ARN, is in the cluster's VPC, and carries the
 * tag eks:eks-cluster-name.
 */
export interface TargetGroupBindingSpec {
  readonly serviceRef: { readonly name: string; readonly port: number | string };
  readonly targetGroupARN: string;
  readonly targetType: 'ip' | 'instance';
}

/** Storage of Auto Mode: a StorageClass of one's own is needed, since the cluster comes without. */
export const storage = {
  provisioner: 'ebs.csi.eks.amazonaws.com',
  volumeBindingMode: 'WaitForFirstConsumer',
  /** With `kmsKeyId` (ARN) the key's policy must let the account use it through ec2.<region>.amazonaws.com, grants included. */
  parameters: { type: 'gp3', encrypted: 'true' },
} as const;

const ownCluster = { 'aws:RequestTag/eks:eks-cluster-name': '${aws:PrincipalTag/eks:eks-cluster-name}' };

/** A statement of an identity policy, as plain data. */
export interface IdentityStatement {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * What the cluster role needs besides its managed policies when a NodeClass or a StorageClass sets tags: those policies
 * refuse every tag but EKS's own. Load balancers and Shield are left out, since the cluster makes none.
 */
export const customTagStatements: readonly IdentityStatement[] = [
  {
    sid: 'Compute',
    actions: ['ec2:CreateFleet', 'ec2:CreateLaunchTemplate', 'ec2:RunInstances'],
    resources: ['*'],
    conditions: {
      StringEquals: ownCluster,
      StringLike: { 'aws:RequestTag/eks:kubernetes-node-class-name': '*', 'aws:RequestTag/eks:kubernetes-node-pool-name': '*' },
    },
  },
  {
    sid: 'Storage',
    actions: ['ec2:CreateSnapshot', 'ec2:CreateVolume'],
    resources: ['arn:aws:ec2:*:*:snapshot/*', 'arn:aws:ec2:*:*:volume/*'],
    conditions: { StringEquals: ownCluster },
  },
  {
    sid: 'Networking',
    actions: ['ec2:CreateNetworkInterface'],
    resources: ['*'],
    conditions: { StringEquals: ownCluster, StringLike: { 'aws:RequestTag/eks:kubernetes-cni-node-name': '*' } },
  },
];
