import { factValue, publishedFacts, type FactBook } from '../facts/registry';
import { networkLimits, podAddresses, type NetworkLimits } from './pods';
import { between, count, wholes } from './quantity';
import { IPV4_BITS } from './units';

/** What the VPC CNI keeps ready on a node: whole interfaces, addresses, or prefixes of 16 addresses. */
export type WarmPool =
  | { readonly by: 'eni'; readonly target: number }
  | {
      /** Addresses one by one, or with `prefixes` by the prefix. */
      readonly by: 'ip';
      readonly target: number;
      /** Addresses that a node has at the least. @default 0 */
      readonly minimum?: number;
      /** @default false */
      readonly prefixes?: boolean;
    }
  | { readonly by: 'prefix'; readonly target: number };

/** What a node takes from its subnet. */
export interface NodeAddresses {
  readonly enis: number;
  /** For pods: single ones, or those of all prefixes. */
  readonly forPods: number;
  /** All of them, with the first of each interface. */
  readonly addresses: number;
}

/** What the CNI does unless told otherwise: WARM_ENI_TARGET=1. */
export const DEFAULT_WARM_POOL: WarmPool = { by: 'eni', target: 1 };

const wanted = (pods: number, target: number, minimum = 0): number => Math.max(pods + target, minimum);

/** Slots of interfaces, and how many addresses each of them holds. */
const slots = (pods: number, pool: WarmPool, slotsPerEni: number, prefix: number): { readonly used: number; readonly size: number } => {
  if (pool.by === 'eni') return { used: (wholes(pods, Math.max(1, slotsPerEni)) + pool.target) * slotsPerEni, size: 1 };
  if (pool.by === 'prefix') return { used: wholes(pods, prefix) + pool.target, size: prefix };
  const size = pool.prefixes ? prefix : 1;
  return { used: wholes(wanted(pods, pool.target, pool.minimum), size), size };
};

/**
 * Addresses that a node takes, as docs/eni-and-ip-target.md and docs/prefix-and-ip-target.md of the VPC CNI describe it. Each interface
 * has an address of its own; a node has one interface at the least, and never more than its type may have.
 * @param pods - with an address of their own; those that use the node's take none
 * @throws RangeError naming what is no whole number
 */
export const nodeAddresses = (
  limits: NetworkLimits,
  pods: number,
  pool: WarmPool = DEFAULT_WARM_POOL,
  book: FactBook = publishedFacts(),
): NodeAddresses => {
  const { ipv4PerEni } = networkLimits(limits);
  count('pods', pods);
  count('target', pool.target);
  if (pool.by === 'ip') count('minimum', pool.minimum ?? 0);
  const slotsPerEni = ipv4PerEni - 1;
  const { used, size } = slots(pods, pool, slotsPerEni, factValue('eks.prefixAddresses', undefined, book));
  const held = Math.min(used, podAddresses(limits));
  const enis = Math.max(1, wholes(held, Math.max(1, slotsPerEni)));
  const forPods = held * size;
  return { enis, forPods, addresses: forPods + enis };
};

/** Nodes of one type in a subnet. */
export interface NodeGroup extends NetworkLimits {
  readonly nodes: number;
  readonly podsPerNode: number;
}

/** Addresses that all nodes take together. @throws RangeError naming what is no whole number */
export const groupAddresses = (
  groups: readonly NodeGroup[],
  pool: WarmPool = DEFAULT_WARM_POOL,
  book: FactBook = publishedFacts(),
): number =>
  groups.reduce((sum, group) => sum + count('nodes', group.nodes) * nodeAddresses(group, group.podsPerNode, pool, book).addresses, 0);

/** Addresses of a block, by the length of its prefix. @throws RangeError */
const blockSize = (prefixLength: number): number =>
  2 ** (IPV4_BITS - between('prefixLength', count('prefixLength', prefixLength), 0, IPV4_BITS));

/** Addresses of a subnet of a VPC that can be used: AWS keeps the first four and the last. @throws RangeError */
export const subnetAddresses = (prefixLength: number, book: FactBook = publishedFacts()): number =>
  Math.max(0, blockSize(prefixLength) - factValue('vpc.subnet.reserved', undefined, book));

/** Addresses of a block that can be used outside of AWS, where only the network's own and broadcast are taken. @throws RangeError */
export const hostAddresses = (prefixLength: number): number => Math.max(0, blockSize(prefixLength) - 2);
