/** The other end of a connection. */
export type Peer =
  | { readonly workload: string; readonly namespace: string }
  /** Every pod of these namespaces. */
  | { readonly namespaces: readonly string[] }
  /** Pods of any make, by their labels. */
  | { readonly pods: Readonly<Record<string, string>>; readonly namespace: string }
  /** Address blocks, less some within them; and further ones as a whole, within those or not. */
  | { readonly blocks: readonly string[]; readonly except?: readonly string[]; readonly further?: readonly string[] };

/** Connections that are allowed: any of these peers, on any of these ports. */
export interface Traffic {
  readonly peer: Peer;
  readonly ports: readonly number[];
  /** @default ['TCP'] */
  readonly protocols?: readonly ('TCP' | 'UDP')[];
}

/** Pods by their labels. */
export interface PodSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly { readonly key: string; readonly operator: 'Exists' | 'DoesNotExist' }[];
}
