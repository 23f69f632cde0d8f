import { factValue } from '../../facts/registry';
import { wholes } from '../quantity';
import { BYTES_PER_GB, HOURS_PER_MONTH, MILLION } from '../units';
import { DAYS_PER_MONTH } from './demand';
import type { PlatformItem, RegionTask } from './region';

/** Ways in and out of a region, and what rests in it. */
export interface NetworkSize {
  readonly natGateways: number;
  readonly natGb: number;
  /** Capacity units of the load balancer, on average. */
  readonly lcus: number;
  readonly publicAddresses: number;
  /** GB a month that CloudFront serves. */
  readonly edgeGb: number;
  readonly items: readonly PlatformItem[];
}

/** What a region keeps in S3, and the keys and secrets that everything needs. */
export interface StorageSize {
  /** Events of the archive, GB. */
  readonly archiveGb: number;
  readonly items: readonly PlatformItem[];
}

const mbPerUser = (users: number, mb: number): number => (users * mb * MILLION) / BYTES_PER_GB;

export const networkSize = ({ demand, load }: RegionTask): NetworkSize => {
  const { assumed, ofTier } = load;
  const natGateways = load.redundant ? ofTier.zones : 1;
  const natGb = mbPerUser(demand.users, assumed.natMbPerUser);
  const edgeGb = mbPerUser(demand.users, ofTier.edgeMbPerUser);
  // What CloudFront has not kept passes the load balancer.
  const gbPerHour = (edgeGb * (1 - assumed.cacheHitShare)) / HOURS_PER_MONTH;
  const gbOfLcu = factValue('alb.lcu.processedGB', undefined, load.book);
  const lcus = wholes(gbPerHour, gbOfLcu);
  const publicAddresses = natGateways + ofTier.zones;
  return {
    natGateways,
    natGb,
    lcus,
    publicAddresses,
    edgeGb,
    items: [
      { item: `NAT gateways, ${natGateways}`, price: 'natGateway.hour', quantity: natGateways * HOURS_PER_MONTH, ofLoad: 0 },
      { item: 'traffic through NAT gateways', price: 'natGateway.gb', quantity: natGb },
      { item: 'load balancer', price: 'alb.hour', quantity: HOURS_PER_MONTH, ofLoad: 0 },
      {
        item: 'capacity units of the load balancer',
        price: 'alb.lcuHour',
        quantity: lcus * HOURS_PER_MONTH,
        ofLoad: (gbPerHour / gbOfLcu) * HOURS_PER_MONTH,
      },
      { item: 'public IPv4 addresses', price: 'publicIpv4', quantity: publicAddresses * HOURS_PER_MONTH, ofLoad: 0 },
      { item: 'pages and pictures from CloudFront', price: 'cloudfront.us', quantity: edgeGb },
    ],
  };
};

export const storageSize = ({ demand, load }: RegionTask): StorageSize => {
  const { assumed, ofTier } = load;
  const archiveGb = (demand.eventGbPerMonth / DAYS_PER_MONTH) * ofTier.archiveDays;
  return {
    archiveGb,
    items: [
      { item: 'archive of events', price: 's3.storage', quantity: archiveGb },
      { item: 'keys', price: 'kms.key', quantity: assumed.keysPerRegion, ofLoad: 0 },
      { item: 'secrets', price: 'secret', quantity: assumed.secretsPerRegion, ofLoad: 0 },
    ],
  };
};
