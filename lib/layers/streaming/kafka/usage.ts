import { BINARY_STEP } from '../../../capacity/units';
import { HOURS_PER_MONTH, type QuotaUse, type Usage, type UsageContext } from '../../../plan/contract';
import { inMonth, logUsage } from '../../billing';

/** What the bill of a cluster depends on. */
export interface BilledBrokers {
  readonly size: { readonly instanceType: string; readonly brokers: number; readonly storageGiB: number; readonly logDays: number };
  readonly spec: { readonly streams: readonly string[]; readonly zonesKnown: boolean };
}

/** What crosses zones is billed where it leaves and where it arrives. */
const BOTH_WAYS = 2;

/**
 * GiB a month between pods and brokers of other zones. What is published goes to the broker that leads its partition, wherever that
 * stands. Every consumer reads all of it: from the copy of its own zone where it knows that one, else from that broker, too.
 */
const fromOtherZonesGiB = ({ streams, zonesKnown }: BilledBrokers['spec'], { demand, assumed }: UsageContext): number => {
  const ofReads = zonesKnown ? Math.min(assumed.otherZoneShare, 1 - assumed.ownZoneReadShare) : assumed.otherZoneShare;
  return streams.reduce((sum, stream) => {
    const { mebibytes, consumers } = demand.streams[stream] ?? { mebibytes: { average: 0 }, consumers: 0 };
    return sum + (inMonth(mebibytes.average) * (assumed.otherZoneShare + consumers * ofReads)) / BINARY_STEP;
  }, 0);
};

/** Brokers, each with a volume; what they copy to each other is free, and so are the metrics of the level that is set. */
export const kafkaUsage = ({ size, spec }: BilledBrokers, context: UsageContext): readonly Usage[] => [
  { item: 'brokers', price: `msk.${size.instanceType}.price`, quantity: size.brokers * HOURS_PER_MONTH },
  { item: 'volumes of the brokers', price: 'msk.ebsStorage', quantity: size.brokers * size.storageGiB },
  ...logUsage(size.brokers, size.logDays, context.assumed),
  {
    item: 'traffic of pods in other zones, both ways',
    price: 'transfer.interAz',
    quantity: fromOtherZonesGiB(spec, context) * BOTH_WAYS,
  },
];

export const kafkaQuotas = ({ size }: BilledBrokers): readonly QuotaUse[] => [
  { quota: 'kafka.brokers-per-account', amount: size.brokers },
  { quota: 'kafka.brokers-per-cluster', amount: size.brokers },
  { quota: 'kafka.configurations', amount: 1 },
  { quota: 'logs.groups', amount: 1 },
  { quota: 'ec2.network-interfaces', amount: size.brokers },
];
