import { CACHE_LADDER } from '../../facts/assumptions';
import { factValue } from '../../facts/registry';
import { cacheNodeTypes, reservedMemoryShare } from '../../facts/valkey';
import { wholes } from '../quantity';
import { BYTES_PER_GB, GIB, HOURS_PER_MONTH, KILO } from '../units';
import type { PlatformItem, RegionTask } from './region';

/** The cache of a region: shards, each with a copy in another zone. */
export interface CacheSize {
  readonly engine: 'valkey';
  readonly nodeType: string;
  readonly shards: number;
  readonly nodes: number;
  readonly dataGb: number;
  /** Operations per second at the peak. */
  readonly operations: number;
  readonly items: readonly PlatformItem[];
}

/** A shard and its copy. */
const COPIES = 2;

/** Memory for data over what one node has, without copies: what ElastiCache keeps for itself is not for data. */
const nodesOfData = (nodeType: string, gb: number, { load }: RegionTask): number =>
  (gb * BYTES_PER_GB) / GIB / (factValue(`elasticache.${nodeType}.memory`, undefined, load.book) * (1 - reservedMemoryShare));

/** Nodes that hold bytes, without copies. */
export const cacheNodesFor = (nodeType: string, gb: number, task: RegionTask): number => wholes(nodesOfData(nodeType, gb, task), 1);

/** Undefined where PostgreSQL answers everything. */
export const cacheSize = (task: RegionTask): CacheSize | undefined => {
  const { topology, demand, evacuation, load } = task;
  const { assumed, ofTier } = load;
  if (topology.cache === 'none' || (topology.cache === 'redundant' && !load.redundant)) return undefined;
  const dataGb = (demand.users * evacuation * ofTier.cacheKbPerUser * KILO) / BYTES_PER_GB;
  const operations = demand.requests.peak * assumed.rowReadsPerRequest * ofTier.rowCacheHitShare * evacuation;
  const shardsOfLoad = (nodeType: string): number => {
    const vcpu = cacheNodeTypes[nodeType]?.vcpu ?? 1;
    return Math.max(nodesOfData(nodeType, dataGb, task), operations / (vcpu * assumed.cacheOperationsPerVcpu));
  };
  const shardsOf = (nodeType: string): number => Math.max(ofTier.cacheShards, Math.ceil(shardsOfLoad(nodeType)));
  // The smallest nodes share their vCPU, which is enough for the startup tier only.
  const ladder = load.tier === 'startup' ? CACHE_LADDER : CACHE_LADDER.slice(1);
  const nodeType = ladder.find((type) => shardsOf(type) <= assumed.shardsBeforeLarger) ?? (ladder.at(-1) as string);
  const shards = shardsOf(nodeType);
  const nodes = shards * COPIES;
  return {
    engine: 'valkey',
    nodeType,
    shards,
    nodes,
    dataGb,
    operations,
    items: [
      {
        item: `nodes, ${nodes} × ${nodeType}`,
        price: `elasticache.${nodeType}.valkey`,
        quantity: nodes * HOURS_PER_MONTH,
        ofLoad: shardsOfLoad(nodeType) * COPIES * HOURS_PER_MONTH,
      },
    ],
  };
};
