import type { Tier } from '../blueprint';
import { hasInstanceClass } from '../facts/availability';
import { gp3, storagePerData, vcpuPerGiB, type NodeType } from '../facts/opensearch';
import { acu, connectionsOf, maximumFor } from '../facts/aurora';
import { brokerStorage, brokersPerCluster, brokerTypes, replication, throughputFactors } from '../facts/msk';
import { instanceClasses, maxConnectionsBound } from '../facts/rds';
import { cacheNodeTypes, reservedMemoryShare } from '../facts/valkey';
import { STANDARD, type Assumed } from '../facts/assumptions';

/** What a database has to carry at the peak. */
export interface DatabaseDemand {
  readonly writesPerSecond: number;
  readonly readsPerSecond: number;
  /** Peak rate over average rate. */
  readonly peakFactor: number;
  /** Connections of all replicas together. */
  readonly connections: number;
  readonly dataGiB: number;
}

/** vCPUs that a database needs for its operations at the peak, at the planned utilisation. */
export const databaseVcpus = (
  { writesPerSecond, readsPerSecond }: Pick<DatabaseDemand, 'writesPerSecond' | 'readsPerSecond'>,
  assumed: Assumed = STANDARD,
): number => (writesPerSecond / assumed.writesPerDatabaseVcpu + readsPerSecond / assumed.readsPerDatabaseVcpu) / assumed.targetUtilisation;

/**
 * The smallest instance class of RDS that carries the demand; the largest one known, if none does. The peak has to fit into its vCPUs,
 * in a burstable class the average into its baseline too; the connections into its max_connections, the hot data into its memory.
 */
export const databaseInstanceClass = (demand: DatabaseDemand, assumed: Assumed = STANDARD): string => {
  const peak = databaseVcpus(demand, assumed);
  const average = peak / demand.peakFactor;
  const names = Object.keys(instanceClasses);
  const fits = (name: string): boolean => {
    const { vcpu, memoryGiB, burstable } = instanceClasses[name] as (typeof instanceClasses)[string];
    return (
      peak <= vcpu &&
      (!burstable || average <= vcpu * assumed.burstableBaseline) &&
      demand.connections <= maxConnectionsBound(name) * assumed.usableConnections &&
      demand.dataGiB * assumed.hotShareOfData <= memoryGiB
    );
  };
  return names.find(fits) ?? (names.at(-1) as string);
};

/** What a search domain has to carry: what its stores state, at the peak. */
export interface SearchDemand {
  readonly dataGiB: number;
  readonly readsPerSecond: number;
  readonly writesPerSecond: number;
  /** Data nodes; with two or more each document is kept twice. */
  readonly nodes: number;
}

/**
 * The smallest of these types whose nodes together carry the demand, and the volume of each; the largest type, if none does. Processors
 * follow AWS's rule for heavy use, or the stated rates if those ask for more.
 * @param types - smallest first, at least one
 */
export const searchNodes = (
  { dataGiB, readsPerSecond, writesPerSecond, nodes }: SearchDemand,
  types: readonly NodeType[],
  assumed: Assumed = STANDARD,
): { readonly instanceType: string; readonly volumeGiB: number } => {
  const copies = Math.min(2, nodes);
  const wanted = Math.max(gp3.minGiB, Math.ceil((dataGiB * storagePerData * copies) / nodes));
  const rates = readsPerSecond / assumed.searchesPerVcpu + (writesPerSecond * copies) / assumed.documentsPerVcpu;
  const vcpus = Math.max(wanted * nodes * vcpuPerGiB, rates / assumed.targetUtilisation);
  const found = types.find((t) => wanted <= t.maxVolumeGiB && vcpus <= t.vcpu * nodes) ?? (types.at(-1) as NodeType);
  return { instanceType: found.instanceType, volumeGiB: Math.min(wanted, found.maxVolumeGiB) };
};

/** Capacity of a serverless database, in ACUs. */
export interface DatabaseCapacity {
  /** Where it stays when there is nothing to do. */
  readonly minAcu: number;
  /** Where it stops growing. */
  readonly maxAcu: number;
}

const inSteps = (capacity: number): number => Math.ceil(capacity / acu.step) * acu.step;

/**
 * Between which capacities Aurora moves by itself. At least what an average day needs, without headroom, since it grows within seconds, and
 * the hot data in memory; at most what the peak needs at the planned utilisation, and memory for all connections. `wantedAcu` is that
 * maximum before Aurora's own one ends it.
 */
export const databaseCapacity = (
  demand: DatabaseDemand,
  assumed: Assumed = STANDARD,
): DatabaseCapacity & { readonly wantedAcu: number } => {
  const peak = databaseVcpus(demand, assumed) * acu.perVcpu;
  const average = (peak * assumed.targetUtilisation) / demand.peakFactor;
  const hotData = (demand.dataGiB * assumed.hotShareOfData) / acu.gib;
  const minAcu = Math.min(acu.most, Math.max(acu.leastForInsights, inSteps(average), inSteps(hotData)));
  const wantedAcu = Math.max(minAcu, inSteps(peak), inSteps(hotData), maximumFor(demand.connections / assumed.usableConnections));
  return { minAcu, maxAcu: Math.min(acu.most, wantedAcu), wantedAcu };
};

/** Capacity of a database that nobody sends a load to: none while nobody is connected, and little else. */
export const sandboxCapacity = (connectionPools: number, assumed: Assumed = STANDARD): DatabaseCapacity => ({
  minAcu: acu.least,
  maxAcu: Math.max(assumed.sandboxCapacity, maximumFor((connectionPools * assumed.connectionsPerReplica) / assumed.usableConnections)),
});

