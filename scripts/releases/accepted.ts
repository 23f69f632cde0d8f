/** Something that a release took from the one before on purpose. Nothing gets in without a decision that says why, and how people move. */
export interface Accepted {
  /** The kept release that it breaks with. */
  readonly release: string;
  /** Code of the finding; `LOST` for something stateful that is missing, `EXPORT` for an export in use that changes. */
  readonly code: string;
  /** `<stack>.<logicalId>`, or `<cluster>: <object>`. */
  readonly place: string;
  /** In one sentence. */
  readonly reason: string;
  /** File in docs/decisions. */
  readonly decision: string;
}

/** Reviewed one by one. None so far. */
export const ACCEPTED: readonly Accepted[] = [];
