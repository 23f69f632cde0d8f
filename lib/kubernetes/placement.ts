/** A taint of nodes that a pod runs on nevertheless. */
export interface Toleration {
  /** @default every key */
  readonly key?: string;
  /** @default 'Equal' */
  readonly operator?: 'Equal' | 'Exists';
  readonly value?: string;
  /** @default every effect */
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
  /** Seconds that it stays on a node which gets the taint `NoExecute`. @default for ever */
  readonly tolerationSeconds?: number;
}

/** Which nodes a pod runs on. */
export interface Placement {
  /** Labels that the node must have. @default any */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Taints of nodes that it may run on nevertheless. @default none */
  readonly tolerations?: readonly Toleration[];
}

/** The fields of a pod that say where it runs. */
export const placementOf = ({ nodeSelector, tolerations }: Placement): Placement => ({
  ...(nodeSelector ? { nodeSelector } : {}),
  ...(tolerations ? { tolerations } : {}),
});
