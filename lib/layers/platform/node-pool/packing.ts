import type { NodeType } from '../../../facts/node-types';
import type { Resources } from './demand';
import { capacityOf, type Capacity } from './nodes';

/** Pods that ask for the same. */
export interface PodGroup extends Resources {
  readonly pods: number;
}

/** Nodes of one type. */
export interface Nodes {
  readonly type: NodeType;
  readonly count: number;
}

/** What the pods on one node ask for together. */
type Load = Resources & { readonly pods: number };

const EMPTY: Load = { cores: 0, memoryGiB: 0, pods: 0 };

/** Tenths of a core do not add up exactly. */
const HAIR = 1e-9;

const plus = (load: Load, group: PodGroup, pods: number): Load => ({
  cores: load.cores + group.cores * pods,
  memoryGiB: load.memoryGiB + group.memoryGiB * pods,
  pods: load.pods + pods,
});

const fits = (load: Load, { cores, memoryGiB, pods }: Capacity): boolean =>
  load.cores <= cores + HAIR && load.memoryGiB <= memoryGiB + HAIR && load.pods <= pods;

const room = (free: number, each: number): number => (each > 0 ? Math.floor((free + HAIR) / each) : Infinity);

/** The most pods of a group that some type of node still takes beside what is on it. */
const mostBeside = (load: Load, group: PodGroup, capacities: readonly Capacity[]): number =>
  Math.max(
    0,
    ...capacities
      .filter((capacity) => fits(load, capacity))
      .map((c) =>
        Math.min(room(c.cores - load.cores, group.cores), room(c.memoryGiB - load.memoryGiB, group.memoryGiB), c.pods - load.pods),
      ),
  );

/** A node as Karpenter fills it: the largest pods first, then whatever still fits onto the largest type that the pool has. */
const filled = (
  groups: readonly PodGroup[],
  capacities: readonly Capacity[],
): { readonly load: Load; readonly taken: readonly number[] } => {
  let load = EMPTY;
  const taken = groups.map((group) => {
    const pods = Math.min(group.pods, mostBeside(load, group, capacities));
    load = plus(load, group, pods);
    return pods;
  });
  return { load, taken };
};

const largestFirst = (a: PodGroup, b: PodGroup): number => b.cores - a.cores || b.memoryGiB - a.memoryGiB;

/**
 * The nodes that pods come to stand on: first-fit decreasing, as Karpenter schedules (karpenter.sh, "Scheduling"), each node then of the
 * cheapest type that holds what was put on it. A pod that no type holds gets no node: it waits, and nobody bills for that.
 * @param types - those that the pool admits, cheapest first
 */
export const packed = (groups: readonly PodGroup[], types: readonly NodeType[]): readonly Nodes[] => {
  const choices = types.map((type) => ({ type, capacity: capacityOf(type) }));
  const capacities = choices.map(({ capacity }) => capacity);
  let left = groups.filter(({ pods }) => pods > 0 && Number.isFinite(pods)).sort(largestFirst);
  const nodes: Nodes[] = [];
  while (left.length > 0) {
    const { load, taken } = filled(left, capacities);
    const type = choices.find(({ capacity }) => fits(load, capacity))?.type;
    if (load.pods === 0 || !type) return nodes;
    // As many nodes of the same kind as there are pods for: a million pods are no million steps.
    const count = Math.min(...left.flatMap(({ pods }, i) => (taken[i] ? [Math.floor(pods / taken[i])] : [])));
    nodes.push({ type, count });
    left = left.map((group, i) => ({ ...group, pods: group.pods - count * (taken[i] ?? 0) })).filter(({ pods }) => pods > 0);
  }
  return nodes;
};

/** Nodes of the same type together, cheapest type first. */
export const byType = (nodes: readonly Nodes[], types: readonly NodeType[]): readonly Nodes[] =>
  types.flatMap((type) => {
    const count = nodes.reduce((sum, n) => sum + (n.type === type ? n.count : 0), 0);
    return count > 0 ? [{ type, count }] : [];
  });
