import { backupKinds, type BackupKind } from '../../../facts/backup';
import { storesDemand, type PlanEntry, type PlanId, type QuotaUse, type Usage, type UsageContext } from '../../../plan/contract';
import { DAYS_PER_MONTH, DAYS_PER_WEEK } from '../../billing';
import { automatedBackupGiB, volumeGiB, type BilledInstance } from '../../data/relational/usage';
import { storedGiB } from '../../data/stored';

/** What the bill of a vault depends on. */
export interface BilledVault {
  readonly size: { readonly weeklyDays: number; readonly monthlyDays: number };
  readonly spec: { readonly databases: readonly PlanId[]; readonly weekly: readonly PlanId[] };
}

/** Backups of one rule: one in so many days, each kept for so many. */
interface Rule {
  readonly everyDays: number;
  readonly keptDays: number;
}

const rulesOf = ({ size, spec }: BilledVault, database: PlanId): readonly Rule[] => [
  ...(spec.weekly.includes(database) ? [{ everyDays: DAYS_PER_WEEK, keptDays: size.weeklyDays }] : []),
  { everyDays: DAYS_PER_MONTH, keptDays: size.monthlyDays },
];

/** Copies in the vault, on average, of those that are older than so many days. */
const copiesOf = (rules: readonly Rule[], olderThanDays = 0): number =>
  rules.reduce((sum, { everyDays, keptDays }) => sum + Math.max(0, keptDays - olderThanDays) / everyDays, 0);

/** Share of a database that has changed in so many days, what changes twice counted once. */
const changedShare = (days: number, changedPerDay: number): number => 1 - (1 - changedPerDay) ** days;

/** A whole copy, and in each other what has changed since the one before. */
const incrementalGiB = (stored: number, rules: readonly Rule[], changedPerDay: number): number =>
  stored * (1 + rules.reduce((sum, rule) => sum + copiesOf([rule]) * changedShare(rule.everyDays, changedPerDay), 0));

/** What RDS asks for them: what is free of backups, the automated ones have not used up. */
const instanceGiB = (instance: BilledInstance, rules: readonly Rule[], context: UsageContext): number => {
  const free = Math.max(0, volumeGiB(instance, context) - automatedBackupGiB(instance, context));
  const copies = incrementalGiB(storedGiB(instance.spec.stores, context), rules, context.assumed.changedPerDay);
  return Math.max(0, copies - free);
};

/** What the vault reads of the entry of a database. */
interface Database {
  readonly size: { readonly backupRetentionDays: number };
  readonly spec: { readonly stores: readonly string[]; readonly store: string };
}

const billedGiB = (entry: PlanEntry, rules: readonly Rule[], context: UsageContext): number => {
  const { size, spec } = entry as PlanEntry & Database;
  switch (entry.kind as BackupKind) {
    case 'relational':
      return instanceGiB(entry as PlanEntry & BilledInstance, rules, context);
    case 'aurora-postgres':
      return storedGiB(spec.stores, context) * copiesOf(rules, size.backupRetentionDays);
    case 'dynamodb':
      return storesDemand(context.demand, [spec.store]).dataGiB * copiesOf(rules);
  }
};

/** A line for each database: backups of some weeks and of a year, as there are once the first year is over. The vault itself is free. */
export const backupUsage = (vault: BilledVault, context: UsageContext): readonly Usage[] =>
  vault.spec.databases.flatMap((id) => {
    const entry = context.entries.find((e) => e.id === id);
    if (!entry) return [];
    const quantity = billedGiB(entry, rulesOf(vault, id), context);
    return [{ item: `backups of ${id}`, price: backupKinds[entry.kind as BackupKind].price, quantity }];
  });

/** The vault, and the role that fills it. Snapshots that AWS Backup makes count for no quota of snapshots of RDS (AWS Backup developer guide, "Amazon RDS backups"). */
export const backupQuotas = (): readonly QuotaUse[] => [
  { quota: 'backup.vaults', amount: 1 },
  { quota: 'iam.roles', amount: 1 },
];
