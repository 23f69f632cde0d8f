import type { OwnPool } from '../cluster/existing';

export interface NodePoolSize {
  /** vCPU that all nodes of the pool may have together: a ceiling, not a reservation. */
  readonly cpu: number;
  /** GiB of memory that all nodes of the pool may have together. */
  readonly memoryGiB: number;
  /** vCPU of the largest node, which must hold the largest pod; at least 2, the smallest that Auto Mode starts. */
  readonly nodeCpu: number;
  /** GiB of memory of the smallest node; 0 where a further node may come for whatever does not fit. */
  readonly nodeMemoryGiB: number;
  /** GiB of disk of a node, for images and scratch space, 20 or more. */
  readonly nodeDiskGiB: number;
  /** Whether nodes may be burstable (t4g and such): cheap at rest, throttled or billed by the credit when busy. */
  readonly burstable: boolean;
  /** Whether nodes may be spot instances, which EC2 takes back with two minutes' notice. */
  readonly spot: boolean;
}
export interface NodePoolSpec {
  readonly name: string;
  readonly arch: 'arm64' | 'amd64';
  /** Whether volumes outlive the claims that made them, unless a claim says otherwise; absent where classes of volumes are somebody else's. */
  readonly retainVolumes?: boolean;
  /** Keeps the pods of others away, in a cluster that is not ours alone. */
  readonly taint?: OwnPool['taint'];
}
