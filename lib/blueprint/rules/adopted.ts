import { problem } from '../codes/problem';
import type { Diagnostic, Path } from '../../diagnostics';
import { aligned, block, blockOf, cidrOf, overlap, within } from './ipv4';
import { regionCount } from './regions';
import type { Rule, Scope } from './scope';

/** Addresses of cluster services, the same in every cluster of ours. LANGUAGE, `network`. */
const OURS = '172.20.0.0/16';

/** Ranges and sizes that EKS takes for service addresses (EKS API, KubernetesNetworkConfigRequest `serviceIpv4Cidr`). */
const SERVICE_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(block);
const LARGEST = 12;
const SMALLEST = 24;

/** The addresses of services in the cluster that is there, or in the one that is made. */
export const serviceBlock = ({ draft }: Scope): string => draft.cluster?.existing.serviceCidr ?? OURS;

/** What is wrong with a block as such. */
const malformed = (cidr: string, at: Path): Diagnostic | undefined => {
  const own = blockOf(cidr);
  if (!own) return problem('BP252', at, `${cidr} is not an IPv4 block`, { hint: 'numbers go up to 255, the prefix to 32' });
  if (aligned(own).first === own.first) return undefined;
  return problem('BP252', at, `${cidr} does not begin on a boundary of /${own.prefix}`, { hint: `did you mean ${cidrOf(aligned(own))}?` });
};

/** An existing cluster lives in an existing VPC, and stores have to know its nodes. */
export const existingCluster: Rule = function* (scope) {
  const { draft, intact, written } = scope;
  const { cluster } = draft;
  if (!cluster) return;
  // Several regions are refused as such.
  if (draft.network.vpcId === undefined && intact('network', 'vpcId') && regionCount(scope) === 1)
    yield problem('BP264', ['cluster', 'existing'], 'an existing cluster lies in an existing VPC, and none is given', {
      at: 'key',
      hint: 'add network: { vpcId, cidr, subnets }',
    });
  const { autoMode, securityGroupId } = cluster.existing;
  if (!autoMode && securityGroupId === undefined && intact('cluster', 'existing', 'securityGroupId'))
    yield problem(
      'BP265',
      ['cluster', 'existing', 'autoMode'],
      'without Auto Mode there are no nodes of ours: stores and the load balancer have to know the security group of those that are there',
      { hint: 'add securityGroupId' },
    );
  if (written('platform', 'access'))
    yield problem('BP268', ['platform', 'access'], 'nobody is let into an existing cluster: that is for its owner to do', {
      at: 'key',
      hint: 'remove it',
    });
};

/** The service addresses of an existing cluster: one of them is that of its DNS. */
export const existingServices: Rule = function* ({ draft, intact }) {
  const at = ['cluster', 'existing', 'serviceCidr'];
  const cidr = draft.cluster?.existing.serviceCidr;
  if (cidr === undefined || !intact(...at)) return;
  const own = blockOf(cidr);
  const wrong = malformed(cidr, at);
  if (wrong) yield wrong;
  else if (own && (own.prefix < LARGEST || own.prefix > SMALLEST || !SERVICE_RANGES.some((range) => within(own, range))))
    yield problem('BP267', at, `${cidr} is no block of service addresses: expected a private one of /${LARGEST} to /${SMALLEST}`, {
      hint: 'aws eks describe-cluster --query cluster.kubernetesNetworkConfig tells',
    });
};

/** Blocks inside an existing VPC, by which network policies name its parts. */
export const existingBlocks: Rule = function* ({ draft, intact }) {
  const { vpcId, cidr, subnets, endpointCidrs = [] } = draft.network;
  const vpc = vpcId !== undefined && intact('network', 'cidr') ? blockOf(cidr) : undefined;
  const named = [
    ...(subnets?.dataCidrs ?? []).map((inner, i) => [['network', 'subnets', 'dataCidrs', i], inner] as const),
    ...endpointCidrs.map((inner, i) => [['network', 'endpointCidrs', i], inner] as const),
  ];
  for (const [at, inner] of named) {
    const own = blockOf(inner);
    const wrong = malformed(inner, at);
    if (wrong) yield wrong;
    else if (own && vpc && !within(own, vpc))
      yield problem('BP266', at, `${inner} is not in ${cidr}, the block of the VPC`, {
        hint: overlap(own, vpc) ? 'write a part of it' : 'these are blocks inside the VPC',
      });
  }
};

/** A VPC of ours has the endpoints that we make, and their blocks are known. */
export const endpoints: Rule = function* ({ draft, intact }) {
  const { vpcId, endpointCidrs } = draft.network;
  if (endpointCidrs && vpcId === undefined && intact('network', 'vpcId'))
    yield problem('BP266', ['network', 'endpointCidrs'], 'a VPC of ours has no endpoints but those that we make', {
      at: 'key',
      hint: 'remove it, or add vpcId',
    });
};
