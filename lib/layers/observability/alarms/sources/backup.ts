import { metrics } from '../../../../facts/metrics';
import type { PlanEntry } from '../../../../plan/contract';
import type { BackupSize, BackupSpec } from '../../../resilience/backup/capability';
import { query, type Draft } from '../alarm';

/** Alarms on the copies that outlive a database. */
export const backupAlarms = ({ spec }: PlanEntry<BackupSize, BackupSpec>): Draft[] => [
  {
    id: 'BackupFailures',
    means: `A backup into ${spec.vaultName} failed: the database has its own backups still, but no new copy that outlives it.`,
    remedy: 'Read why in AWS Backup, "Jobs"; most often the role or the key was changed. Start the job again by hand.',
    query: query(metrics.backupVault.failedJobs, [spec.vaultName], { periodSeconds: 3_600 }),
    when: 'atLeast',
    threshold: 1,
    periods: 1,
    essential: true,
  },
];
