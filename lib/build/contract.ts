import type { CfnResource, Stack } from 'aws-cdk-lib';
import type { Names, PlanEntry, PlanId } from '../plan/contract';
import type { Plan } from '../plan/plan';
import type { Manifests } from '../kubernetes/manifests';

/** The name of something that one builder makes and others use, with its type: `const VPC = handle<VpcHandle>('network/main')`. */
export interface Handle<T> {
  readonly name: string;
  /** Never set; carries the type. */
  readonly type?: T;
}

export const handle = <T>(name: string): Handle<T> => ({ name });

/** What a builder works with: stacks of its entry's region, things made before, manifests. It decides nothing. */
export interface BuildContext {
  /** Facts of the plan as a whole (profile, tags, version of Kubernetes); sizes come from the entry alone. */
  readonly plan: Omit<Plan, 'entries'>;
  readonly region: string;
  readonly names: Names;
  /** Does the profile keep stateful things when they leave the template? */
  readonly retain: boolean;
  /** The stack `<name>-<region>-<suffix>`, made when first asked for: one that nobody asks for is not there. */
  stack(suffix: string): Stack;
  /** Gives a stateful resource exactly the logical id that the plan promised, without a hash. */
  pin(resource: CfnResource, logicalId: string): void;
  /** An output with exactly this id: what manifests name as `${binding:<stack>.<id>}`. */
  output(suffix: string, id: string, value: string, description: string): void;
  provide<T>(key: Handle<T>, value: T): void;
  /** What an earlier builder provided in this region, or for the blueprint as a whole; missing is a bug of the registry's order. */
  use<T>(key: Handle<T>): T;
  /** Attributes that IAM statements of the plan refer to by plan id. */
  provideAttributes(id: PlanId, attributes: Readonly<Record<string, string>>): void;
  attribute(id: PlanId, name: string): string;
  /** Kubernetes manifests of this region's cluster. */
  readonly manifests: Manifests;
}

/** Turns one planned entry into resources and manifests. */
export type Builder<S extends object = object, P extends object = object> = (entry: PlanEntry<S, P>, context: BuildContext) => void;
