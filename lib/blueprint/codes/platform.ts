import { failure, notice } from './code';

/** BP24x to BP27x: regions, edge, network and account. */
export const PLATFORM_CODES = {
  BP240: failure('Several regions below the scale tier.', 'keep one region'),
  BP241: failure('Several regions without a domain.', 'add edge: { domain, hostedZoneId }'),
  BP242: failure('A region is there twice.', 'remove one of them'),
  BP243: failure('A scale factor below the netflix tier.', 'remove scaleFactor'),
  BP245: failure('Canary releases at the startup tier.', 'strategy: rolling'),
  BP246: failure('An existing VPC or cluster with several regions.', 'keep one region'),
  BP250: failure('A domain, its hosted zone or its certificate without the others.', 'give domain and hostedZoneId together'),
  BP251: failure('A certificate in a region where nothing can use it.', 'CloudFront takes certificates of us-east-1'),
  BP252: failure('An address block that does not exist or does not begin on its boundary.', '10.0.0.0/16'),
  BP253: failure('A VPC block of the wrong size.', 'from /16 to /20'),
  BP254: failure('A VPC block outside the private ranges.', '10.0.0.0/16'),
  BP255: failure('No room for the block of a further region.', 'begin lower'),
  BP256: failure(
    'A VPC block that overlaps the addresses of cluster services, 172.20.0.0/16 unless an existing cluster has others.',
    '10.0.0.0/16',
  ),
  BP257: failure('A block of access that is not on the public internet.', 'use the public address of the office'),
  BP258: notice('The API server is open to the whole internet.', 'name the networks that need it'),
  BP259: failure('An existing VPC without its subnets or address block, or the other way round.', 'give vpcId, cidr and subnets together'),
  BP260: failure('Not three private and three data subnets, or one subnet twice.', 'one subnet per availability zone'),
  BP261: failure('A freeze that ends before it begins.', 'swap from and to'),
  BP262: failure('Experiment hours that end before they begin.', '"MON-FRI 10:00-16:00"'),
  BP263: failure('A tag that AWS reserves.', 'a key that does not begin with aws:'),
  BP264: failure('An existing cluster without the VPC that it is in.', 'network: { vpcId, cidr, subnets }'),
  BP265: failure('An existing cluster without Auto Mode whose nodes have no security group.', 'securityGroupId: sg-0123456789abcdef0'),
  BP266: failure('A block of subnets or endpoints that is not in the existing VPC, or is of none.', 'a part of network.cidr'),
  BP267: failure('A block of service addresses that no cluster has.', 'from /12 to /24, private'),
  BP268: notice('Access to a cluster that is not ours to give.', 'its owner lets people in'),
} as const;
