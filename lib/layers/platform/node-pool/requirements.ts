/** Which instances a pool takes, by the letter and the digit of their names. */
export interface Admitted {
  readonly categories: readonly string[];
  /** Generation that is too old. */
  readonly newerThan: number;
}

/** As the built-in pools: compute, general-purpose and memory families of the fifth generation or newer (Amazon EKS User Guide, "Enable or disable built-in NodePools"). */
const ORDINARY: Admitted = { categories: ['c', 'm', 'r'], newerThan: 4 };

/** The newest burstable families count lower: t4g, and t3 for amd64. */
const WITH_BURSTABLE: Admitted = { categories: ['c', 'm', 'r', 't'], newerThan: 2 };

export const admitted = (burstable: boolean): Admitted => (burstable ? WITH_BURSTABLE : ORDINARY);
