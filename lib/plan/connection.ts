import type { PlanId } from './entry';

/** What a workload does with a store or stream. */
export type Access = 'read' | 'write' | 'publish' | 'consume';

/** An attribute of a planned resource, known at deploy: its ARN, its name. Resolved to a CloudFormation reference by the builder. */
export interface AttributeRef {
  readonly of: PlanId;
  readonly attribute: string;
  /** Text in front of the attribute. @default '' */
  readonly prefix?: string;
  /** Text behind the attribute, such as `/*` for the objects of a bucket. @default '' */
  readonly suffix?: string;
}

/** One IAM statement as data. Resources are references, so that nothing is wider than the edge it comes from. */
export interface Statement {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly AttributeRef[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** Where a workload's packets may go. */
export type Egress =
  /** The subnets that hold databases and load balancers. */
  | { readonly to: 'data-subnets'; readonly port: number }
  /** Public AWS endpoints on 443; IAM is the boundary there. */
  | { readonly to: 'aws-endpoints' }
  /** Another workload in the cluster. */
  | { readonly to: 'workload'; readonly team: string; readonly name: string; readonly port: number }
  /** The internet on 443. */
  | { readonly to: 'internet' };

/** Everything that one edge of the service graph gives to the workload at its start. */
export interface Connection {
  readonly statements: readonly Statement[];
  /** Environment variables; values may hold `${binding:<stack>.<output>}`. */
  readonly environment: Readonly<Record<string, string>>;
  /** Variables that differ from pod to pod; `$(POD_NAME)` and `$(POD_ZONE)` in a value are the pod's name and zone. @default none */
  readonly perPod?: Readonly<Record<string, string>>;
  readonly egress: readonly Egress[];
  readonly needs: readonly PlanId[];
}

export interface ConnectionRequest {
  readonly access: readonly Access[];
  /** Name of the store or stream as the blueprint has it (a pool serves several). */
  readonly target: string;
  /** What its environment variables begin with: `STORE_TITLES`, and `STORE_TITLES_FROM` for where the data comes from while it moves. */
  readonly variable: string;
  /** The workload that connects. */
  readonly workload: { readonly name: string; readonly team: string };
}

/** A value known only after deploy, as it stands in a manifest until `strata bind`. */
export const binding = (stack: string, output: string): string => `\${binding:${stack}.${output}}`;
