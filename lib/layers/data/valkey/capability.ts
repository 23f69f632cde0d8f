import { grouped } from '../../../diagnostics/grouped';
import { error } from '../../../diagnostics';
import {
  cacheNodeTypes,
  replicasPerShard,
  reservedMemoryShare,
  snapshotDays,
  userQuotas,
  valkeyEngine,
  valkeyParameters,
} from '../../../facts/valkey';
import { statefulId } from '../../../naming';
import {
  defineCapability,
  residentsOf,
  storesDemand,
  textOf,
  wholeNumber,
  type Connection,
  type ConnectionRequest,
  type PlanContext,
  type PlanEntry,
  type Planned,
} from '../../../plan/contract';
import { cacheNodeType, cacheNodeTypesOf } from '../../../plan/sizing';
import { valkeyCapacity } from './capacity';
import { valkeyQuotas, valkeyUsage } from './usage';
import { keyPrefix, usersOf, type CacheUser } from './users';

export interface ValkeySize {
  readonly nodeType: string;
  /** Copies in other zones, 0 to 5. Decided on the first day: CloudFormation cannot change it. */
  readonly replicas: number;
  /** Days that daily snapshots are kept, 0 to 35; 0 makes none. */
  readonly snapshotDays: number;
  /** Days that the logs are kept. */
  readonly logDays: number;
}

export interface ValkeySpec {
  /** `main`, or the dedicated store. */
  readonly pool: string;
  /** Stores that have their keys here, or had them before they moved away. */
  readonly stores: readonly string[];
  readonly logicalId: string;
  readonly cacheName: string;
  readonly engineVersion: string;
  readonly parameterGroupFamily: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly port: number;
  readonly users: readonly CacheUser[];
  /** In front of `/slow-log` and `/engine-log`. */
  readonly logGroupPrefix: string;
  /** UTC, daily. */
  readonly snapshotWindow: string;
  /** UTC, weekly. */
  readonly maintenanceWindow: string;
}

type ValkeyEntry = PlanEntry<ValkeySize, ValkeySpec>;

const demandOf = (stores: readonly string[], { demand, load }: PlanContext) => {
  const { reads, writes, dataGiB } = storesDemand(demand, stores);
  return { writesPerSecond: writes.peak, readsPerSecond: reads.peak, peakFactor: load.peakFactor, dataGiB };
};

const number = (value: number): string => grouped(value, 1);

const planPool = (pool: string, stores: readonly string[], context: PlanContext): Planned<ValkeySize, ValkeySpec> => {
  const { blueprint, engines, graph, names, region } = context;
  const production = blueprint.profile === 'production';
  const demand = demandOf(stores, context);
  const offered = cacheNodeTypesOf(region);
  const smallest = offered[0] as string;
  const wanted = production ? cacheNodeType(demand, undefined, context.assumed) : (Object.keys(cacheNodeTypes)[0] as string);
  const nodeType = production ? cacheNodeType(demand, offered, context.assumed) : smallest;
  const logicalId = statefulId(pool, 'valkey');
  const stack = names.stack('Data');
  const cacheName = names.physical('cache', region, pool);
  const first = engines.stores[stores.find((s) => engines.stores[s]?.home === `valkey/${pool}`) ?? ''];
  return {
    id: `valkey/${pool}`,
    engine: 'valkey',
    size: { nodeType, replicas: production ? 1 : 0, snapshotDays: production ? 1 : 0, logDays: production ? 30 : 7 },
    spec: {
      pool,
      stores,
      logicalId,
      cacheName,
      engineVersion: valkeyEngine.version,
      parameterGroupFamily: valkeyEngine.parameterGroupFamily,
      parameters: valkeyParameters,
      port: valkeyEngine.port,
      users: usersOf(pool, stores, graph, names),
      logGroupPrefix: names.physical('logGroup', region, 'valkey', pool),
      snapshotWindow: '03:00-04:00',
      maintenanceWindow: 'sun:04:30-sun:05:30',
    },
    reason: [
      `${first?.reason ?? 'kept while data moves'}: ${stores.length === 1 ? 'one store' : `${stores.length} stores`} in one cache, each with keys of its own`,
      production
        ? `${nodeType} holds ${number(demand.dataGiB)} GiB and serves ${number(demand.readsPerSecond + demand.writesPerSecond)} operations a second at the peak`
        : `${nodeType}, the smallest there is, in a sandbox`,
      ...(wanted === nodeType ? [] : [`${region} has no ${wanted}`]),
      production ? 'a copy in another zone takes over' : 'no copy in a sandbox',
      'cluster mode with one shard, so that more can be added in place',
    ].join('; '),
    alternatives: [
      ...(first?.alternatives ?? []),
      {
        engine: 'elasticache-serverless',
        verdict: 'bills by the gigabyte and the request, and is dearer than a small node while anything is asked all day',
      },
    ],
    needs: ['keys/main', 'network/main'],
    stateful: [{ stack, logicalId, type: 'AWS::ElastiCache::ReplicationGroup' }],
  };
};

