/** A node of a cache, as CloudWatch names it. */
export interface CacheNode {
  readonly clusterId: string;
  readonly nodeId: string;
}

/** The nodes of a cache in cluster mode with one shard: `<cache>-0001-001` and on, each a cluster of the one node 0001. */
export const cacheNodes = (cacheName: string, replicas: number): readonly CacheNode[] =>
  Array.from({ length: replicas + 1 }, (_, i) => ({
    clusterId: `${cacheName}-0001-${String(i + 1).padStart(3, '0')}`,
    nodeId: '0001',
  }));
