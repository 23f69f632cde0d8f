import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { CfnBackupPlan, CfnBackupSelection, CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { pascalCase } from '../../../naming';
import { checkProps, propError, text, whole } from '../../props';

export interface BackupVaultProps {
  /** 2 to 50 letters, digits, hyphens and underscores. */
  readonly vaultName: string;
  /** ARN of the KMS key; cannot be changed later. @default the key that AWS keeps for AWS Backup in the account */
  readonly keyArn?: string;
  /** ARNs of what is backed up, each under a name of 1 to 50 letters, digits, hyphens, underscores and dots that it keeps. */
  readonly resourceArns: Readonly<Record<string, string>>;
  /** Names of those resources that are backed up each week, too. @default all of them */
  readonly weeklyResources?: readonly string[];
  /** Days that a weekly backup is kept. @default 35 */
  readonly weeklyDays?: number;
  /** Days that a monthly backup is kept. @default 365 */
  readonly monthlyDays?: number;
  /** Days for which nobody but an administrator of the vault can delete a backup; never more than a backup is kept. @default 7 */
  readonly lockedDays?: number;
  /** Keep the vault when it leaves the template. @default true */
  readonly retain?: boolean;
}

/** The policy that AWS keeps for this role (AWS Backup developer guide, "Managed policies"). */
const BACKUP_POLICY = 'service-role/AWSBackupServiceRolePolicyForBackup';

/**
 * Weekly and monthly backups in a locked vault, of some resources monthly ones only. They start at 07:00 and 10:00 UTC, hours away from where this package puts the windows of
 * RDS, in and before which AWS Backup makes no snapshot (AWS Backup developer guide, "Amazon RDS backups").
 */
export class BackupVault extends Construct {
  readonly vault: CfnBackupVault;

  constructor(scope: Construct, id: string, props: BackupVaultProps) {
    super(scope, id);
    checkProps(
      this,
      props,
      {
        vaultName: text(/^[a-zA-Z0-9_-]{2,50}$/, '2 to 50 letters, digits, hyphens and underscores'),
        weeklyDays: whole(1, 36_500),
        monthlyDays: whole(1, 36_500),
        lockedDays: whole(1, 36_500), // backup PutBackupVaultLockConfiguration `MinRetentionDays`
      },
      ['vaultName', 'resourceArns'],
    );
    const { weeklyDays = 35, monthlyDays = 365, lockedDays = 7 } = props;
    this.vault = new CfnBackupVault(this, 'Vault', {
      backupVaultName: props.vaultName,
      ...(props.keyArn === undefined ? {} : { encryptionKeyArn: props.keyArn }),
      // Governance mode: without ChangeableForDays the lock can be taken off, by those who may change the vault.
      lockConfiguration: { minRetentionDays: Math.min(lockedDays, weeklyDays, monthlyDays) },
    });
    this.vault.applyRemovalPolicy((props.retain ?? true) ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY);

    const { resourceArns, weeklyResources = Object.keys(resourceArns) } = props;
    const stranger = weeklyResources.find((name) => !(name in resourceArns));
    if (stranger !== undefined) throw propError(this, `weeklyResources names ${stranger}; allowed are names of resourceArns`);
    const monthlyOnly = Object.keys(resourceArns).filter((name) => !weeklyResources.includes(name));
    const { roleArn } = this.makeRole();
    // A selection cannot be changed, only replaced: with one for each, a further resource leaves the others alone.
    const select = (plan: CfnBackupPlan, scope: Construct, names: readonly string[]): void => {
      for (const name of names)
        new CfnBackupSelection(scope, `${pascalCase(name)}Selection`, {
          backupPlanId: plan.ref,
          backupSelection: { selectionName: name, iamRoleArn: roleArn, resources: [resourceArns[name] as string] },
        });
    };
    const monthly = this.rule('monthly', 'cron(0 10 1 * ? *)', monthlyDays);
    if (weeklyResources.length > 0 || monthlyOnly.length === 0)
      select(
        this.makePlan('Plan', props.vaultName, [this.rule('weekly', 'cron(0 7 ? * SUN *)', weeklyDays), monthly]),
        this,
        weeklyResources,
      );
    if (monthlyOnly.length === 0) return;
    const plan = this.makePlan('MonthlyPlan', `${props.vaultName.slice(0, 42)}-monthly`, [monthly]);
    select(plan, plan, monthlyOnly);
  }

  private rule(ruleName: string, scheduleExpression: string, deleteAfterDays: number): CfnBackupPlan.BackupRuleResourceTypeProperty {
    return {
      ruleName,
      targetBackupVault: this.vault.ref,
      scheduleExpression,
      startWindowMinutes: 60,
      completionWindowMinutes: 480,
      lifecycle: { deleteAfterDays },
    };
  }

  /** @param name - at most 50 characters (backup CreateBackupPlan `BackupPlanName`) */
  private makePlan(id: string, name: string, rules: CfnBackupPlan.BackupRuleResourceTypeProperty[]): CfnBackupPlan {
    return new CfnBackupPlan(this, id, { backupPlan: { backupPlanName: name, backupPlanRule: rules } });
  }

  private makeRole(): Role {
    const role = new Role(this, 'Role', {
      description: `Makes backups into ${this.vault.backupVaultName}`,
      assumedBy: new ServicePrincipal('backup.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName(BACKUP_POLICY)],
    });
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${BACKUP_POLICY}]`,
      reason:
        'AWS keeps this policy for the role of AWS Backup and extends it as services change; a copy that fell behind would show when a restore is needed',
    });
    return role;
  }
}
