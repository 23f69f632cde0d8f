import { SMALLEST_NODE_VCPU } from '../../../facts/node-capacity';
import { cheapestFirst, nodeTypes, type NodeType } from '../../../facts/node-types';
import type { PlanEntry, UsageContext } from '../../../plan/contract';
import { coresFor } from '../../../plan/workload-sizing';
import { plannedPods, type PlannedPods } from './demand';
import { byType, packed, type Nodes, type PodGroup } from './packing';
import { admitted } from './requirements';
import type { NodePoolSize, NodePoolSpec } from './size';

/** When nodes are counted: with nothing to do, on an average day, or at the peak of the load. */
export type Moment = 'rest' | 'average' | 'peak';

type Pool = PlanEntry<NodePoolSize, NodePoolSpec>;

/** Kinds of entries that get more replicas as they are asked more, and what the graph calls them. */
const SCALED: Readonly<Record<string, 'service' | 'processor'>> = { service: 'service', processor: 'processor' };

/** Cores that the load of a workload asks for at that moment, by the same rule that sized it. */
const coresAsked = ({ entry }: PlannedPods, moment: 'average' | 'peak', { assumed, graph, share, traffic }: UsageContext): number => {
  const origin = SCALED[entry.kind];
  const workload = graph.workloads.find((w) => w.origin === origin && `${entry.kind}/${w.name}` === entry.id);
  if (!workload) return 0;
  const demand = { requests: traffic.requestsTo(origin === 'service' ? workload.name : ''), events: traffic.eventsTo(workload) };
  return coresFor(demand, moment, assumed) * share;
};

/** Replicas of a workload at a moment. Jobs come and go on what room there is: at rest and on average they are not there. */
const replicasAt = (pods: PlannedPods, moment: Moment, context: UsageContext): number => {
  const { cores, entry, minReplicas, maxReplicas } = pods;
  if (moment === 'rest') return minReplicas;
  if (!SCALED[entry.kind]) return moment === 'peak' ? maxReplicas : minReplicas;
  const needed = cores > 0 ? Math.ceil(coresAsked(pods, moment, context) / cores) : 0;
  return Math.max(minReplicas, Math.min(needed, maxReplicas));
};

/** How many pods of ours there are at a moment, by what they ask for. */
export const podsAt = (moment: Moment, context: UsageContext): readonly PodGroup[] =>
  plannedPods(context.entries).map((pods) => ({
    cores: pods.cores,
    memoryGiB: pods.memoryGiB,
    pods: replicasAt(pods, moment, context),
  }));

/** How many replicas an entry has at a moment. */
export const podsOf = (id: string, moment: Moment, context: UsageContext): number =>
  plannedPods(context.entries.filter((e) => e.id === id)).reduce((sum, pods) => sum + replicasAt(pods, moment, context), 0);

/** How many replicas all entries of some kinds have at a moment. */
export const replicasOf = (kinds: readonly string[], moment: Moment, context: UsageContext): number =>
  plannedPods(context.entries.filter((e) => kinds.includes(e.kind))).reduce((sum, pods) => sum + replicasAt(pods, moment, context), 0);

export const podCount = (groups: readonly PodGroup[]): number => groups.reduce((sum, { pods }) => sum + pods, 0);

/** Types that a pool takes: what its NodePool asks of an instance. Zero as the most vCPU stands for any. */
const typesOf = ({ size, spec }: Pick<Pool, 'size' | 'spec'>, region: string): readonly NodeType[] => {
  const { categories, newerThan } = admitted(size.burstable);
  return cheapestFirst(
    nodeTypes().filter(
      (t) =>
        t.arch === spec.arch &&
        categories.includes(t.category) &&
        t.generation > newerThan &&
        t.vcpu >= SMALLEST_NODE_VCPU &&
        t.vcpu <= size.nodeCpu &&
        t.memoryGiB >= size.nodeMemoryGiB,
    ),
    region,
  );
};

/** The share of a zone: replicas are spread over zones by rule, and the first zones get what does not divide. */
const inZone = (groups: readonly PodGroup[], zone: number, zones: number): readonly PodGroup[] =>
  groups.map((group) => ({ ...group, pods: Math.floor(group.pods / zones) + (zone < group.pods % zones ? 1 : 0) }));

export const vcpuOf = (nodes: readonly Nodes[]): number => nodes.reduce((sum, { type, count }) => sum + type.vcpu * count, 0);

/** What the ceiling of a pool lets stand. */
const below = (nodes: readonly Nodes[], { cpu, memoryGiB }: Pick<NodePoolSize, 'cpu' | 'memoryGiB'>): readonly Nodes[] => {
  let left = { cpu, memoryGiB };
  return nodes.flatMap(({ type, count }) => {
    const allowed = Math.max(0, Math.min(count, Math.floor(left.cpu / type.vcpu), Math.floor(left.memoryGiB / type.memoryGiB)));
    left = { cpu: left.cpu - allowed * type.vcpu, memoryGiB: left.memoryGiB - allowed * type.memoryGiB };
    return allowed > 0 ? [{ type, count: allowed }] : [];
  });
};

/**
 * Nodes that stand for such pods. Karpenter makes some in each zone that pods are spread over; where the ceiling of the pool is too low
 * for that, as in a sandbox, the pods share what it lets stand.
 */
export const nodesFor = (
  groups: readonly PodGroup[],
  pool: Pick<Pool, 'size' | 'spec'>,
  region: string,
  zones: number,
): readonly Nodes[] => {
  const types = typesOf(pool, region);
  const spread = Array.from({ length: zones }, (_, zone) => packed(inZone(groups, zone, zones), types)).flat();
  const nodes = vcpuOf(spread) <= pool.size.cpu ? spread : packed(groups, types);
  return byType(below(nodes, pool.size), types);
};

const zonesOf = (entries: readonly PlanEntry[]): number => {
  const spec = entries.find((e) => e.id === 'network/main')?.spec as
    { readonly zones?: readonly unknown[]; readonly vpc?: { readonly privateSubnetIds: readonly string[] } } | undefined;
  return Math.max(1, spec?.zones?.length ?? spec?.vpc?.privateSubnetIds.length ?? 1);
};

/** Nodes of the pool of the region at a moment; none where nodes are somebody else's. */
export const nodesAt = (moment: Moment, context: UsageContext): readonly Nodes[] => {
  const pool = context.entries.find((e) => e.kind === 'node-pool') as Pool | undefined;
  return pool ? nodesFor(podsAt(moment, context), pool, context.region, zonesOf(context.entries)) : [];
};

/** The moment that quotas are asked for: a sandbox is not loaded, and production has to carry its peak. */
export const quotaMoment = ({ blueprint }: UsageContext): Moment => (blueprint.profile === 'production' ? 'peak' : 'rest');

export const countOf = (nodes: readonly Nodes[]): number => nodes.reduce((sum, { count }) => sum + count, 0);
