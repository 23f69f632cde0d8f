import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'that a backup of a table of DynamoDB holds all of it each time',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GettingStartedBackupsAWS.html',
    asOf: '2026-11-25',
    note: 'undated page',
  },
  {
    covers: 'that backups of databases on RDS hold what has changed since the one before; that not all kinds do',
    source: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/about-backup-plans.html and its page of features by resource',
    asOf: '2026-11-25',
    note: 'undated pages',
  },
  {
    covers:
      'that snapshots of a cluster of Aurora are free as long as its automated backups reach back, and each holds all of it after that',
    source:
      'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-storage-backup.html; public repositories and notes on AWS Backup: neither DynamoDB nor Aurora is backed up by changes',
    asOf: '2026-11-25',
    note: 'secondary; another note says that only the first is whole: this is the upper bound',
  },
  {
    covers: 'that backups of RDS and Aurora stand on the bill of RDS, at its prices',
    source: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/metering-and-billing.md',
    asOf: '2026-11-25',
    note: 'undated page',
  },
  {
    covers: 'that a table deleted with point-in-time recovery on leaves a backup by the system for 35 days, at no cost',
    source:
      'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BackupDetails.html, `BackupType` SYSTEM, as public repositories quote it',
    asOf: '2026-11-26',
    note: 'undated page; it holds the last state before the deletion, not each second',
  },
];

/** What a backup of AWS Backup holds, by kind of entry: what has changed, or everything. Each kind has a price of its own. Some keep their own backups when they are deleted. */
export const backupKinds = {
  relational: { holds: 'changes', price: 'rds.backup', keepsItsOwn: false },
  'aurora-postgres': { holds: 'everything', price: 'aurora.backup', keepsItsOwn: false },
  dynamodb: { holds: 'everything', price: 'dynamodb.backup', keepsItsOwn: true },
} as const;

export type BackupKind = keyof typeof backupKinds;