/**
 * Connections that one replica may open to a serverless database, so that all together stay below its limit: those of an ordinary pool
 * where there is room, else fewer; 0 where there is not one for each.
 * @param connectionPools - replicas, each once for every store that it uses there
 */
export const connectionsPerPool = ({ minAcu, maxAcu }: DatabaseCapacity, connectionPools: number, assumed: Assumed = STANDARD): number => {
  const usable = connectionsOf(minAcu, maxAcu) * assumed.usableConnections;
  return Math.min(Math.floor(assumed.connectionsPerReplica), Math.floor(usable / Math.max(1, connectionPools)));
};

/** What the brokers of a cluster have to carry. */
export interface KafkaDemand {
  /** MiB/s that are published at the peak. */
  readonly peakInMiBps: number;
  /** MiB/s that are read at the peak, by all groups of consumers together. */
  readonly peakOutMiBps: number;
  /** Partitions with their copies. */
  readonly partitionReplicas: number;
  /** GiB of events that are kept, with their copies. */
  readonly storedGiB: number;
}

/** Less than this much of a broker is an error of floating point. */
const ROUNDING = 1e-9;

/**
 * Brokers of a type that carry the demand, a multiple of three: what remains of them when one zone is lost is what is counted with
 * (see `throughputFactors`).
 */
export const brokersOf = (type: string, demand: KafkaDemand, assumed: Assumed = STANDARD): number => {
  const { storageMiBps, networkMiBps, partitionReplicas } = brokerTypes[type] as (typeof brokerTypes)[string];
  const { storage, network, reads } = throughputFactors;
  const { peakInMiBps, peakOutMiBps } = demand;
  const needed = [
    (peakInMiBps * storage) / (storageMiBps * assumed.brokerUtilisation),
    (peakInMiBps * network + peakOutMiBps * reads) / (networkMiBps * assumed.brokerUtilisation),
    demand.partitionReplicas / partitionReplicas,
    (demand.storedGiB * brokerStorage.headroom) / brokerStorage.maxGiB,
  ];
  // Sums of fractions that come to a whole number may end a hair above it.
  const brokers = Math.ceil(Math.max(...needed) - ROUNDING);
  return Math.max(1, Math.ceil(brokers / replication.brokers)) * replication.brokers;
};

/**
 * The smallest type of which three brokers carry the demand; of the largest one, as many as it takes, up to the quota. A larger type
 * takes over broker by broker, whereas partitions do not move to further brokers by themselves.
 */
export const kafkaBrokers = (
  demand: KafkaDemand,
  assumed: Assumed = STANDARD,
): { readonly instanceType: string; readonly brokers: number } => {
  const types = Object.keys(brokerTypes);
  const instanceType = types.find((type) => brokersOf(type, demand, assumed) === replication.brokers) ?? (types.at(-1) as string);
  return { instanceType, brokers: Math.min(brokersPerCluster, brokersOf(instanceType, demand, assumed)) };
};

/** GiB of storage of each broker: what is kept, twice. */
export const brokerStorageGiB = (storedGiB: number, brokers: number, floor: number): number =>
  Math.min(brokerStorage.maxGiB, Math.max(floor, Math.ceil((storedGiB * brokerStorage.headroom) / brokers)));

/**
 * Partitions of a topic: one for each consumer that works at the same time, and enough for its throughput, doubled from twelve up, so that
 * the number, which can never sink, seldom changes.
 */
export const topicPartitions = (peakMiBps: number, consumers: number, assumed: Assumed = STANDARD): number => {
  const needed = Math.max(consumers, peakMiBps / assumed.mibPerPartition);
  const doublings = Math.max(0, Math.ceil(Math.log2(needed / assumed.leastPartitions)));
  return Math.ceil(assumed.leastPartitions) * 2 ** doublings;
};

/** Types of node for a cache that a region has, smallest first. */
export const cacheNodeTypesOf = (region: string): readonly string[] =>
  Object.keys(cacheNodeTypes).filter((name) => hasInstanceClass('elasticache', region, name) !== false);

/**
 * The smallest type of node whose memory and vCPUs carry a cache; the largest one, if none does.
 * @param names - those to choose from, smallest first. @default all that are known
 */
export const cacheNodeType = (
  { writesPerSecond, readsPerSecond, peakFactor, dataGiB }: Omit<DatabaseDemand, 'connections'>,
  names: readonly string[] = Object.keys(cacheNodeTypes),
  assumed: Assumed = STANDARD,
): string => {
  const peak = (writesPerSecond + readsPerSecond) / assumed.cacheOperationsPerVcpu / assumed.targetUtilisation;
  const fits = (name: string): boolean => {
    const { vcpu, memoryGiB, burstable } = cacheNodeTypes[name] as (typeof cacheNodeTypes)[string];
    return (
      peak <= vcpu &&
      (!burstable || peak / peakFactor <= vcpu * assumed.burstableBaseline) &&
      dataGiB <= memoryGiB * (1 - reservedMemoryShare)
    );
  };
  return names.find(fits) ?? (names.at(-1) as string);
};

/** Nodes a tier's general pool may grow to, in vCPU and GiB: a ceiling against runaway bills, ours. */
export const nodePoolLimits = (
  tier: Tier,
  vcpuRequested: number,
  assumed: Assumed = STANDARD,
): { readonly cpu: number; readonly memoryGiB: number } => {
  const floors: Readonly<Record<Tier, number>> = {
    startup: assumed.poolVcpuStartup,
    growth: assumed.poolVcpuGrowth,
    scale: assumed.poolVcpuScale,
    netflix: assumed.poolVcpuNetflix,
  };
  const cpu = Math.max(floors[tier], Math.ceil(vcpuRequested * assumed.poolOverRequests));
  return { cpu, memoryGiB: Math.ceil(cpu * assumed.poolGibPerVcpu) };
};
