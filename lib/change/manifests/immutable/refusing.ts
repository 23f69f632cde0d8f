import type { KubernetesObject } from '../../assembly';

/** What an API server refuses for more than that a field differs. */
export interface Refusal {
  readonly path: string;
  /** Behind the path: `may not shrink from 10Gi to 5Gi`. */
  readonly why: string;
  /** What to do instead. @default what holds for the kind */
  readonly remedy?: string;
}

/** What is refused of an update; `around` are the objects of the cluster, as they are to be. */
export type Refusing = (before: KubernetesObject, after: KubernetesObject, around: readonly KubernetesObject[]) => readonly Refusal[];
