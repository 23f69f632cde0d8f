import { error } from '../../../diagnostics';
import { availabilityZoneIds, supportedRegions } from '../../../facts/regions';
import { defineCapability } from '../../../plan/contract';
import { networkCapacity } from './capacity';
import { formatBlock, nextBlock, parseBlock, zoneBlocks, type ZoneBlocks } from './cidr';
import { planExisting, type ExistingNetworkSize, type ExistingNetworkSpec } from './existing';
import { networkQuotas, networkUsage } from './usage';

export interface OwnNetworkSize extends ExistingNetworkSize {
  /** NAT gateways, 1 to 3: one for all zones, or one in each. */
  readonly natGateways: number;
  /** Days that rejected connections stay in the flow log. */
  readonly flowLogDays: number;
}
/** NAT gateways and flow logs of an existing VPC are its owner's. */
export type NetworkSize = ExistingNetworkSize & Partial<OwnNetworkSize>;

export interface OwnNetworkSpec {
  readonly cidr: string;
  readonly zones: readonly ({ readonly zoneId: string } & ZoneBlocks)[];
  readonly name: string;
  /** Name of the bucket for access logs, in front of the account's number. */
  readonly accessLogBucket: string;
  readonly flowLogGroup: string;
}
export type NetworkSpec = OwnNetworkSpec | ExistingNetworkSpec;

/** Output of the stack of a network of ours: `us-east-1a=use1-az1,…`. Names of zones differ from account to account, ids do not. */
export const ZONE_IDS_OUTPUT = 'ZoneIds';

export const network = defineCapability<'network', NetworkSize, NetworkSpec>({
  kind: 'network',
  layer: 'network',
  scope: 'region',
  systems: ['Janitor'],
  capacity: networkCapacity,
  plan: (context) => {
    const { blueprint, region, regions, names, report } = context;
    if (!supportedRegions.includes(region)) {
      const index = blueprint.regions?.indexOf(region) ?? 0;
      report(
        error('BP309', ['regions', index], `${region} is not known to have three availability zones that can hold an EKS control plane`),
      );
      return [];
    }
    const existing = planExisting(context);
    if (existing) return [existing];
    const vpc = nextBlock(parseBlock(blueprint.network.cidr), regions.indexOf(region));
    const single = blueprint.profile === 'sandbox' || blueprint.tier === 'startup';
    return [
      {
        id: 'network/main',
        engine: 'vpc',
        size: { natGateways: single ? 1 : 3, flowLogDays: 14, accessLogDays: 90 },
        spec: {
          cidr: formatBlock(vpc),
          zones: availabilityZoneIds(region).map((zoneId, i) => ({ zoneId, ...zoneBlocks(vpc, i as 0 | 1 | 2) })),
          name: names.physical('dnsLabel', region),
          accessLogBucket: names.physical('bucket', region, 'access-logs'),
          flowLogGroup: names.physical('logGroup', region, 'vpc-flow-log'),
        },
        reason: single
          ? 'three zones from the first day, so that growing never moves a subnet; one NAT gateway, since the others would cost more than an outage of the internet access of two zones'
          : 'three zones with a NAT gateway in each, so that a lost zone takes no other one with it',
        alternatives: [
          {
            engine: 'NAT gateway per zone',
            verdict: 'pays when pods in two zones may not lose their way out with the third',
            threshold: { metric: 'users', value: 100_000 },
          },
        ],
        provides: [names.output('Network', 'VpcId'), names.output('Network', ZONE_IDS_OUTPUT)],
        stateful: [{ stack: names.stack('Network'), logicalId: 'AccessLogs', type: 'AWS::S3::Bucket' }],
      },
    ];
  },
  usage: networkUsage,
  quotas: networkQuotas,
});
