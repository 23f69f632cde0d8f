import { BINARY_STEP, DAYS_PER_MONTH, GIB, KIB } from '../../../capacity/units';
import { factValue } from '../../../facts/registry';
import { HOURS_PER_MONTH, SECONDS_PER_MONTH, type QuotaUse, type Usage, type UsageContext } from '../../../plan/contract';
import { logLines } from '../../observability/log-usage';
import { GATEWAY_ENDPOINTS } from './gateway-endpoints';

interface Network {
  readonly size: { readonly natGateways?: number; readonly flowLogDays?: number; readonly accessLogDays: number };
  readonly spec: object;
}

interface OwnSpec {
  readonly zones: readonly object[];
}

const isOwn = (spec: object): spec is OwnSpec => 'zones' in spec;

const zonesOf = (spec: object): number => {
  if (isOwn(spec)) return spec.zones.length;
  return (spec as { readonly vpc: { readonly privateSubnetIds: readonly string[] } }).vpc.privateSubnetIds.length;
};

const gibOf = (callsPerSecond: number, kibPerCall: number): number => (callsPerSecond * SECONDS_PER_MONTH * kibPerCall * KIB) / GIB;

/** Gateways by the hour and by what goes through them. What leaves for AWS in the same region is no traffic of the internet. */
const natLines = (gateways: number, { assumed, demand }: UsageContext): readonly Usage[] =>
  gateways === 0
    ? []
    : [
        { item: 'NAT gateways', price: 'natGateway.hour', quantity: gateways * HOURS_PER_MONTH },
        {
          item: 'data through NAT gateways',
          price: 'natGateway.gb',
          quantity: gibOf(demand.served.average, assumed.innerKiB) * assumed.awsShare,
        },
        { item: 'public addresses of NAT gateways', price: 'publicIpv4', quantity: gateways * HOURS_PER_MONTH },
      ];

/** Calls between services meet another zone by chance, and each GB is billed where it leaves and where it arrives. */
const zoneLines = (zones: number, { assumed, demand }: UsageContext): readonly Usage[] => {
  const calls = demand.served.average - demand.requests.average;
  if (calls <= 0) return [];
  const elsewhere = 1 - 1 / Math.max(1, zones);
  const directions = 2;
  return [{ item: 'data between zones', price: 'transfer.interAz', quantity: gibOf(calls, assumed.innerKiB) * elsewhere * directions }];
};

/** The bucket of access logs: S3 asks nothing for taking them in (Elastic Load Balancing, "Access logs"). */
const accessLogLines = (days: number, { assumed, demand, entries }: UsageContext): readonly Usage[] => {
  if (!entries.some((e) => e.kind === 'edge')) return [];
  const gibPerDay = (demand.requests.average * SECONDS_PER_MONTH * assumed.accessLogBytes) / GIB / DAYS_PER_MONTH;
  return [{ item: `access logs, kept for ${days} days`, price: 's3.storage', quantity: gibPerDay * days }];
};

/**
 * What the network is billed for. The endpoints of S3 and DynamoDB are gateways, and free. Of a VPC that is there gateways, addresses and
 * flow logs are on its owner's bill; what pods send each other, and the logs that we keep, are on ours.
 */
export const networkUsage = ({ size, spec }: Network, context: UsageContext): readonly Usage[] => {
  const { assumed } = context;
  const gib = (assumed.flowLogMiBPerDay * DAYS_PER_MONTH) / BINARY_STEP;
  return [
    ...(isOwn(spec) ? natLines(size.natGateways ?? 0, context) : []),
    ...zoneLines(zonesOf(spec), context),
    ...(isOwn(spec) ? logLines({ what: 'rejected connections', gib, days: size.flowLogDays ?? 0, vended: true }, assumed) : []),
    ...accessLogLines(size.accessLogDays, context),
  ];
};

const inOwn = (gateways: number): readonly QuotaUse[] => [
  { quota: 'vpc.vpcs', amount: 1 },
  { quota: 'vpc.internet-gateways', amount: 1 },
  { quota: 'vpc.elastic-ips', amount: gateways },
  // Each is in a zone of its own.
  { quota: 'vpc.nat-gateways-per-zone', amount: Math.min(1, gateways) },
  { quota: 'vpc.gateway-endpoints', amount: GATEWAY_ENDPOINTS.length },
  { quota: 'ec2.network-interfaces', amount: gateways },
  { quota: 'vpc.network-address-usage', amount: gateways * factValue('vpc.nau.natGateway') },
  { quota: 'iam.roles', amount: 1 },
  { quota: 'logs.groups', amount: 1 },
];

export const networkQuotas = ({ size, spec }: Network): readonly QuotaUse[] => [
  ...(isOwn(spec) ? inOwn(size.natGateways ?? 0) : []),
  // That of nodes, and in a VPC of ours the one that every VPC has.
  { quota: 'vpc.security-groups', amount: (isOwn(spec) ? 1 : 0) + ('nodeSecurityGroupId' in spec ? 0 : 1) },
  { quota: 's3.buckets', amount: 1 },
];
