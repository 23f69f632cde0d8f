import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { BackupVault } from '../../../lib/layers/resilience/backup/construct';
import { planOrThrow } from '../../../lib/plan';
import { synthesize } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';

const estate = (profile: 'sandbox' | 'production', stores: object) => planOrThrow(blueprintOf({ profile, stores: stores as never }));
const DATABASES = { accounts: { kind: 'relational' }, ledger: { kind: 'relational', dedicated: true } };
const backupIn = (profile: 'sandbox' | 'production', stores: object) => estate(profile, stores).entries.find((e) => e.kind === 'backup');

it('is there in production, when there is a database', () => {
  expect(backupIn('production', DATABASES)).toMatchObject({ spec: { databases: ['relational/ledger', 'relational/main'] } });
  expect(backupIn('sandbox', DATABASES)).toBeUndefined();
  expect(backupIn('production', { posters: { kind: 'object' } })).toBeUndefined();
});

it('backs up every pool by name, so that none is left out and none is held back', () => {
  const { Resources } = synthesize(estate('production', DATABASES)).templates.get('streamflix-us-east-1-Resilience')!;
  const chosen = JSON.stringify(Object.values(Resources).filter((r) => r.Type === 'AWS::Backup::BackupSelection'));
  expect(chosen.match(/:db:[a-z0-9-]+/g)).toEqual([':db:streamflix-us-east-1-ledger', ':db:streamflix-us-east-1-main']);
  expect(chosen).not.toContain('Fn::ImportValue');
  expect(Resources['BackupVault']).toMatchObject({
    DeletionPolicy: 'RetainExceptOnCreate',
    Properties: { BackupVaultName: 'streamflix-us-east-1' },
  });
});

it('backs up clusters of Aurora too, beside the instances that their data comes from', () => {
  const moving = planOrThrow(
    blueprintOf({
      tier: 'growth',
      platform: { metrics: 'cloudwatch', delivery: { engine: 'kubernetes' } },
      stores: { accounts: { kind: 'relational', migrateFrom: 'postgres' } },
    }),
  );
  const selections = Object.values(synthesize(moving).templates.get('streamflix-us-east-1-Resilience')!.Resources)
    .filter((r) => r.Type === 'AWS::Backup::BackupSelection')
    .map((r) => r.Properties!['BackupSelection'] as { SelectionName: string; Resources: unknown[] });
  expect(selections.map((s) => [s.SelectionName, JSON.stringify(s.Resources).match(/:(db|cluster):[a-z0-9-]+/)![0]])).toEqual([
    ['main', ':db:streamflix-us-east-1-main'],
    ['main_aurora-postgres', ':cluster:streamflix-us-east-1-main-aurora'],
  ]);
});

it('leaves the selection of one database alone when another one comes', () => {
  const selections = (stores: object) =>
    Object.entries(synthesize(estate('production', stores)).templates.get('streamflix-us-east-1-Resilience')!.Resources).filter(
      ([, { Type }]) => Type === 'AWS::Backup::BackupSelection',
    );
  const before = selections({ ledger: DATABASES.ledger });
  expect(before).toHaveLength(1);
  expect(selections(DATABASES)).toEqual(expect.arrayContaining(before));
});

it('never locks a backup for longer than it is kept', () => {
  const stack = new Stack(new App());
  new BackupVault(stack, 'Backup', {
    vaultName: 'main',
    keyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1',
    resourceArns: {},
    weeklyDays: 3,
  });
  Template.fromStack(stack).hasResourceProperties('AWS::Backup::BackupVault', { LockConfiguration: { MinRetentionDays: 3 } });
});
