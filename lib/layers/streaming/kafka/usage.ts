import { BINARY_STEP } from '../../../capacity/units';
import { HOURS_PER_MONTH, type QuotaUse, type Usage, type UsageContext } from '../../../plan/contract';
import { inMonth, logUsage } from '../../billing';

/** What the bill of a cluster depends on. */
export interface BilledBrokers {
  readonly size: { readonly instanceType: string; readonly brokers: number; readonly storageGiB: number; readonly logDays: number };
  readonly spec: { readonly streams: readonly string[] };
}

/** What crosses zones is billed where it leaves and where it arrives. */
const BOTH_WAYS = 2;

/**
 * GiB a month that pods publish and read. Every consumer reads all of it, from the broker that leads its partition, wherever that stands:
 * brokers are not told to let consumers read the copy of their own zone.
 */
const exchangedGiB = (streams: readonly string[], { demand }: UsageContext): number =>
  streams.reduce((sum, stream) => {
    const { mebibytes, consumers } = demand.streams[stream] ?? { mebibytes: { average: 0 }, consumers: 0 };
    return sum + (inMonth(mebibytes.average) * (1 + consumers)) / BINARY_STEP;
  }, 0);

/** Brokers, each with a volume; what they copy to each other is free, and so are the metrics of the level that is set. */
export const kafkaUsage = ({ size, spec }: BilledBrokers, context: UsageContext): readonly Usage[] => [
  { item: 'brokers', price: `msk.${size.instanceType}.price`, quantity: size.brokers * HOURS_PER_MONTH },
  { item: 'volumes of the brokers', price: 'msk.ebsStorage', quantity: size.brokers * size.storageGiB },
  ...logUsage(size.brokers, size.logDays, context.assumed),
  {
    item: 'traffic of pods in other zones, both ways',
    price: 'transfer.interAz',
    quantity: exchangedGiB(spec.streams, context) * context.assumed.otherZoneShare * BOTH_WAYS,
  },
];

export const kafkaQuotas = ({ size }: BilledBrokers): readonly QuotaUse[] => [
  { quota: 'kafka.brokers-per-account', amount: size.brokers },
  { quota: 'kafka.brokers-per-cluster', amount: size.brokers },
  { quota: 'kafka.configurations', amount: 1 },
  { quota: 'logs.groups', amount: 1 },
  { quota: 'ec2.network-interfaces', amount: size.brokers },
];
