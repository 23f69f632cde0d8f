import { handle, type Handle } from '../../../build/contract';
import type { PlanId } from '../../../plan/contract';

/** What the bootstrap of a pool needs of it. */
export interface PoolHandle {
  /** `arn:…:dbuser:<resource id>`, a reference; behind a slash follows the user. */
  readonly dbUserArn: string;
  /** Where the master user has a password: ARN of the secret that holds it, a reference, and ARN of the key that encrypts that. */
  readonly secret?: { readonly arn: string; readonly keyArn: string };
}

/** A pool by its plan id. */
export const poolHandle = (pool: PlanId): Handle<PoolHandle> => handle(pool);
