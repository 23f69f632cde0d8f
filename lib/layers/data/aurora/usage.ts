import { MILLION } from '../../../capacity/units';
import type { Assumed } from '../../../facts/assumptions';
import { acu } from '../../../facts/aurora';
import { HOURS_PER_MONTH, storesDemand, type QuotaUse, type StoreDemand, type Usage, type UsageContext } from '../../../plan/contract';
import { databaseVcpus } from '../../../plan/sizing';
import { inMonth, logUsage, zoneUsage } from '../../billing';
import { changesGiB, exchangedGiB, storedGiB } from '../stored';
import type { AuroraSize } from './size';

/** What the bill of a cluster depends on. */
export interface BilledCluster {
  readonly size: AuroraSize;
  readonly spec: { readonly stores: readonly string[]; readonly logGroups: readonly object[] };
}

/**
 * ACUs of one instance while it runs, on average: what the average load asks for at the planned utilisation, since Aurora grows before its
 * processors are full, and never less or more than the cluster may have. Where it may pause, it runs on the smallest step at least.
 */
export const averageAcu = ({ minAcu, maxAcu }: AuroraSize, { reads, writes }: StoreDemand, assumed: Assumed): number => {
  const wanted = databaseVcpus({ readsPerSecond: reads.average, writesPerSecond: writes.average }, assumed) * acu.perVcpu;
  return Math.min(maxAcu, Math.max(minAcu, acu.step, wanted));
};

/** Hours of a month that an instance runs: all of them, but in a sandbox that may pause. In production somebody is always connected. */
const hoursOf = ({ minAcu }: AuroraSize, { assumed, blueprint }: UsageContext): number =>
  blueprint.profile === 'sandbox' && minAcu === acu.least ? assumed.sandboxHours : HOURS_PER_MONTH;

/** As large as the cluster, they are free, and with one day they are altogether (Aurora user guide, "Understanding backup storage usage"). */
const backupUsage = (stored: number, days: number, assumed: Assumed): readonly Usage[] =>
  days > 1 ? [{ item: 'backups beyond the size of the cluster', price: 'aurora.backup', quantity: changesGiB(stored, days, assumed) }] : [];

/**
 * Aurora Standard. Readers are kept as large as the writer (promotion tier 1), and so cost as much. All instances share one storage, whose
 * copies in three zones are part of its price.
 */
export const auroraUsage = ({ size, spec }: BilledCluster, context: UsageContext): readonly Usage[] => {
  const { assumed } = context;
  const demand = storesDemand(context.demand, spec.stores);
  const stored = storedGiB(spec.stores, context);
  const instances = 1 + size.readers;
  const perSecond = demand.reads.average * assumed.storageReadShare + demand.writes.average * assumed.storageWritesPerWrite;
  return [
    {
      item: size.readers > 0 ? 'capacity of the writer and its readers' : 'capacity',
      price: 'aurora.acuHour',
      quantity: averageAcu(size, demand, assumed) * instances * hoursOf(size, context),
    },
    { item: 'storage', price: 'aurora.storage', quantity: stored },
    { item: 'I/O requests', price: 'aurora.io', quantity: inMonth(perSecond) / MILLION },
    ...backupUsage(stored, size.backupRetentionDays, assumed),
    { item: "secret with the master user's password", price: 'secret', quantity: 1 },
    ...logUsage(instances, size.logDays, assumed),
    zoneUsage(exchangedGiB(spec.stores, context), assumed),
  ];
};

export const auroraQuotas = ({ size, spec }: BilledCluster): readonly QuotaUse[] => [
  { quota: 'rds.clusters', amount: 1 },
  { quota: 'rds.instances', amount: 1 + size.readers },
  { quota: 'rds.subnet-groups', amount: 1 },
  { quota: 'rds.cluster-parameter-groups', amount: 1 },
  { quota: 'vpc.security-groups', amount: 1 },
  { quota: 'secretsmanager.secrets', amount: 1 },
  { quota: 'logs.groups', amount: spec.logGroups.length },
  { quota: 'ec2.network-interfaces', amount: 1 + size.readers },
];
