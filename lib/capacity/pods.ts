import { factValue, publishedFacts, type FactBook } from '../facts/registry';
import { count } from './quantity';

/** What limits the addresses of an instance. */
export interface NetworkLimits {
  /** Network interfaces that it may have. */
  readonly maxEni: number;
  /** IPv4 addresses of one interface, its own included. */
  readonly ipv4PerEni: number;
}

/** Checks the limits of an instance. @throws RangeError naming what is no whole number, or less than one */
export const networkLimits = ({ maxEni, ipv4PerEni }: NetworkLimits): NetworkLimits => ({
  maxEni: count('maxEni', maxEni, 1),
  ipv4PerEni: count('ipv4PerEni', ipv4PerEni, 1),
});

/** Limits of a type of instance. @throws Error where no source says */
export const networkLimitsOf = (type: string, book: FactBook = publishedFacts()): NetworkLimits => ({
  maxEni: factValue(`ec2.${type}.maxEni`, undefined, book),
  ipv4PerEni: factValue(`ec2.${type}.ipv4PerEni`, undefined, book),
});

/** Addresses that pods of an instance may have: all but the first of each interface; of each, a prefix of 16 with prefix delegation. */
export const podAddresses = (limits: NetworkLimits, prefixes = false, book: FactBook = publishedFacts()): number => {
  const { maxEni, ipv4PerEni } = networkLimits(limits);
  return maxEni * (ipv4PerEni - 1) * (prefixes ? factValue('eks.prefixAddresses', undefined, book) : 1);
};

/**
 * Pods that the addresses of an instance suffice for, as eni-max-pods.txt of the VPC CNI counts them: ENI × (IPv4 per ENI - 1) + 2, the
 * last two for the CNI and kube-proxy, which use the address of the node.
 * @throws RangeError naming what is no whole number, or less than one
 */
export const maxPods = (limits: NetworkLimits, prefixes = false, book: FactBook = publishedFacts()): number =>
  podAddresses(limits, prefixes, book) + factValue('eks.hostNetworkPods', undefined, book);

/**
 * Pods that a node of EKS should hold at most: what its addresses suffice for, but no more than 110, or 250 with more than 30 vCPU.
 * @param vcpu - of the instance
 * @throws RangeError naming what is no whole number, or less than one
 */
export const recommendedPods = (limits: NetworkLimits, vcpu: number, prefixes = false, book: FactBook = publishedFacts()): number => {
  const large = count('vcpu', vcpu, 1) > factValue('eks.maxPods.largeVcpu', undefined, book);
  const cap = factValue(large ? 'eks.maxPods.largeInstance' : 'eks.maxPods.smallInstance', undefined, book);
  return Math.min(cap, maxPods(limits, prefixes, book));
};
