import { FIRST_READ, READ, SCHEMA, type RiskGroup } from './row';

export const resilienceRisks: RiskGroup = {
  title: 'Resilience',
  rows: [
    {
      types: ['AWS::FIS::ExperimentTemplate'],
      topic: 'permissions',
      breaks: 'reads instances with a filter, and so needs `rds:DescribeDBInstances` on all of them',
      tests: ['layers/resilience/experiment.test.ts'],
      source: 'AWSFaultInjectionSimulatorRDSAccess',
      asOf: FIRST_READ,
    },
    {
      types: ['AWS::FIS::ExperimentTemplate'],
      topic: 'region',
      breaks:
        'CloudFormation does not know the type in ten of the regions here: `Unrecognized resource types`, and nothing of the stack is made',
      tests: ['facts/availability.test.ts', 'plan/availability.test.ts'],
      rule: 'resource-region',
      note: 'no experiment is planned there; BP309 when one is asked for',
      source: '`lib/facts/availability.ts`',
      asOf: '2026-10-20',
    },
    {
      types: ['AWS::FIS::ExperimentTemplate'],
      topic: 'behaviour',
      breaks:
        'pod actions need an access entry for the role of the experiment and a service account with rights in the namespace; all but pod-delete inject an ephemeral container, which inherits the security context of its pod',
      note: 'only pod-delete is used',
      source: 'FIS user guide, "Use the aws:eks:pod actions"',
      asOf: READ,
    },
    {
      types: ['AWS::Scheduler::Schedule'],
      topic: 'permissions',
      breaks: 'the role is handed to the scheduler (`iam:PassRole`); a schedule that stands still is checked like one that fires',
      tests: ['layers/resilience/experiment.test.ts'],
      ...SCHEMA,
    },
    {
      types: ['AWS::Backup::BackupVault'],
      topic: 'deletion',
      breaks:
        'only an empty vault can be deleted: a sandbox that ran over a Sunday keeps its stack until the recovery points are deleted; nothing else of the stack is in the way',
      tests: ['layers/resilience/backup.test.ts'],
      source: 'AWS Backup API, DeleteBackupVault',
      asOf: READ,
    },
    {
      types: ['AWS::Backup::BackupVault'],
      topic: 'keys',
      breaks: 'a vault with a key of one’s own asks for `kms:CreateGrant` and `backup-storage:MountCapsule` of whoever makes it',
      tests: ['layers/platform/keys.test.ts'],
      ...SCHEMA,
    },
    {
      types: ['AWS::Backup::BackupSelection', 'AWS::Backup::BackupPlan'],
      topic: 'behaviour',
      breaks: 'resources named by ARN are backed up whether or not RDS is opted in; jobs show in the vault only after the first Sunday',
      tests: ['layers/resilience/backup.test.ts'],
      source: 'AWS Backup, "Assign resources"',
      asOf: FIRST_READ,
    },
    {
      types: ['AWS::Backup::BackupSelection'],
      topic: 'service-linked role',
      breaks: 'the first selection of an account makes a service-linked role',
      ...SCHEMA,
    },
  ],
};
