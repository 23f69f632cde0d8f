import { backupKinds } from '../../../facts/backup';
import { defineCapability, wholeNumber, type PlanId } from '../../../plan/contract';
import { backupQuotas, backupUsage } from './usage';

export interface BackupSize {
  /** Days that a weekly backup is kept. */
  readonly weeklyDays: number;
  /** Days that a monthly backup is kept. */
  readonly monthlyDays: number;
  /** Days for which nobody but an administrator of the vault can delete a backup. */
  readonly lockedDays: number;
}

export interface BackupSpec {
  readonly logicalId: string;
  readonly vaultName: string;
  /** Databases, by plan id; their attribute `arn` is what is backed up. */
  readonly databases: readonly PlanId[];
}

/** backup `DeleteAfterDays`, `MinRetentionDays`: a hundred years, the longest that a vault lock may ask for. */
const MAX_DAYS = 36_500;

/** Kinds of entries whose attribute `arn` AWS Backup takes. A search domain is none: it keeps snapshots of itself, and can be filled again. */
const BACKED_UP: readonly string[] = Object.keys(backupKinds);

/** Backups that outlive the database they are of. Production only: a vault that holds a backup cannot be deleted, and a sandbox leaves nothing. */
export const backup = defineCapability<'backup', BackupSize, BackupSpec>({
  kind: 'backup',
  layer: 'resilience',
  scope: 'region',
  systems: [],
  limits: { weeklyDays: wholeNumber(1, MAX_DAYS), monthlyDays: wholeNumber(1, MAX_DAYS), lockedDays: wholeNumber(1, MAX_DAYS) },
  plan: ({ blueprint, entries, names, region }) => {
    const databases = entries.filter((e) => BACKED_UP.includes(e.kind)).map((e) => e.id);
    if (blueprint.profile !== 'production' || databases.length === 0) return [];
    return [
      {
        id: 'backup/main',
        engine: 'aws-backup',
        size: { weeklyDays: 35, monthlyDays: 365, lockedDays: 7 },
        spec: { logicalId: 'BackupVault', vaultName: names.physical('backupVault', region), databases },
        reason:
          'a database itself restores to any second of the last days, but what it keeps goes with the database; weekly and monthly copies stay in a vault of their own, for the mistake that somebody notices late. Buckets keep old versions, and queues hold nothing that is not on its way',
        alternatives: [
          { engine: 'another account', verdict: 'survives the loss of the account; pays when somebody audits for it' },
          { engine: 'another region', verdict: 'survives the loss of the region; the scale tier has more than one' },
        ],
        needs: ['keys/main', ...databases],
        stateful: [{ stack: names.stack('Resilience'), logicalId: 'BackupVault', type: 'AWS::Backup::BackupVault' }],
      },
    ];
  },
  usage: backupUsage,
  quotas: backupQuotas,
});
