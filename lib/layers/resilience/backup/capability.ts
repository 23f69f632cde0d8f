import { backupKinds, type BackupKind } from '../../../facts/backup';
import { defineCapability, wholeNumber, withOverrides, type PlanEntry, type PlanId } from '../../../plan/contract';
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
  /** Those of them that are copied each week, too: the others can be restored themselves as far back as weekly copies are kept. */
  readonly weekly: readonly PlanId[];
}

/** backup `DeleteAfterDays`, `MinRetentionDays`: a hundred years, the longest that a vault lock may ask for. */
const MAX_DAYS = 36_500;

/** Kinds of entries whose attribute `arn` AWS Backup takes. A search domain is none: it keeps snapshots of itself, and can be filled again. */
const BACKED_UP: readonly string[] = Object.keys(backupKinds);

/** Does a weekly copy add anything to what the database itself keeps, even of one that was deleted? */
const addsTo = ({ kind, size }: PlanEntry, weeklyDays: number): boolean =>
  !backupKinds[kind as BackupKind].keepsItsOwn || (size as { readonly recoveryDays: number }).recoveryDays < weeklyDays;

/** Backups that outlive the database they are of. Production only: a vault that holds a backup cannot be deleted, and a sandbox leaves nothing. */
export const backup = defineCapability<'backup', BackupSize, BackupSpec>({
  kind: 'backup',
  layer: 'resilience',
  scope: 'region',
  systems: [],
  limits: { weeklyDays: wholeNumber(1, MAX_DAYS), monthlyDays: wholeNumber(1, MAX_DAYS), lockedDays: wholeNumber(1, MAX_DAYS) },
  plan: ({ blueprint, entries, names, region }) => {
    const found = entries.filter((e) => BACKED_UP.includes(e.kind));
    if (blueprint.profile !== 'production' || found.length === 0) return [];
    const size = { weeklyDays: 35, monthlyDays: 365, lockedDays: 7 };
    const { weeklyDays } = withOverrides(size, blueprint, 'backup/main');
    const databases = found.map((e) => e.id);
    const weekly = found.filter((e) => addsTo(e, weeklyDays)).map((e) => e.id);
    return [
      {
        id: 'backup/main',
        engine: 'aws-backup',
        size,
        spec: { logicalId: 'BackupVault', vaultName: names.physical('backupVault', region), databases, weekly },
        reason: [
          'a database itself restores to any second of the last days, but what it keeps goes with the database; weekly and monthly copies stay in a vault of their own, for the mistake that somebody notices late',
          ...(weekly.length < databases.length
            ? [
                `tables that restore to any second of ${weeklyDays} days, and keep that when they are deleted, have monthly ones only: each copy of a table holds all of it`,
              ]
            : []),
          'buckets keep old versions, and queues hold nothing that is not on its way',
        ].join('; '),
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
