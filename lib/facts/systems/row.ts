/** The tables of the owner's list: what each component is, what each monkey did, and what each system is at each tier. */
export type SystemList = 'components' | 'monkeys' | 'tiers';

/** In which part of the page a row stands, in this order. */
export const SYSTEM_GROUPS = [
  'Edge and GraphQL',
  'Services',
  'Data',
  'Streams',
  'Machine learning',
  'Platform and delivery',
  'Observability',
  'Resilience',
  'The Simian Army',
] as const;
export type SystemGroup = (typeof SYSTEM_GROUPS)[number];

/** Tiers for which something may be planned: those above what is built, too. */
type TierName = 'startup' | 'growth' | 'scale' | 'netflix';

export interface SystemRow {
  /** Exactly as the list names it; a capability names it so in its `systems`. */
  readonly system: string;
  readonly lists: readonly SystemList[];
  readonly group: SystemGroup;
  /** What stands for it, or what it becomes, in a sentence. */
  readonly says: string;
  /** Kinds of capability that stand in for it without being it, such as the load balancer for Zuul. @default none: what serves it is it */
  readonly standIns?: readonly string[];
  /** What is planned, by the tier with which it comes; a tier keeps what the tier before it has. */
  readonly planned?: Partial<Readonly<Record<TierName, string>>>;
  /** Nothing of it is emitted at any tier, now or later: why, with a public source. Only where no capability serves it and nothing is planned. */
  readonly never?: { readonly reason: string; readonly source: string };
  /** Only workloads of this runtime count as it. @default workloads of any */
  readonly runtime?: 'node' | 'java' | 'python' | 'go';
  /** Only entries that hold a store of one of these kinds count as it. @default any entry of the capability */
  readonly storeKinds?: readonly string[];
}

/** The tables that a row comes from, by their usual combinations. */
export const both: readonly SystemList[] = ['components', 'tiers'];
export const components: readonly SystemList[] = ['components'];
export const tiers: readonly SystemList[] = ['tiers'];
export const monkeys: readonly SystemList[] = ['monkeys'];
