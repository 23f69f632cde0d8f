import { handle } from '../../../build/contract';
import type { Traffic } from '../../../kubernetes/traffic';
import type { Placement } from '../../../kubernetes/placement';

/**
 * What the layers above need of the cluster. Values of a cluster of ours, but for `nodeRoleName` and `pods`, are references: a stack that
 * uses one is deployed after the cluster.
 */
export interface ClusterHandle {
  /** Name of the cluster, `<name>-<region>` or that of an existing one. */
  readonly name: string;
  readonly arn: string;
  /** URL of the Kubernetes API; absent where nobody said it. */
  readonly endpoint?: string;
  /** The group that EKS makes and gives to the control plane and to the nodes of the built-in pool; not known of an existing cluster. */
  readonly securityGroupId?: string;
  /** Physical name of the role that nodes of our own pools run as: what a NodeClass names. Absent where the nodes are others'. */
  readonly nodeRoleName?: string;
  /** What pods of ours say in this cluster. */
  readonly pods: {
    /** Where they run. */
    readonly placement: Placement;
    /** How they ask for names. */
    readonly dns: readonly Traffic[];
    /** Address of the service `kubernetes`, by which they reach the API. */
    readonly apiAddress: string;
  };
}

export const CLUSTER = handle<ClusterHandle>('cluster/main');
