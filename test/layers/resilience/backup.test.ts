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

describe('tables, which hold 35 days of themselves even when they are deleted', () => {
  const tables = { ledger: { kind: 'relational' }, carts: { kind: 'key-value' } };
  const plannedWith = (overrides: object) =>
    planOrThrow(blueprintOf({ tier: 'growth', stores: tables as never, overrides: overrides as never })).entries.find(
      (e) => e.kind === 'backup',
    ) as { spec: { weekly: string[] }; reason: string } | undefined;

  it('are copied once a month, and as often as databases where they reach back for less', () => {
    expect(plannedWith({})?.spec.weekly).toEqual(['aurora-postgres/main']);
    expect(plannedWith({})?.reason).toContain('monthly ones only');
    for (const overrides of [{ 'dynamodb/carts': { recoveryDays: 20 } }, { 'backup/main': { weeklyDays: 60 } }]) {
      expect(plannedWith(overrides)?.spec.weekly).toEqual(['dynamodb/carts', 'aurora-postgres/main']);
      expect(plannedWith(overrides)?.reason).not.toContain('monthly ones only');
    }
  });

  it('have a plan of their own', () => {
    const platform = { metrics: 'cloudwatch', delivery: { engine: 'kubernetes' } } as const;
    const template = synthesize(planOrThrow(blueprintOf({ tier: 'growth', platform, stores: tables as never }))).templates.get(
      'streamflix-us-east-1-Resilience',
    );
    const ofType = (type: string) => Object.entries(template?.Resources ?? {}).filter(([, { Type }]) => Type === type);
    const rules = Object.fromEntries(
      ofType('AWS::Backup::BackupPlan').map(([id, { Properties }]) => [
        id,
        (Properties?.['BackupPlan'] as { BackupPlanRule: { RuleName: string }[] }).BackupPlanRule.map((rule) => rule.RuleName),
      ]),
    );
    const chosen = ofType('AWS::Backup::BackupSelection').map(([, { Properties }]) => [
      (Properties?.['BackupSelection'] as { SelectionName: string }).SelectionName,
      rules[(Properties?.['BackupPlanId'] as { Ref: string }).Ref],
    ]);
    expect(Object.fromEntries(chosen)).toEqual({ carts_dynamodb: ['monthly'], 'main_aurora-postgres': ['weekly', 'monthly'] });
  });
});

it('has no plan that nothing is in, and none for what it does not know', () => {
  const vault = (weeklyResources: readonly string[], resourceArns: Record<string, string> = { a: 'arn:a', b: 'arn:b' }) => {
    const stack = new Stack(new App());
    new BackupVault(stack, 'Backup', { vaultName: 'x'.repeat(50), resourceArns, weeklyResources });
    return Template.fromStack(stack);
  };
  vault([]).resourceCountIs('AWS::Backup::BackupPlan', 1);
  vault([]).hasResourceProperties('AWS::Backup::BackupPlan', { BackupPlan: { BackupPlanName: `${'x'.repeat(42)}-monthly` } });
  vault(['a', 'b']).resourceCountIs('AWS::Backup::BackupPlan', 1);
  vault(['a']).resourceCountIs('AWS::Backup::BackupPlan', 2);
  expect(() => vault(['c'])).toThrow('weeklyResources names c');
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
