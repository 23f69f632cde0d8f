import { problem } from '../codes/problem';
import type { Rule } from './scope';
import { aligned, block, blockOf, cidrOf, overlap } from './ipv4';

/**
 * Addresses from which no request reaches a public endpoint: the IANA registry of special-purpose addresses, but for the
 * ranges that documentation uses, which stand in examples.
 */
const NOT_PUBLIC = [
  ['0.0.0.0/8', 'this network'],
  ['10.0.0.0/8', 'private (RFC 1918)'],
  ['100.64.0.0/10', 'shared by carriers (RFC 6598)'],
  ['127.0.0.0/8', 'this machine'],
  ['169.254.0.0/16', 'link-local'],
  ['172.16.0.0/12', 'private (RFC 1918)'],
  ['192.168.0.0/16', 'private (RFC 1918)'],
  ['224.0.0.0/4', 'multicast'],
  ['240.0.0.0/4', 'reserved'],
] as const;

/** Networks that may reach the API server over the internet are public ones. */
export const accessBlocks: Rule = function* ({ draft }) {
  for (const [i, cidr] of draft.platform.access.cidrs.entries()) {
    const at = ['platform', 'access', 'cidrs', i];
    const own = blockOf(cidr);
    if (!own) {
      yield problem('BP252', at, `${cidr} is not an IPv4 block`, { hint: 'numbers go up to 255, the prefix to 32' });
      continue;
    }
    if (aligned(own).first !== own.first) {
      yield problem('BP252', at, `${cidr} does not begin on a boundary of /${own.prefix}`, {
        hint: `did you mean ${cidrOf(aligned(own))}, or ${cidr.split('/')[0] ?? ''}/32?`,
      });
      continue;
    }
    if (own.prefix === 0) {
      yield problem('BP258', at, 'the API server is open to the whole internet', { hint: 'name the networks that need it' });
      continue;
    }
    const foreign = NOT_PUBLIC.find(([range]) => overlap(own, block(range)));
    if (foreign)
      yield problem('BP257', at, `${cidr} is ${foreign[1]}: the public endpoint never sees such an address`, {
        hint: 'use the public address that your network shows; from inside the VPC access is always there',
      });
  }
};
