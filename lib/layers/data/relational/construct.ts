import { CfnDeletionPolicy, RemovalPolicy } from 'aws-cdk-lib';
import type { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnDBInstance, CfnDBParameterGroup, CfnDBSubnetGroup } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { databaseInsights, engineLifecycleSupport, gp3StorageGiB, logGroupName, logTypes, postgresEngine } from '../../../facts/rds';
import { rdsCertificateAuthority } from '../../../facts/rds-ca';
import { checkProps, dailyWindow, items, propError, text, weeklyWindow, whole } from '../../props';
import { keptAlong } from './kept-along';
import { databaseSecurityGroup } from './security-group';

export interface PostgresInstanceProps {
  readonly vpcId: string;
  /** Subnets without a way to the internet, in two zones or more. */
  readonly subnetIds: readonly string[];
  /** Security groups whose members may connect; nobody else. @default nobody, until a rule is added to `securityGroup` */
  readonly clientSecurityGroupIds?: readonly string[];
  /** Encrypts storage, backups and insights; cannot be changed later. @default the key that AWS keeps for RDS in the account */
  readonly encryptionKey?: IKey;
  /** Encrypts the log groups; its policy lets CloudWatch Logs use it. @default CloudWatch Logs' own key */
  readonly logEncryptionKey?: IKey;
  /** DBInstanceIdentifier: lower-case letters, digits and single hyphens, at most 63. */
  readonly identifier: string;
  /** Such as `db.t4g.micro`. */
  readonly instanceClass: string;
  /** Major version of PostgreSQL; RDS chooses the minor one, and keeps it current in the maintenance window. @default the one in facts/rds */
  readonly engineVersion?: string;
  /** Family of the parameter group, fitting the version. @default the one in facts/rds */
  readonly parameterGroupFamily?: string;
  /** Settings of the server. @default none but those of RDS */
  readonly parameters?: Readonly<Record<string, string>>;
  /** @default 5432 */
  readonly port?: number;
  /** Who may do most; logs in with IAM like everybody else. Letters and digits, first a letter. @default `strata` */
  readonly masterUser?: string;
  /** A standby in another zone. @default true */
  readonly multiAz?: boolean;
  /** GiB at the start. @default 20 */
  readonly allocatedStorageGiB?: number;
  /** GiB up to which RDS adds storage by itself. @default 100 */
  readonly maxStorageGiB?: number;
  /** Days of point-in-time recovery, 1 to 35. @default 14 */
  readonly backupRetentionDays?: number;
  /** Days that logs are kept. @default 30 */
  readonly logDays?: RetentionDays;
  /** `hh:mm-hh:mm`, UTC. @default 03:00-04:00 */
  readonly backupWindow?: string;
  /** `ddd:hh:mm-ddd:hh:mm`, UTC, apart from the backups. @default sun:04:30-sun:05:30 */
  readonly maintenanceWindow?: string;
  /** Authority that signs the server's certificate. @default the one in facts/rds-ca, whose roots are there too */
  readonly certificateAuthority?: string;
  /** Keep the instance, what it is used with and its backups when it leaves the template, and refuse its deletion. @default true */
  readonly retain?: boolean;
}

/**
 * PostgreSQL on RDS, without a password: everybody logs in with IAM, the master user too. Encrypted, closed to all but its clients, TLS
 * only, with logs whose end is known.
 */
export class PostgresInstance extends Construct {
  readonly instance: CfnDBInstance;
  readonly securityGroup: CfnSecurityGroup;
  readonly logGroups: readonly LogGroup[];

