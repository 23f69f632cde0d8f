import type { k8s } from 'cdk8s-plus-28';

/** Are these the keys of a quantity or of a port, which are classes around one value and nothing else? */
type IsBoxed<T> = [keyof T] extends [keyof k8s.Quantity] ? ([keyof k8s.Quantity] extends [keyof T] ? true : false) : false;

/**
 * Kubernetes' own types as plain JSON. Only the types of cdk8s-plus are used: its serialisers drop every field that is younger than
 * Kubernetes 1.28 (such as the `sleep` of a lifecycle hook), and loading them costs 60 ms of a synth (docs/decisions/0010).
 */
export type Plain<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Plain<Item>[]
    : T extends object
      ? IsBoxed<T> extends true
        ? string | number
        : { readonly [Key in keyof T]: Plain<T[Key]> }
      : T;

/** Fields that are younger than the types: `sleep` is stable since Kubernetes 1.34 (KEP-3960). */
interface Sleep {
  readonly sleep?: { readonly seconds: number };
}

export interface Container extends Omit<Plain<k8s.Container>, 'lifecycle'> {
  readonly lifecycle?: { readonly preStop?: Plain<k8s.LifecycleHandler> & Sleep };
}
export interface PodSpec extends Omit<Plain<k8s.PodSpec>, 'containers' | 'initContainers'> {
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
}
export type Probe = Plain<k8s.Probe>;
export type NetworkPolicyPeer = Plain<k8s.NetworkPolicyPeer>;
export type NetworkPolicyPort = Plain<k8s.NetworkPolicyPort>;
export type ResourceRequirements = Plain<k8s.ResourceRequirements>;
export type TopologySpreadConstraint = Plain<k8s.TopologySpreadConstraint>;
