import { problem } from '../codes/problem';
import type { Diagnostic } from '../../diagnostics';
import { serviceBlock } from './adopted';
import { aligned, block, blockOf, cidrOf, overlap, shifted, within, type Block } from './ipv4';
import { regionCount } from './regions';
import type { Rule } from './scope';

/** RFC 1918, and RFC 6598 for whoever has used that up: ranges that VPCs take (VPC user guide, "VPC CIDR blocks"). */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].map(block);
const PRIVATE_WORDS = '10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10';

/** LANGUAGE, `network`: room for three zones of pods, and no larger than a VPC may be. */
const LARGEST = 16;
const SMALLEST = 20;

/** The smallest that a VPC may be (VPC user guide, "VPC CIDR blocks"): whether an existing one has room is for its owner to know. */
const SMALLEST_EXISTING = 28;

const AT = ['network', 'cidr'];

interface Surroundings {
  /** Number of regions. */
  readonly count: number;
  /** The VPC is there already. */
  readonly existing: boolean;
  /** Addresses of cluster services. */
  readonly services: Block | undefined;
}

const checkBlock = (cidr: string, own: Block, { count, existing, services }: Surroundings): Diagnostic | undefined => {
  const smallest = existing ? SMALLEST_EXISTING : SMALLEST;
  if (own.prefix < LARGEST || own.prefix > smallest)
    return problem(
      'BP253',
      AT,
      `/${own.prefix} is too ${own.prefix < LARGEST ? 'large' : 'small'} for a VPC${existing ? '' : ' of ours'}: expected /${LARGEST} to /${smallest}`,
      {
        hint: `write ${cidrOf(aligned({ ...own, prefix: own.prefix < LARGEST ? LARGEST : smallest }))}`,
      },
    );
  if (aligned(own).first !== own.first)
    return problem('BP252', AT, `${cidr} does not begin on a boundary of /${own.prefix}`, {
      hint: `did you mean ${cidrOf(aligned(own))}?`,
    });
  const range = PRIVATE.find((candidate) => within(own, candidate));
  if (!range)
    return problem('BP254', AT, `${cidr} is not a private range: expected a part of ${PRIVATE_WORDS}`, { hint: 'write 10.0.0.0/16' });
  for (let i = 0; i < count; i++) {
    const next = shifted(own, i);
    const which = i === 0 ? cidr : `${cidrOf(next)}, the block of region ${i + 1},`;
    if (!within(next, range))
      return problem('BP255', AT, `${which} lies beyond ${cidrOf(range)}: there is no room for ${count} regions`, {
        hint: 'begin lower: each region takes the next block',
      });
    if (services && overlap(next, services))
      return problem('BP256', AT, `${which} overlaps ${cidrOf(services)}, the addresses of cluster services`, {
        hint: existing ? 'a cluster cannot use both: choose another VPC' : 'choose another block, such as 10.0.0.0/16',
      });
  }
  return undefined;
};

/** The address block of the VPC, and those of further regions behind it. */
export const addressBlock: Rule = function* (scope) {
  const { cidr, vpcId } = scope.draft.network;
  if (!scope.intact(...AT)) return;
  const own = blockOf(cidr);
  const found = own
    ? checkBlock(cidr, own, { count: regionCount(scope), existing: vpcId !== undefined, services: blockOf(serviceBlock(scope)) })
    : problem('BP252', AT, `${cidr} is not an IPv4 block`, { hint: 'numbers go up to 255, the prefix to 32' });
  if (found) yield found;
};

/** An existing VPC is given whole: its id, its addresses and its subnets. */
export const existingVpc: Rule = function* ({ draft, intact, written }) {
  const { vpcId, subnets } = draft.network;
  const parts = { vpcId: vpcId !== undefined, subnets: subnets !== undefined, cidr: written('network', 'cidr') };
  if (!parts.vpcId && !parts.subnets) {
    return;
  }
  for (const key of ['vpcId', 'subnets', 'cidr'] as const)
    if (!parts[key] && intact('network', key))
      yield problem('BP259', ['network'], `an existing VPC needs ${key}${key === 'cidr' ? ', the address block that it has' : ''}`, {
        at: 'key',
        hint: `add ${key}, or leave all of vpcId and subnets away`,
      });
  if (!subnets) return;
  for (const kind of ['private', 'data'] as const)
    if (subnets[kind].length !== 3)
      yield problem(
        'BP260',
        ['network', 'subnets', kind],
        `expected three ${kind} subnets, one per availability zone, got ${subnets[kind].length}`,
        { hint: 'list exactly three' },
      );
  // A VPC of two kinds of subnets: stores share those of pods, all of them.
  const shared = subnets.data.length === 3 && [...subnets.data].sort().join() === [...subnets.private].sort().join();
  const seen = new Map<string, string>();
  for (const kind of ['public', 'private', ...(shared ? [] : ['data' as const])] as const)
    for (const [i, id] of subnets[kind].entries()) {
      const first = seen.get(id);
      if (first !== undefined)
        yield problem('BP260', ['network', 'subnets', kind, i], `${id} is among the ${first} subnets already`, {
          hint: 'each subnet has one purpose, but for data subnets that are the private ones, all three',
        });
      else seen.set(id, kind);
    }
};
