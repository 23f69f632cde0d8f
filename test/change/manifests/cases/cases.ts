import type { KubernetesObject } from '../../../../lib/change';

/** An update, and whether an API server takes it: tried on a real one by `scripts/immutable-fields.ts`. */
export interface UpdateCase {
  readonly name: string;
  readonly before: KubernetesObject;
  readonly after: KubernetesObject;
  /** The first path that it refuses. Absent: it takes all of it. */
  readonly refused?: string;
  /** Why it cannot be tried on the proving ground. */
  readonly untried?: string;
}
