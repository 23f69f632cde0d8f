/** A size of node, and the fewest of it that make sense. */
export interface NodeRung {
  readonly type: string;
  readonly least: number;
  /** Whether its vCPU are shared: it is taken only for what its baseline carries. */
  readonly burstable?: boolean;
}

/** Sizes of nodes, smallest first. Ours: one family, general purpose, Graviton; two small ones where next to nothing runs, else one in each of three zones. */
export const NODE_LADDER: readonly NodeRung[] = [
  { type: 't4g.medium', least: 2, burstable: true },
  { type: 'm7g.large', least: 3 },
  { type: 'm7g.2xlarge', least: 3 },
  { type: 'm7g.16xlarge', least: 3 },
];

/** Sizes of nodes of a cache, smallest first. Ours: memory counts, so r7g beyond the smallest. */
export const CACHE_LADDER = ['cache.t4g.small', 'cache.r7g.large', 'cache.r7g.4xlarge', 'cache.r7g.16xlarge'] as const;

/** A size of data node of OpenSearch. */
export interface SearchRung {
  readonly type: string;
  /** GB that one of them keeps. */
  readonly gb: number;
}

/** Sizes of data nodes, smallest first. Ours: 6 TB on the largest is a guess, which AWS's own guides neither support nor rule out. */
export const SEARCH_LADDER: readonly SearchRung[] = [
  { type: 'r7g.large', gb: 1_000 },
  { type: 'or2.4xlarge', gb: 6_000 },
];

/** Size of dedicated cluster managers. */
export const MANAGER_TYPE = 'm7g.large';

/** Instance classes of Aurora, smallest first: r7g as far as it goes, then the two larger ones of r8g. */
export const AURORA_LADDER = [
  'db.r7g.large',
  'db.r7g.xlarge',
  'db.r7g.2xlarge',
  'db.r7g.4xlarge',
  'db.r7g.8xlarge',
  'db.r7g.12xlarge',
  'db.r7g.16xlarge',
  'db.r8g.24xlarge',
  'db.r8g.48xlarge',
] as const;

/** Fewest data nodes of a search domain: one in each zone. */
export const LEAST_SEARCH_NODES = 3;

/** Fewest KPUs of a Flink application, without the one that orchestrates. */
export const LEAST_KPUS = 2;
