/** `blocked`: it has to go before the upgrade. `look`: nobody here knows, or somebody should. */
export const STATUSES = ['blocked', 'look'] as const;

export type Status = (typeof STATUSES)[number];

/** What an upgrade asks somebody to do, or to look at. */
export interface UpgradeFinding {
  readonly status: Status;
  /** What it is about: `Kubernetes 1.37`, `Deployment apps/web`, `Kyverno 1.19`. */
  readonly subject: string;
  /** Where the subject is, if it is in one cluster: `<name>-<region>`. */
  readonly cluster?: string;
  /** What is so, as a sentence without its full stop. */
  readonly message: string;
  /** What to do, without a full stop. */
  readonly remedy: string;
  /** Who says so. */
  readonly source?: string;
}

/** A step of the upgrade: what to do, in this order. */
export interface UpgradeStep {
  readonly title: string;
  /** Sentences. */
  readonly notes: readonly string[];
  readonly commands: readonly string[];
}
