import { STANDARD, type Assumed } from '../facts/assumptions';
import { publishedFacts, type FactBook } from '../facts/registry';
import { instanceOf } from './instances';
import { recommendedPods } from './pods';
import { count, quantities, share } from './quantity';

/** What pods of a cluster ask for together. */
export interface PodDemand {
  readonly pods: number;
  /** vCPU, before any room for the unexpected. */
  readonly vcpu: number;
  readonly memoryGib: number;
}

/** What can make nodes necessary. */
export type NodeConstraint = 'vcpu' | 'memory' | 'pods';

/** How many nodes a demand needs, and for what. */
export interface NodeNeed {
  readonly nodes: number;
  readonly bottleneck: NodeConstraint;
  readonly needs: Readonly<Record<NodeConstraint, number>>;
  /** What the demand alone comes to, as parts of a node: without a floor, and without rounding up. */
  readonly exact: number;
}

/**
 * Nodes of a type that hold a demand, each used no further than the target (assumption `targetUtilisation`), and with no more pods than
 * EKS recommends.
 * @param least - nodes there are in any case: the floor of a tier. @default 0
 * @param prefixes - whether the CNI gives nodes whole prefixes of addresses. @default false
 * @throws RangeError naming what is no amount @throws Error where no source says how large the type is
 */
export const nodesFor = (
  type: string,
  demand: PodDemand,
  { least = 0, prefixes = false }: { readonly least?: number; readonly prefixes?: boolean } = {},
  assumed: Assumed = STANDARD,
  book: FactBook = publishedFacts(),
): NodeNeed => {
  const { pods, vcpu, memoryGib } = demand;
  quantities({ pods, vcpu, memoryGib });
  const used = share('targetUtilisation', assumed.targetUtilisation);
  const node = instanceOf(type, '', book);
  if (!node.vcpu || !node.memoryGib || !node.maxEni || !node.ipv4PerEni) throw new Error(`no facts about the size of ${type}`);
  const limits = { maxEni: node.maxEni, ipv4PerEni: node.ipv4PerEni };
  const exact: Record<NodeConstraint, number> = {
    vcpu: vcpu / (node.vcpu * used),
    memory: memoryGib / (node.memoryGib * used),
    pods: pods / recommendedPods(limits, node.vcpu, prefixes, book),
  };
  const needs: Record<NodeConstraint, number> = {
    vcpu: Math.ceil(exact.vcpu),
    memory: Math.ceil(exact.memory),
    pods: Math.ceil(exact.pods),
  };
  const ordered = (Object.keys(needs) as NodeConstraint[]).toSorted((a, b) => needs[b] - needs[a]);
  const [bottleneck = 'vcpu'] = ordered;
  return { nodes: Math.max(count('least', least), needs[bottleneck]), bottleneck, needs, exact: Math.max(...Object.values(exact)) };
};
