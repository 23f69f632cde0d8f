import { CfnDeletionPolicy, RemovalPolicy, type CfnResource } from 'aws-cdk-lib';
import type { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnDBCluster, CfnDBClusterParameterGroup, CfnDBInstance, CfnDBSubnetGroup } from 'aws-cdk-lib/aws-rds';
import { CfnSecret, CfnSecretTargetAttachment } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import {
  acu,
  auroraPostgresEngine,
  autoPauseSeconds,
  logGroupName,
  logTypes,
  MOST_READERS,
  PROMOTION_TIER,
  SERVERLESS_CLASS,
} from '../../../facts/aurora';
import { databaseInsights, engineLifecycleSupport } from '../../../facts/rds';
import { rdsCertificateAuthority } from '../../../facts/rds-ca';
import { checkProps, dailyWindow, items, propError, stepped, text, weeklyWindow, whole } from '../../props';
import { keptAlong } from '../relational/kept-along';
import { databaseSecurityGroup } from '../relational/security-group';

/** Where capacity stops growing, unless said otherwise: 16 GiB, for a database whose load nobody has measured yet. Ours. */
const MAX_ACU = 8;

export interface AuroraPostgresClusterProps {
  readonly vpcId: string;
  /** Subnets without a way to the internet, in two zones or more; Aurora spreads its first three instances over them. */
  readonly subnetIds: readonly string[];
  /** Security groups whose members may connect; nobody else. @default nobody, until a rule is added to `securityGroup` */
  readonly clientSecurityGroupIds?: readonly string[];
  /** Encrypts storage, backups, insights and the secret; cannot be changed later. @default the keys that AWS keeps for RDS and for secrets in the account */
  readonly encryptionKey?: IKey;
  /** Encrypts the log groups; its policy lets CloudWatch Logs use it. @default CloudWatch Logs' own key */
  readonly logEncryptionKey?: IKey;
  /** DBClusterIdentifier: lower-case letters, digits and single hyphens, at most 63. */
  readonly identifier: string;
  /** Capacity of each instance when there is nothing to do, in ACUs of about 2 GiB, in steps of 0.5; 0 lets instances pause. @default 2 */
  readonly minAcu?: number;
  /** Where the capacity of each instance stops growing, in ACUs, 1 to 256. @default 8 */
  readonly maxAcu?: number;
  /** Seconds without a connection after which an instance pauses, 300 to 86,400; only where `minAcu` is 0. @default 300 */
  readonly autoPauseSeconds?: number;
  /** Instances beside the writer, at most 15. @default 1 */
  readonly readers?: number;
  /** Major version of PostgreSQL; RDS chooses the minor one, and keeps it current in the maintenance window. @default the one in facts/aurora */
  readonly engineVersion?: string;
  /** Family of the cluster parameter group, fitting the version. @default the one in facts/aurora */
  readonly parameterGroupFamily?: string;
  /** Settings of the server. @default none but those of Aurora */
  readonly parameters?: Readonly<Record<string, string>>;
  /** @default 5432 */
  readonly port?: number;
  /** Who may do most. 1 to 16 letters and digits, first a letter. @default `strata` */
  readonly masterUser?: string;
  /** Days of point-in-time recovery, 1 to 35. @default 14 */
  readonly backupRetentionDays?: number;
  /** Days that logs are kept. @default 30 */
  readonly logDays?: RetentionDays;
  /** `hh:mm-hh:mm`, UTC. @default 03:00-04:00 */
  readonly backupWindow?: string;
  /** `ddd:hh:mm-ddd:hh:mm`, UTC, apart from the backups. @default sun:04:30-sun:05:30 */
  readonly maintenanceWindow?: string;
  /** Authority that signs the servers' certificates. @default the one in facts/rds-ca, whose roots are there too */
  readonly certificateAuthority?: string;
  /** Keep cluster, what it is used with, instances, secret and backups when they leave the template, and refuse the cluster's deletion. @default true */
  readonly retain?: boolean;
}

/**
 * Aurora PostgreSQL Serverless v2: a writer and its readers over one storage. Users log in with IAM; the master user has a password that
 * was generated and that nobody needs to know (docs/decisions/0016). Encrypted, closed to all but its clients, TLS only, with a log whose
 * end is known.
 */
