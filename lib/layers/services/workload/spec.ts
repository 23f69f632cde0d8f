import type { Service } from '../../../blueprint';
import type { Egress } from '../../../plan/contract';
import type { WorkloadSize } from '../../../plan/sizing';

/** Size of a workload that runs by the clock. */
export interface JobSize {
  /** Kubernetes CPU request of a run. */
  readonly cpu: string;
  /** Kubernetes memory request and limit of a run. */
  readonly memory: string;
  /** Seconds after which a run is ended, however unfinished. */
  readonly deadlineSeconds: number;
  /** How often a run that failed is tried again. */
  readonly retries: number;
}

/** A workload that runs all the time, or one that runs by the clock and so has a schedule. */
export type AnySize = WorkloadSize | JobSize;

export const isJob = (size: AnySize): size is JobSize => 'deadlineSeconds' in size;

/** All that the chart of a workload needs, derived from the graph. */
export interface WorkloadSpec {
  readonly name: string;
  readonly team: string;
  /** Its role: that of the service, or `processor` or `flow`. */
  readonly component: string;
  /** The blueprint's name. */
  readonly partOf: string;
  readonly runtime: Service['runtime'];
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  /** Port that it listens on. */
  readonly port?: number;
  /** Where the probes ask; without a path, accepting a connection counts. */
  readonly health?: { readonly port: number; readonly path?: string };
  /** Reached through the load balancer in the data subnets. */
  readonly public: boolean;
  /** Five cron fields, UTC; only for what runs by the clock. */
  readonly schedule?: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Workloads that call it. */
  readonly callers: readonly { readonly team: string; readonly name: string }[];
  /** Connections that it may make. */
  readonly egress: readonly Egress[];
  /** Does it use something of AWS with a role of its own? */
  readonly awsAccess: boolean;
}
