import { factValue, publishedFacts, type FactBook } from '../facts/registry';
import { count, positive, quantities, quantity, roundedUp, wholes } from './quantity';
import { BYTES_PER_GB } from './units';

/** What an OpenSearch domain holds. */
export interface SearchLoad {
  /** Documents as they come in, GiB. */
  readonly sourceGib: number;
  /** Copies besides the first. @default 1 */
  readonly replicas?: number;
}

const model = (name: string, book: FactBook): number => factValue(`opensearch.sizing.${name}`, undefined, book);

/**
 * Storage that a domain needs, GiB, as sizing.md of aws/agent-toolkit-for-aws d6ad2e4 counts it: source × copies × 1.45, for the index
 * itself, what Linux keeps, and what the service keeps.
 * @throws RangeError naming what is no amount
 */
export const searchStorage = ({ sourceGib, replicas = 1 }: SearchLoad, book: FactBook = publishedFacts()): number =>
  quantity('sourceGib', sourceGib) * (1 + count('replicas', replicas)) * factValue('opensearch.rule.overheadFactor', undefined, book);

/** The same by the full formula, of which 1.45 is the rounded factor: (1 + index overhead) / (1 - Linux) / (1 - service). @throws RangeError */
export const exactSearchStorage = ({ sourceGib, replicas = 1 }: SearchLoad, book: FactBook = publishedFacts()): number =>
  (quantity('sourceGib', sourceGib) * (1 + count('replicas', replicas)) * (1 + model('indexOverhead', book))) /
  (1 - model('linuxReserved', book)) /
  (1 - model('serviceReserved', book));

/** How large a shard should be, GiB: 30 at most for searches, 50 for logs. */
export const shardSize = (workload: 'search' | 'logs', book: FactBook = publishedFacts()): number =>
  factValue(workload === 'logs' ? 'opensearch.rule.shardLogGiB' : 'opensearch.rule.shardSearchGiB', undefined, book);

/**
 * Primary shards of an index, as many on each data node: (source + growth) × 1.1 / size of a shard. An index has one at the least.
 * @throws RangeError naming what is no amount; a shard size of zero, or no node
 */
export const primaryShards = (
  index: { readonly sourceGib: number; readonly growthGib?: number; readonly shardGib: number; readonly dataNodes: number },
  book: FactBook = publishedFacts(),
): number => {
  const { sourceGib, growthGib = 0, shardGib, dataNodes } = index;
  quantities({ sourceGib, growthGib });
  const shards = ((sourceGib + growthGib) * model('shardOverhead', book)) / positive('shardGib', shardGib);
  return roundedUp(Math.max(1, Math.ceil(shards)), count('dataNodes', dataNodes, 1));
};

/** Heap of a node, GiB: half of its memory, 32 at most. @throws RangeError */
export const searchHeap = (memoryGib: number, book: FactBook = publishedFacts()): number =>
  Math.min(quantity('memoryGib', memoryGib) * model('heapShare', book), model('heapMost', book));

/** Shards that a node should hold at most: 25 for each GiB of its heap. @throws RangeError */
export const shardsPerNode = (memoryGib: number, book: FactBook = publishedFacts()): number =>
  Math.floor(searchHeap(memoryGib, book) * model('shardsPerGiBHeap', book));

/** vCPU that active shards should have to begin with, one and a half each. @throws RangeError */
export const vcpuOfShards = (shards: number, book: FactBook = publishedFacts()): number =>
  quantity('shards', shards) * model('vcpuPerShard', book);

/**
 * Memory that vectors need in all copies, GB of a billion bytes, as FAISS keeps them in HNSW graphs (m = 16): 1.1 × (4 × dimensions + 8 × m)
 * for each. The table of the same document is rounded, mostly downwards: 3.5 where the formula gives 3.66.
 * @throws RangeError naming what is no amount
 */
export const vectorMemory = (
  vectors: { readonly count: number; readonly dimensions: number; readonly replicas?: number; readonly links?: number },
  book: FactBook = publishedFacts(),
): number => {
  const { dimensions, replicas = 1, links = model('knnLinks', book) } = vectors;
  quantities({ count: vectors.count, dimensions, links });
  const bytes = model('knnOverhead', book) * (model('knnBytesPerDimension', book) * dimensions + model('knnBytesPerLink', book) * links);
  return (bytes * vectors.count * (1 + count('replicas', replicas))) / BYTES_PER_GB;
};

/** Nodes that hold an amount of storage, with as much on each. @throws RangeError */
export const searchNodes = (storageGib: number, gibPerNode: number): number =>
  wholes(quantity('storageGib', storageGib), positive('gibPerNode', gibPerNode));