export class AuroraPostgresCluster extends Construct {
  readonly cluster: CfnDBCluster;
  /** The first is made first, and is the writer until another one takes over. */
  readonly instances: readonly CfnDBInstance[];
  /** JSON with `username`, `password`, and where the cluster is. */
  readonly secret: CfnSecret;
  readonly securityGroup: CfnSecurityGroup;
  readonly logGroups: readonly LogGroup[];

  constructor(scope: Construct, id: string, props: AuroraPostgresClusterProps) {
    super(scope, id);
    this.check(props);
    const { retain = true } = props;
    this.securityGroup = databaseSecurityGroup(this, { ...props, port: props.port ?? auroraPostgresEngine.port });
    this.logGroups = logTypes.map(
      (type) =>
        new LogGroup(this, `${type}Log`, {
          logGroupName: logGroupName(props.identifier, type),
          retention: props.logDays ?? 30,
          removalPolicy: RemovalPolicy.DESTROY,
          ...(props.logEncryptionKey ? { encryptionKey: props.logEncryptionKey } : {}),
        }),
    );
    this.secret = this.makeSecret(props);
    this.cluster = this.makeCluster(props);
    // The log groups are there before Aurora writes to them, and, where it goes, after it has stopped.
    this.cluster.node.addDependency(...this.logGroups);
    // The cluster refuses its deletion; nothing else protects the rest.
    keep(this.cluster, retain ? CfnDeletionPolicy.RETAIN : CfnDeletionPolicy.DELETE);
    const removalPolicy = retain ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
    this.secret.applyRemovalPolicy(removalPolicy);
    new CfnSecretTargetAttachment(this, 'SecretAttachment', {
      secretId: this.secret.ref,
      targetId: this.cluster.ref,
      targetType: 'AWS::RDS::DBCluster',
    });
    this.instances = Array.from({ length: (props.readers ?? 1) + 1 }, (_, i) => this.makeInstance(i, props));
    this.instances.forEach((instance, i) => {
      instance.applyRemovalPolicy(removalPolicy);
      // One after the other: the first is the writer, and Aurora sees which zones are taken.
      const before = this.instances[i - 1];
      if (before) instance.addResourceDependency(before);
    });
  }

