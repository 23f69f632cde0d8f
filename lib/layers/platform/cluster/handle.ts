import { handle } from '../../../build/contract';

/** What the layers above need of the cluster. Every value but `nodeRoleName` is a reference: a stack that uses it is deployed after the cluster. */
export interface ClusterHandle {
  /** Name of the cluster, `<name>-<region>`. */
  readonly name: string;
  readonly arn: string;
  /** URL of the Kubernetes API. */
  readonly endpoint: string;
  /** The group that EKS makes and gives to the control plane and to the nodes of the built-in pool. */
  readonly securityGroupId: string;
  /** Physical name of the role that nodes of our own pools run as: what a NodeClass names. */
  readonly nodeRoleName: string;
}

export const CLUSTER = handle<ClusterHandle>('cluster/main');
