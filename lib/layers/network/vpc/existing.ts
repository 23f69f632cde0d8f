import type { Blueprint } from '../../../blueprint';
import type { PlanContext, Planned } from '../../../plan/contract';

/** A VPC by its ids, and its subnets by what they are for: what the constructs of every layer want of one. `ZonedVpc` is one, too. */
export interface ExistingVpc {
  readonly vpcId: string;
  /** Address block of the VPC. */
  readonly cidr: string;
  /** Subnets with a route to an internet gateway. */
  readonly publicSubnetIds: readonly string[];
  /** Subnets of nodes and pods, one per zone, with a way out. */
  readonly privateSubnetIds: readonly string[];
  /** Subnets of stores and load balancers, one per zone. */
  readonly dataSubnetIds: readonly string[];
}

export interface ExistingNetworkSize {
  /** Days that access logs of load balancers and buckets are kept. */
  readonly accessLogDays: number;
}

export interface ExistingNetworkSpec {
  /** `<name>-<region>` */
  readonly name: string;
  readonly vpc: ExistingVpc;
  /** Address blocks of the data subnets; that of the whole VPC where these are not known. */
  readonly dataBlocks: readonly string[];
  /** Address blocks in which interface endpoints of AWS services answer. */
  readonly endpointBlocks: readonly string[];
  /** The security group that nodes wear; absent: one is made. */
  readonly nodeSecurityGroupId?: string;
  /** Name of the bucket for access logs, in front of the account's number. */
  readonly accessLogBucket: string;
}

type Network = Blueprint['network'];

/** The VPC that the blueprint names; undefined where it wants one of our own. */
const vpcOf = ({ vpcId, cidr, subnets }: Network): ExistingVpc | undefined =>
  vpcId === undefined || subnets === undefined
    ? undefined
    : { vpcId, cidr, publicSubnetIds: subnets.public, privateSubnetIds: subnets.private, dataSubnetIds: subnets.data };

/** A VPC that is there: nothing in it is changed, and only what the platform's own parts need of a network is added. */
export const planExisting = ({
  blueprint,
  region,
  names,
}: Pick<PlanContext, 'blueprint' | 'region' | 'names'>): Planned<ExistingNetworkSize, ExistingNetworkSpec> | undefined => {
  const vpc = vpcOf(blueprint.network);
  if (!vpc) return undefined;
  const { subnets, endpointCidrs = [] } = blueprint.network;
  const nodeSecurityGroupId = blueprint.cluster?.existing.securityGroupId;
  const blocks = subnets?.dataCidrs;
  return {
    id: 'network/main',
    engine: 'existing-vpc',
    size: { accessLogDays: 90 },
    spec: {
      name: names.physical('dnsLabel', region),
      vpc,
      dataBlocks: blocks ? [...new Set(blocks)].sort() : [vpc.cidr],
      endpointBlocks: [...new Set(endpointCidrs)].sort(),
      ...(nodeSecurityGroupId === undefined ? {} : { nodeSecurityGroupId }),
      accessLogBucket: names.physical('bucket', region, 'access-logs'),
    },
    reason: [
      `${vpc.vpcId} is there, with its subnets, its ways out and its flow logs: none of them is made or changed here`,
      nodeSecurityGroupId === undefined
        ? 'added are a security group for nodes, by which stores know their clients, and a bucket for access logs'
        : `added is a bucket for access logs; stores know their clients by ${nodeSecurityGroupId}, which gets a rule for the load balancer`,
      blocks
        ? 'network policies name the blocks of the data subnets'
        : `network policies towards stores name the whole block ${vpc.cidr}, but only the stores' ports, since the blocks of single subnets are not given`,
    ].join('; '),
    alternatives: [
      {
        engine: 'vpc',
        verdict: 'a VPC of its own keeps the platform apart from everything else, and needs peering to reach what is there',
      },
    ],
    provides: [names.output('Network', 'VpcId')],
    stateful: [{ stack: names.stack('Network'), logicalId: 'AccessLogs', type: 'AWS::S3::Bucket' }],
  };
};