  constructor(scope: Construct, id: string, props: PostgresInstanceProps) {
    super(scope, id);
    this.check(props);
    const { identifier, encryptionKey, multiAz = true, retain = true } = props;
    const port = props.port ?? postgresEngine.port;
    const encrypted = encryptionOf(encryptionKey);
    this.securityGroup = databaseSecurityGroup(this, { ...props, port });
    this.logGroups = logTypes.map(
      (type) =>
        new LogGroup(this, `${type}Log`, {
          logGroupName: logGroupName(identifier, type),
          retention: props.logDays ?? 30,
          removalPolicy: RemovalPolicy.DESTROY,
          ...(props.logEncryptionKey ? { encryptionKey: props.logEncryptionKey } : {}),
        }),
    );
    const subnets = new CfnDBSubnetGroup(this, 'Subnets', {
      dbSubnetGroupDescription: `Subnets of ${identifier}`,
      subnetIds: [...props.subnetIds],
    });
    const parameters = new CfnDBParameterGroup(this, 'Parameters', {
      family: props.parameterGroupFamily ?? postgresEngine.parameterGroupFamily,
      description: `Settings of ${identifier}`,
      parameters: { ...props.parameters },
    });
    this.instance = new CfnDBInstance(this, 'Instance', {
      dbInstanceIdentifier: identifier,
      dbInstanceClass: props.instanceClass,
      engine: postgresEngine.engine,
      // docs/decisions/0014: a pinned minor version either goes stale or stands in the way of the one that RDS has moved to.
      engineVersion: props.engineVersion ?? postgresEngine.major,
      autoMinorVersionUpgrade: true,
      engineLifecycleSupport,
      dbParameterGroupName: parameters.ref,
      masterUsername: props.masterUser ?? 'strata',
      // Excludes a password, one that RDS manages included; asks for IAM authentication (terraform-provider-aws#49670, tried on RDS).
      masterUserAuthenticationType: 'iam-db-auth',
      enableIamDatabaseAuthentication: true,
      caCertificateIdentifier: props.certificateAuthority ?? rdsCertificateAuthority,
      dbSubnetGroupName: subnets.ref,
      vpcSecurityGroups: [this.securityGroup.attrGroupId],
      publiclyAccessible: false,
      port: String(port),
      multiAz,
      storageType: 'gp3',
      allocatedStorage: String(props.allocatedStorageGiB ?? 20),
      maxAllocatedStorage: props.maxStorageGiB ?? 100,
      storageEncrypted: true,
      ...encrypted.storage,
      backupRetentionPeriod: props.backupRetentionDays ?? 14,
      preferredBackupWindow: props.backupWindow ?? '03:00-04:00',
      preferredMaintenanceWindow: props.maintenanceWindow ?? 'sun:04:30-sun:05:30',
      copyTagsToSnapshot: true,
      deleteAutomatedBackups: !retain,
      deletionProtection: retain,
      enableCloudwatchLogsExports: [...logTypes],
      databaseInsightsMode: databaseInsights.mode,
      enablePerformanceInsights: true,
      performanceInsightsRetentionPeriod: databaseInsights.retentionDays,
      ...encrypted.insights,
    });
    // cfn-lint takes a version that RDS resolves by itself for one that is no longer sold.
    this.instance.cfnOptions.metadata = { 'cfn-lint': { config: { ignore_checks: ['W3691'] } } };
    // The log groups are there before RDS writes to them, and, where it goes, after it has stopped.
    this.instance.node.addDependency(...this.logGroups);
    keepOrDelete(this.instance, retain);
    keptAlong(retain, subnets, parameters);
  }

  /** What RDS would refuse at deploy (CreateDBInstance). */
  private check(props: PostgresInstanceProps): void {
    checkProps(
      this,
      props,
      {
        subnetIds: items(2, Infinity, 'subnets, in two zones'),
        identifier: text(
          /^(?!.*--)[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
          '2 to 63 lower-case letters, digits and single hyphens, first a letter, last no hyphen',
        ),
        instanceClass: text(/^db\.[a-z0-9-]+\.[a-z0-9-]+$/, 'an instance class of RDS, such as db.t4g.micro'),
        port: whole(1_150, 65_535),
        masterUser: text(/^[a-zA-Z][a-zA-Z0-9_]{0,62}$/, '1 to 63 letters, digits and underscores, first a letter'),
        allocatedStorageGiB: whole(gp3StorageGiB.min, gp3StorageGiB.max),
        maxStorageGiB: whole(gp3StorageGiB.min, gp3StorageGiB.max),
        backupRetentionDays: whole(1, 35),
        backupWindow: dailyWindow,
        maintenanceWindow: weeklyWindow,
      },
      ['vpcId', 'subnetIds', 'identifier', 'instanceClass'],
    );
    const { allocatedStorageGiB = 20, maxStorageGiB = 100 } = props;
    if (maxStorageGiB <= allocatedStorageGiB)
      throw propError(
        this,
        `maxStorageGiB is ${maxStorageGiB}, and the storage begins with ${allocatedStorageGiB} GiB; allowed is more than that`,
      );
  }
}

const encryptionOf = (key: IKey | undefined) => ({
  storage: key ? { kmsKeyId: key.keyArn } : {},
  insights: key ? { performanceInsightsKmsKeyId: key.keyArn } : {},
});

const keepOrDelete = ({ cfnOptions }: CfnDBInstance, retain: boolean): void => {
  const policy = retain ? CfnDeletionPolicy.RETAIN : CfnDeletionPolicy.DELETE;
  cfnOptions.deletionPolicy = policy;
  cfnOptions.updateReplacePolicy = policy;
};
