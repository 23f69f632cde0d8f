import type { Service } from '../../../blueprint';
import { textOf, wholeNumber, type Egress } from '../../../plan/contract';
import type { WorkloadSize } from '../../../plan/workload-sizing';

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

/** What Kubernetes takes of every size, zero left out: nothing runs on nothing. */
const RESOURCE_LIMITS = {
  cpu: textOf(/^(?=.*[1-9])(\d{1,9}m|\d{1,3}(\.\d{1,3})?)$/, 'a Kubernetes CPU quantity, such as 500m or 2'),
  memory: textOf(/^[1-9]\d{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)$/, 'a memory quantity with its unit, such as 512Mi'),
};

/** Replicas as LANGUAGE has them under `scale`; fewest above most means that many, always. */
export const WORKLOAD_LIMITS = { ...RESOURCE_LIMITS, minReplicas: wholeNumber(1, 10_000), maxReplicas: wholeNumber(1, 10_000) };

/** A run ends within a week at the latest, the longest that a word of the language leaves between two. */
export const JOB_LIMITS = { ...RESOURCE_LIMITS, deadlineSeconds: wholeNumber(1, 604_800), retries: wholeNumber(0, 10) };

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
  /** A Rollout makes its pods, step by step; the Deployment holds their template. */
  readonly rollout?: boolean;
  /** Five cron fields, UTC; only for what runs by the clock. */
  readonly schedule?: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Variables that differ from pod to pod; `$(POD_NAME)` and `$(POD_ZONE)` in a value are its name and its zone. */
  readonly perPod?: Readonly<Record<string, string>>;
  /** Workloads that call it. */
  readonly callers: readonly { readonly team: string; readonly name: string }[];
  /** Connections that it may make. */
  readonly egress: readonly Egress[];
  /** Does it use something of AWS with a role of its own? */
  readonly awsAccess: boolean;
}
