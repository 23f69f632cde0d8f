/** Tiers that a platform is sized for. */
export const PLATFORM_TIERS = ['startup', 'growth', 'scale', 'netflix'] as const;

export type PlatformTier = (typeof PLATFORM_TIERS)[number];

/** A coefficient that differs from tier to tier. */
export interface TierAssumption {
  readonly values: Readonly<Record<PlatformTier, number>>;
  readonly unit: string;
  readonly meaning: string;
  /** Who says so. */
  readonly source: string;
}

const table = <const Name extends string>(group: Readonly<Record<Name, TierAssumption>>): Readonly<Record<Name, TierAssumption>> => group;

const tiers = (startup: number, growth: number, scale: number, netflix: number): TierAssumption['values'] => ({
  startup,
  growth,
  scale,
  netflix,
});

/** A coefficient that proves nothing when an example is met: it was chosen for that; docs/capacity.md says how much hangs on each. */
const FITTED = 'ours, fitted: chosen so that the worked examples come to the sums that they state';

/** A coefficient that follows from a quantity of an example, which is as good as the example. */
const STATED = 'ours, by what the worked examples state';

/** Coefficients of a whole platform, tier by tier. Zero: the tier does without. */
export const TIER_ASSUMPTIONS = table({
  hops: {
    values: tiers(1, 2, 4, 5),
    unit: 'services per request',
    meaning: 'services that take part in the answer to a visitor, one after another',
    source: 'ours: one backend; a gateway before it; a gateway, a graph and two services; five where hundreds of services share the work',
  },
  fanOut: {
    values: tiers(1, 2, 3, 2.33),
    unit: 'reads per event',
    meaning: 'how often each event that is published is read',
    source: 'ours; netflix: 7 PB read of 3 PB written a day (facts netflix.keystone.outBytesDay and netflix.keystone.ingestBytesDay)',
  },
  rowCacheHitShare: {
    values: tiers(0, 0.95, 0.9, 0.95),
    unit: 'share of reads',
    meaning: 'share of reads that a cache answers',
    source: 'ours; the startup tier has PostgreSQL answer them',
  },
  relationalWriteShare: {
    values: tiers(1, 1, 0.15, 0.005),
    unit: 'share of writes',
    meaning: 'share of what requests write that goes to the relational database',
    source:
      'ours: accounts, orders and rights; at scale everything else is state that a cache holds, or an event. What players note is not among it: from growth on it goes to rows by key (Topology.rows)',
  },
  searchedShare: {
    values: tiers(0, 0.7, 0.1, 0.01),
    unit: 'share of bytes',
    meaning: 'share of events that can be searched',
    source: `netflix: ${STATED}, 1 %; the others ${FITTED}. The more events, the fewer of them does anybody look for`,
  },
  eventHours: {
    values: tiers(0, 24, 24, 12),
    unit: 'h',
    meaning: 'how long Kafka keeps an event',
    source: 'ours: a day, in which somebody can mend a consumer; half of it where a day would be a petabyte a region',
  },
  archiveDays: {
    values: tiers(0, 0, 0, 30),
    unit: 'days',
    meaning: 'how long all events rest in S3',
    source: 'ours: a month of them is the 90 PB of the worked example',
  },
  relationalKbPerUser: {
    values: tiers(650, 200, 150, 1),
    unit: 'KB per user',
    meaning: 'relational data',
    source: `${FITTED}; the startup tier keeps everything there`,
  },
  rowKbPerUser: {
    values: tiers(72, 72, 333, 7_692),
    unit: 'KB per user',
    meaning: 'rows of wide-column tables, where there are any: 5 TB for 15 million users, 2 PB for 260 million',
    source:
      'ours, no size is published; what people have watched follows their hours: 23 a month at scale, and so 5/23 of it with the five of growth',
  },
  cacheKbPerUser: {
    values: tiers(10, 10, 32, 1),
    unit: 'KB per user',
    meaning: 'what Valkey holds; at the netflix tier sessions only, since what EVCache holds has no like at AWS',
    source: FITTED,
  },
  requestLogBytes: {
    values: tiers(1_100, 200, 550, 0),
    unit: 'bytes per request',
    meaning: 'what all services together log of a request; at the netflix tier logs are events, and counted there',
    source: `scale: ${STATED}, 30 TB a month for 15 million users; the others ${FITTED}, 100 GB for 100,000 users and 300 GB for a million. A service on its own is counted with logBytesPerRequest`,
  },
  seriesPerVcpu: {
    values: tiers(0, 3_240, 600, 0),
    unit: 'time series per vCPU',
    meaning: 'time series in Prometheus; the startup tier has CloudWatch, and the netflix tier Atlas on nodes of its own',
    source: `growth: ${STATED}, 21.9 billion samples a month, which are a quarter of a million series; scale ${FITTED}, ten times as many. Generous: a thousand for each host is usual in public (VictoriaMetrics, "Pricing comparison for Managed Prometheus", 2022-04-04), and would be 130 for each of these vCPU at growth`,
  },
  edgeMbPerUser: {
    values: tiers(20, 20, 10, 0),
    unit: 'MB per user and month',
    meaning: 'pages and pictures that CloudFront serves; the netflix tier has a network of its own for what it serves',
    source: `startup and growth: ${STATED}, 2 TB for 100,000 users and 20 TB for a million; scale ${FITTED}, what the rest of the sum leaves room for`,
  },
  autoMode: {
    values: tiers(1, 1, 0, 0),
    unit: 'share of nodes',
    meaning: 'share of nodes that EKS Auto Mode runs, for its fee',
    source: 'ours: people who run nodes are cheaper than the fee from some hundred nodes on',
  },
  platformVcpu: {
    values: tiers(0, 6, 20, 24),
    unit: 'vCPU per region',
    meaning: 'least vCPU of a region: what the platform itself runs (delivery, policies, metrics, a mesh), whatever the load',
    source: 'ours: a node in each zone at growth; the floors of the worked examples at scale and netflix',
  },
  topics: {
    values: tiers(1, 6, 20, 30),
    unit: 'topics',
    meaning: 'topics with a set of partitions of their own',
    source: 'ours; the largest have thousands',
  },
  zones: {
    values: tiers(2, 3, 3, 3),
    unit: 'zones',
    meaning: 'zones that a load balancer, and NAT gateways where one is not enough, stand in',
    source: 'ours',
  },
  databaseInstances: {
    values: tiers(2, 2, 3, 3),
    unit: 'instances per region',
    meaning: 'instances of the relational database; one below the number of users from which on the startup tier is redundant',
    source: 'ours: a writer and a reader that takes over, and one in each zone at scale',
  },
  cacheShards: {
    values: tiers(1, 1, 3, 3),
    unit: 'shards',
    meaning: 'fewest shards of a cache, each with a copy',
    source: 'ours: a majority of three decides who leads a shard',
  },
  searchManagers: {
    values: tiers(0, 0, 3, 3),
    unit: 'nodes',
    meaning: 'dedicated cluster managers of a search domain',
    source: 'fact opensearch.rule.clusterManagers: three; none at growth, where three data nodes do it',
  },
});

export type TierAssumptionName = keyof typeof TIER_ASSUMPTIONS;

/** The values of one tier. */
export type TierAssumed = Readonly<Record<TierAssumptionName, number>>;

/** The values of a tier, with those that somebody puts in their place. */
export const tierAssumed = (tier: PlatformTier, said: Partial<TierAssumed> = {}): TierAssumed =>
  Object.fromEntries(
    (Object.keys(TIER_ASSUMPTIONS) as TierAssumptionName[]).map((name) => [name, said[name] ?? TIER_ASSUMPTIONS[name].values[tier]]),
  ) as TierAssumed;
