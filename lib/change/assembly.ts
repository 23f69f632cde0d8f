/** A value of a template or manifest: what JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A resource as it stands in a template. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: { readonly [name: string]: Json };
  readonly Condition?: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly UpdatePolicy?: { readonly [name: string]: Json };
  readonly DependsOn?: string | readonly string[];
  readonly Metadata?: { readonly [name: string]: Json };
}

/** An output of a template; with `Export` other stacks may read it. */
export interface Output {
  readonly Value: Json;
  readonly Condition?: string;
  readonly Export?: { readonly Name: Json };
}

/** A CloudFormation template, as far as it is looked at. */
export interface Template {
  readonly Parameters?: { readonly [name: string]: { readonly Type: string; readonly Default?: Json; readonly NoEcho?: Json } };
  readonly Mappings?: { readonly [name: string]: Json };
  readonly Conditions?: { readonly [name: string]: Json };
  readonly Resources: { readonly [logicalId: string]: Resource };
  readonly Outputs?: { readonly [name: string]: Output };
}

/** A stack of an assembly, or of an account. */
export interface Stack {
  /** The name that CloudFormation knows it by. */
  readonly name: string;
  readonly region: string;
  readonly template: Template;
  /** Whether CloudFormation refuses to delete it. Absent: not known. */
  readonly terminationProtection?: boolean;
  /** Values of parameters, where they are not the defaults. */
  readonly parameters?: { readonly [name: string]: string };
  /** The resource that it is, where it is nested in another stack: `<stack>.<logicalId>`. Absent: it stands by itself. */
  readonly nestedIn?: string;
  /** Account that it stands in, or is for: twelve digits. Absent: not known. */
  readonly account?: string;
  /** Status that CloudFormation gives it: `UPDATE_COMPLETE`. Absent: not known, as in a folder. */
  readonly status?: string;
  /**
   * Stacks that import an export, by its name, in this assembly or outside of it. Only of a stack of an account whose template is about to
   * change. Absent: not asked.
   */
  readonly importedBy?: { readonly [exportName: string]: readonly string[] };
}

/** A Kubernetes object as it stands in a manifest. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: { readonly [name: string]: string };
    readonly annotations?: { readonly [name: string]: string };
  };
  readonly [key: string]: Json;
}

/** The manifests of one cluster. */
export interface Cluster {
  /** Its folder: `<name>-<region>`. */
  readonly name: string;
  readonly objects: readonly KubernetesObject[];
}

/** Everything that is deployed, or is to be: of one blueprint, in all its regions. */
export interface Assembly {
  readonly stacks: readonly Stack[];
  /** Absent: not known, as when the stacks were read from an account. */
  readonly clusters?: readonly Cluster[];
  /** What could not be looked at, and why: phrases, without a full stop. @default none */
  readonly blind?: readonly string[];
}