/** Users that ElastiCache would not take fail here, with their place, instead of in the middle of a deployment (BP315). */
const reportLimits = (pools: ReadonlyMap<string, readonly string[]>, { graph, names, report }: PlanContext): void => {
  let inRegion = 0;
  for (const [pool, stores] of pools) {
    const users = usersOf(pool, stores, graph, names).length;
    inRegion += users;
    if (users > userQuotas.perGroup)
      report(
        error(
          'BP315',
          ['stores', stores[0] as string],
          `${users} edges lead to stores in valkey/${pool}, and a cache takes ${userQuotas.perGroup} users`,
          {
            at: 'key',
            hint: 'give some of its stores a cache of their own: dedicated: true',
          },
        ),
      );
  }
  if (inRegion > userQuotas.perRegion)
    report(
      error('BP315', ['stores'], `${inRegion} edges lead to stores on Valkey, and a region takes ${userQuotas.perRegion} users`, {
        at: 'key',
        hint: 'let some workloads keep a cache of their own: engine: none',
      }),
    );
};

/** What holds more than the largest node does is not silently cut (BP315). */
const reportMemory = (pools: ReadonlyMap<string, readonly string[]>, context: PlanContext): void => {
  const most =
    (cacheNodeTypes[Object.keys(cacheNodeTypes).at(-1) as string] as { memoryGiB: number }).memoryGiB * (1 - reservedMemoryShare);
  for (const [pool, stores] of pools) {
    const { dataGiB } = demandOf(stores, context);
    if (dataGiB > most)
      context.report(
        error(
          'BP315',
          ['stores', stores[0] as string],
          `valkey/${pool} would hold ${number(dataGiB)} GiB, and its largest node ${number(most)}`,
          {
            at: 'key',
            hint: 'keep less, or give some of its stores a cache of their own: dedicated: true',
          },
        ),
      );
  }
};

const connect = (entry: ValkeyEntry, { target, variable, workload }: ConnectionRequest): Connection => {
  const { cacheName, port, users } = entry.spec;
  const user = users.find((u) => u.store === target && u.workload === workload.name && u.team === workload.team);
  if (!user) throw new Error(`${workload.name} does not use ${target} in ${entry.id}`);
  const cache = { of: entry.id, attribute: 'arn' };
  return {
    statements: [
      // Both at once: which cache, and as whom. What the user may do there stands in its access string.
      {
        sid: 'Cache',
        actions: ['elasticache:Connect'],
        resources: [cache, { of: entry.id, attribute: 'userArn', suffix: `:${user.userId}` }],
      },
      // Where the cache is, clients ask at their start (docs/decisions/0018).
      { sid: 'CacheAddress', actions: ['elasticache:DescribeReplicationGroups'], resources: [cache] },
    ],
    environment: {
      [`${variable}_ENGINE`]: 'valkey',
      [`${variable}_CACHE_NAME`]: cacheName,
      [`${variable}_PORT`]: String(port),
      [`${variable}_USER`]: user.userId,
      [`${variable}_PREFIX`]: keyPrefix(target),
    },
    egress: [{ to: 'data-subnets', port }, { to: 'aws-endpoints' }],
    needs: [entry.id],
  };
};

/** Caches on Valkey: one for all stores, and one for each that is dedicated. */
export const valkey = defineCapability<'valkey', ValkeySize, ValkeySpec>({
  kind: 'valkey',
  layer: 'data',
  scope: 'region',
  systems: ['Redis/Valkey', 'Valkey'],
  capacity: valkeyCapacity,
  limits: {
    nodeType: textOf(/^cache\.[a-z0-9]+\.[a-z0-9]+$/, 'a node type of ElastiCache, such as cache.t4g.small'),
    replicas: wholeNumber(0, replicasPerShard),
    snapshotDays: wholeNumber(snapshotDays.min, snapshotDays.max),
    logDays: wholeNumber(1, 3_653), // the longest that CloudWatch Logs keeps; rounded up to what it takes
  },
  plan: (context) => {
    const pools = residentsOf(context.engines.stores, 'valkey');
    reportLimits(pools, context);
    if (context.blueprint.profile === 'production') reportMemory(pools, context);
    return [...pools].map(([pool, stores]) => planPool(pool, stores, context));
  },
  connect,
  usage: valkeyUsage,
  quotas: valkeyQuotas,
});
