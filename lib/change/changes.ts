import type { Assembly, KubernetesObject, Resource, Stack } from './assembly';
import type { Action, FieldChange, Finding } from './finding';

/** A field whose change makes CloudFormation replace the resource. */
export interface ReplacingField {
  readonly path: string;
  /** `may`: it depends on the values, and nobody could rule it out. */
  readonly certainty: 'always' | 'may';
  /** Who says so. */
  readonly source: string;
}

/** What becomes of a resource between two assemblies, paired by stack and logical id. */
export interface ResourceChange {
  readonly action: Action;
  /** The stack as it is deployed; absent where the whole stack is new. */
  readonly stackBefore?: Stack;
  readonly stackAfter?: Stack;
  /** Name of the stack. */
  readonly stack: string;
  readonly logicalId: string;
  /** Type that it has, or had where it is removed. */
  readonly type: string;
  readonly before?: Resource;
  readonly after?: Resource;
  /** What differs once intrinsic functions are brought to one form. Empty for what is added or removed. */
  readonly fields: readonly FieldChange[];
  /** Those of the fields that replace it. A change of type replaces it too, with the path `Type`. */
  readonly replacedBy: readonly ReplacingField[];
}

/** What becomes of a Kubernetes object, paired by cluster, group and kind, namespace and name. */
export interface ObjectChange {
  readonly action: Action;
  readonly cluster: string;
  /** `<kind> <namespace>/<name>`. */
  readonly object: string;
  readonly before?: KubernetesObject;
  readonly after?: KubernetesObject;
  readonly fields: readonly FieldChange[];
}

/** Everything that differs between what is deployed and what is to be. */
export interface Changes {
  readonly before: Assembly;
  readonly after: Assembly;
  /** Sorted by stack, then logical id. */
  readonly resources: readonly ResourceChange[];
  /** Sorted by cluster, then object. Empty where one side knows no manifests. */
  readonly objects: readonly ObjectChange[];
}

/** Looks at everything that differs, and says what somebody must know of it. Pure. */
export type Rule = (changes: Changes) => Iterable<Finding>;
