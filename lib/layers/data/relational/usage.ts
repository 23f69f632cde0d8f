import { HOURS_PER_MONTH, type QuotaUse, type Usage, type UsageContext } from '../../../plan/contract';
import { logUsage, zoneUsage } from '../../billing';
import { changesGiB, exchangedGiB, storedGiB } from '../stored';

/** What the bill of an instance depends on. */
export interface BilledInstance {
  readonly size: {
    readonly instanceClass: string;
    readonly multiAz: boolean;
    readonly allocatedStorageGiB: number;
    readonly maxStorageGiB: number;
    readonly backupRetentionDays: number;
    readonly logDays: number;
  };
  readonly spec: { readonly stores: readonly string[]; readonly logGroups: readonly object[] };
}

const instancesOf = ({ size }: BilledInstance): number => (size.multiAz ? 2 : 1);

/** GiB of a volume: what was asked for, or what RDS has added by itself since. */
export const volumeGiB = ({ size, spec }: BilledInstance, context: UsageContext): number =>
  Math.max(size.allocatedStorageGiB, Math.min(size.maxStorageGiB, storedGiB(spec.stores, context)));

/** GiB of the backups that RDS keeps by itself: the database, and its changes. */
export const automatedBackupGiB = ({ size, spec }: BilledInstance, context: UsageContext): number => {
  const stored = storedGiB(spec.stores, context);
  return stored + changesGiB(stored, size.backupRetentionDays, context.assumed);
};

/** Backups as large as the volumes of the region are free (Amazon RDS user guide, "Backup storage"); those beyond are often none. */
const backupUsage = (entry: BilledInstance, context: UsageContext): readonly Usage[] => {
  const beyond = automatedBackupGiB(entry, context) - volumeGiB(entry, context);
  return beyond > 0 ? [{ item: 'backups beyond the size of the volume', price: 'rds.backup', quantity: beyond }] : [];
};

/**
 * An instance, and its standby at the same price; what they copy to each other in between is free. gp3 has 3,000 IOPS or more without
 * being asked. Performance Insights of seven days is free, and a burstable class was chosen so that its average stays below its baseline.
 */
export const relationalUsage = (entry: BilledInstance, context: UsageContext): readonly Usage[] => {
  const { size, spec } = entry;
  const instances = instancesOf(entry);
  return [
    {
      item: size.multiAz ? 'instance and its standby' : 'instance',
      price: `rds.${size.instanceClass}.rds-postgres-single-az`,
      quantity: instances * HOURS_PER_MONTH,
    },
    { item: size.multiAz ? 'storage, twice' : 'storage', price: 'rds.gp3', quantity: instances * volumeGiB(entry, context) },
    ...backupUsage(entry, context),
    ...logUsage(1, size.logDays, context.assumed),
    zoneUsage(exchangedGiB(spec.stores, context), context.assumed),
  ];
};

export const relationalQuotas = (entry: BilledInstance): readonly QuotaUse[] => [
  { quota: 'rds.instances', amount: 1 },
  { quota: 'rds.subnet-groups', amount: 1 },
  { quota: 'rds.parameter-groups', amount: 1 },
  { quota: 'vpc.security-groups', amount: 1 },
  { quota: 'logs.groups', amount: entry.spec.logGroups.length },
  { quota: 'ec2.network-interfaces', amount: instancesOf(entry) },
];
