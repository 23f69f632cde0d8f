import type { Provenance } from './provenance';
import { excludedZones } from './regions';

const EKS = 'Amazon EKS User Guide, "VPC and subnet requirements"';
const CLOUDFRONT = 'Amazon CloudFront Developer Guide, "Restrict access with VPC origins"';

export const provenance: readonly Provenance[] = [
  {
    covers: 'DNS, addresses, zones and ways out that EKS asks of a VPC',
    source: 'github.com/awsdocs/amazon-eks-user-guide 101184ec latest/ug/networking/network-reqs.adoc',
    asOf: '2026-11-25',
  },
  {
    covers: 'the internet gateway that VPC origins ask for',
    source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html',
    asOf: '2026-11-25',
    note: 'undated page',
  },
  {
    covers: 'load balancers: two zones or more, one subnet in each',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html (`Subnets`)',
    asOf: '2026-11-25',
    note: 'undated page',
  },
  {
    covers: 'gateway endpoints cost nothing',
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
    asOf: '2026-11-25',
    note: 'undated page',
  },
];

/** Something that an existing VPC must have, with a command that shows whether it has. */
export interface VpcRequirement {
  readonly what: string;
  readonly source: string;
  /** Arguments of the AWS command line behind the region. */
  readonly check: string;
}

interface Vpc {
  readonly vpcId: string;
  readonly publicSubnetIds: readonly string[];
  readonly privateSubnetIds: readonly string[];
  readonly dataSubnetIds: readonly string[];
}

/** Zones of a region that EKS or CloudFront refuses; the ids of zones begin with the region's short form, such as `use1`. */
const refusedIn = (region: string): readonly string[] => {
  const [area = '', direction = '', number = ''] = region.split('-');
  const letters = direction.replaceAll(/(north|south|east|west|central)/g, (word) => word.charAt(0));
  return Object.keys(excludedZones).filter((zone) => zone.startsWith(`${area}${letters}${number}-`));
};

/** What to look at before the first deploy into a VPC that somebody else has made. */
export const vpcRequirements = (
  { vpcId, publicSubnetIds, privateSubnetIds, dataSubnetIds }: Vpc,
  region: string,
): readonly VpcRequirement[] => {
  const refused = refusedIn(region);
  return [
    {
      what: 'DNS resolution and DNS host names (attributes `enableDnsSupport` and `enableDnsHostnames`), both `true`: nodes do not register without',
      source: EKS,
      check: `ec2 describe-vpc-attribute --vpc-id ${vpcId} --attribute enableDnsHostnames`,
    },
    {
      what: 'an internet gateway: CloudFront asks for one before it reaches a private load balancer, though no request takes it',
      source: CLOUDFRONT,
      check: `ec2 describe-internet-gateways --filters Name=attachment.vpc-id,Values=${vpcId}`,
    },
    {
      what: `three zones, one private and one data subnet in each${refused.length > 0 ? `, and none of ${refused.join(', ')}` : ''}; room in the private ones, since every pod takes an address`,
      source: `${EKS}; ${CLOUDFRONT}`,
      check: `ec2 describe-subnets --subnet-ids ${[...privateSubnetIds, ...dataSubnetIds].join(' ')} --query "Subnets[].[SubnetId,AvailabilityZoneId,CidrBlock,AvailableIpAddressCount]" --output table`,
    },
    {
      what: 'a way out of the private subnets (a NAT gateway, or interface endpoints for every AWS service that is used), none needed for the data subnets',
      source: EKS,
      check: `ec2 describe-route-tables --filters Name=association.subnet-id,Values=${privateSubnetIds.join(',')} --query "RouteTables[].Routes"`,
    },
    {
      what: 'a route to the internet gateway in the public subnets; nothing of ours is put there',
      source: 'Amazon VPC User Guide, "Subnet types"',
      check: `ec2 describe-route-tables --filters Name=association.subnet-id,Values=${publicSubnetIds.join(',')} --query "RouteTables[].Routes"`,
    },
    {
      what: 'gateway endpoints for S3 and DynamoDB: advisable, they cost nothing and keep that traffic off the NAT gateway. Interface endpoints with private DNS: their subnets stand in `network.endpointCidrs`, and their security groups admit the nodes on 443',
      source: 'Amazon VPC, AWS PrivateLink guide, "Gateway endpoints"',
      check: `ec2 describe-vpc-endpoints --filters Name=vpc-id,Values=${vpcId} --query "VpcEndpoints[].[ServiceName,VpcEndpointType,PrivateDnsEnabled]" --output table`,
    },
  ];
};