  /** What RDS would refuse at deploy (CreateDBCluster). */
  private check(props: AuroraPostgresClusterProps): void {
    checkProps(
      this,
      props,
      {
        subnetIds: items(2, Infinity, 'subnets, in two zones'),
        identifier: text(
          /^(?!.*--)[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
          '1 to 63 lower-case letters, digits and single hyphens, first a letter, last no hyphen',
        ),
        minAcu: stepped(acu.least, acu.most, acu.step),
        maxAcu: stepped(acu.leastMaximum, acu.most, acu.step),
        autoPauseSeconds: whole(autoPauseSeconds.least, autoPauseSeconds.most),
        readers: whole(0, MOST_READERS),
        port: whole(1_150, 65_535),
        masterUser: text(/^[a-zA-Z][a-zA-Z0-9]{0,15}$/, '1 to 16 letters and digits, first a letter'),
        backupRetentionDays: whole(1, 35),
        backupWindow: dailyWindow,
        maintenanceWindow: weeklyWindow,
      },
      ['vpcId', 'subnetIds', 'identifier'],
    );
    const { minAcu = acu.leastForInsights, maxAcu = MAX_ACU } = props;
    if (minAcu > maxAcu) throw propError(this, `minAcu is ${minAcu}, and maxAcu ${maxAcu}; allowed is no more than that`);
  }

  private makeSecret({ identifier, masterUser, encryptionKey }: AuroraPostgresClusterProps): CfnSecret {
    return new CfnSecret(this, 'Secret', {
      description: `Master user of ${identifier}`,
      ...(encryptionKey ? { kmsKeyId: encryptionKey.keyArn } : {}),
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ username: masterUser ?? 'strata' }),
        generateStringKey: 'password',
        passwordLength: 48,
        // RDS takes no `/`, `"`, `@` or space; without any of them nothing has to be quoted anywhere.
        excludePunctuation: true,
      },
    });
  }

  private makeCluster(props: AuroraPostgresClusterProps): CfnDBCluster {
    const { identifier, encryptionKey, minAcu = acu.leastForInsights, retain = true } = props;
    const subnets = new CfnDBSubnetGroup(this, 'Subnets', {
      dbSubnetGroupDescription: `Subnets of ${identifier}`,
      subnetIds: [...props.subnetIds],
    });
    const parameters = new CfnDBClusterParameterGroup(this, 'Parameters', {
      family: props.parameterGroupFamily ?? auroraPostgresEngine.parameterGroupFamily,
      description: `Settings of ${identifier}`,
      parameters: { ...props.parameters },
    });
    keptAlong(retain, subnets, parameters);
    return new CfnDBCluster(this, 'Cluster', {
      dbClusterIdentifier: identifier,
      engine: auroraPostgresEngine.engine,
      // docs/decisions/0014: RDS chooses the minor version.
      engineVersion: props.engineVersion ?? auroraPostgresEngine.major,
      autoMinorVersionUpgrade: true,
      engineLifecycleSupport,
      dbClusterParameterGroupName: parameters.ref,
      serverlessV2ScalingConfiguration: {
        minCapacity: minAcu,
        maxCapacity: props.maxAcu ?? MAX_ACU,
        ...(minAcu === 0 ? { secondsUntilAutoPause: props.autoPauseSeconds ?? autoPauseSeconds.least } : {}),
      },
      masterUsername: props.masterUser ?? 'strata',
      // CloudFormation reads it when it makes the cluster: it stands neither in the template nor in the stack's events.
      masterUserPassword: `{{resolve:secretsmanager:${this.secret.ref}:SecretString:password::}}`,
      enableIamDatabaseAuthentication: true,
      dbSubnetGroupName: subnets.ref,
      vpcSecurityGroupIds: [this.securityGroup.attrGroupId],
      port: props.port ?? auroraPostgresEngine.port,
      storageEncrypted: true,
      ...(encryptionKey ? { kmsKeyId: encryptionKey.keyArn } : {}),
      backupRetentionPeriod: props.backupRetentionDays ?? 14,
      preferredBackupWindow: props.backupWindow ?? '03:00-04:00',
      preferredMaintenanceWindow: props.maintenanceWindow ?? 'sun:04:30-sun:05:30',
      copyTagsToSnapshot: true,
      deleteAutomatedBackups: !retain,
      deletionProtection: retain,
      enableCloudwatchLogsExports: [...logTypes],
      databaseInsightsMode: databaseInsights.mode,
      ...insightsOf(props),
    });
  }

  private makeInstance(index: number, props: AuroraPostgresClusterProps): CfnDBInstance {
    const { performanceInsightsEnabled, ...insights } = insightsOf(props);
    return new CfnDBInstance(this, `Instance${index + 1}`, {
      dbClusterIdentifier: this.cluster.ref,
      // No name of its own: it holds nothing, so that CloudFormation may replace it, and it stands in nobody's way.
      dbInstanceClass: SERVERLESS_CLASS,
      engine: auroraPostgresEngine.engine,
      promotionTier: PROMOTION_TIER,
      autoMinorVersionUpgrade: true,
      caCertificateIdentifier: props.certificateAuthority ?? rdsCertificateAuthority,
      publiclyAccessible: false,
      preferredMaintenanceWindow: props.maintenanceWindow ?? 'sun:04:30-sun:05:30',
      enablePerformanceInsights: performanceInsightsEnabled,
      ...insights,
    });
  }
}

/** Performance Insights, where there is memory for it: with less it would keep a cluster from scaling down. */
const insightsOf = ({ minAcu = acu.leastForInsights, encryptionKey }: AuroraPostgresClusterProps) =>
  minAcu < acu.leastForInsights
    ? { performanceInsightsEnabled: false }
    : {
        performanceInsightsEnabled: true,
        performanceInsightsRetentionPeriod: databaseInsights.retentionDays,
        ...(encryptionKey ? { performanceInsightsKmsKeyId: encryptionKey.keyArn } : {}),
      };

const keep = (resource: CfnResource, policy: CfnDeletionPolicy): void => {
  resource.cfnOptions.deletionPolicy = policy;
  resource.cfnOptions.updateReplacePolicy = policy;
};
