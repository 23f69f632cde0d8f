import { CfnDeletionPolicy, Token } from 'aws-cdk-lib';
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnParameterGroup, CfnReplicationGroup, CfnSubnetGroup, CfnUser, CfnUserGroup } from 'aws-cdk-lib/aws-elasticache';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import {
  cacheNodeTypes,
  replicasPerShard,
  snapshotDays,
  userQuotas,
  valkeyEngine,
  valkeyLogs,
  valkeyParameters,
} from '../../../facts/valkey';
import { stableHash } from '../../../naming';
import { checkProps, dailyWindow, items, propError, text, weeklyWindow, whole } from '../../props';
import { DeliveredLogGroup } from '../../observability/log-delivery/construct';

/** Who may use the cache, and for what. */
export interface ValkeyUser {
  /** Id and name in one, as IAM authentication asks: lower-case letters, digits and hyphens, at most 40, unique in the account and region. */
  readonly userId: string;
  /** Access string: whether the user is on, its keys and its commands, such as `on ~sessions:* -@all +@read`. */
  readonly accessString: string;
}

export interface ValkeyClusterProps {
  readonly vpcId: string;
  /** Subnets without a way to the internet, in two zones or more. */
  readonly subnetIds: readonly string[];
  /** Security groups whose members may connect; nobody else. @default nobody, until a rule is added to `securityGroup` */
  readonly clientSecurityGroupIds?: readonly string[];
  /** Encrypts what is written to disk: snapshots and copies. It cannot be changed later. @default a key of ElastiCache's own */
  readonly encryptionKey?: IKey;
  /** ReplicationGroupId: lower-case letters, digits and single hyphens, at most 40. It cannot be changed later. */
  readonly cacheName: string;
  /** Who may connect; the default user is off. @default nobody */
  readonly users?: readonly ValkeyUser[];
  /** Such as `cache.t4g.small`. @default cache.t4g.micro */
  readonly nodeType?: string;
  /** Copies in other zones, 0 to 5; one of them takes over when the primary is lost. It cannot be changed later. @default 1 */
  readonly replicas?: number;
  /** Version of Valkey; ElastiCache keeps its minor version current. @default the one in facts/valkey */
  readonly engineVersion?: string;
  /** Family of the parameter group, fitting the version. @default the one in facts/valkey */
  readonly parameterGroupFamily?: string;
  /** Settings of the engine, besides cluster mode. @default when memory is full, what was not asked for longest is forgotten */
  readonly parameters?: Readonly<Record<string, string>>;
  /** @default 6379 */
  readonly port?: number;
  /** Days that daily snapshots are kept; 0 makes none. @default 1 */
  readonly snapshotDays?: number;
  /** `hh:mm-hh:mm`, UTC. @default 03:00-04:00 */
  readonly snapshotWindow?: string;
  /** `ddd:hh:mm-ddd:hh:mm`, UTC, apart from the snapshots. @default sun:04:30-sun:05:30 */
  readonly maintenanceWindow?: string;
  /** Prefix of the names of its log groups, in front of `/slow-log` and `/engine-log`. @default `/aws/elasticache/<cache name>` */
  readonly logGroupPrefix?: string;
  /** Days that logs are kept. @default 30 */
  readonly logDays?: RetentionDays;
  /** Encrypts the log groups; its policy lets CloudWatch Logs use it. @default CloudWatch Logs' own key */
  readonly logEncryptionKey?: IKey;
  /** Leave a snapshot when it leaves the template. @default true */
  readonly retain?: boolean;
}

/** A user that nobody can be: a group must have a member, or everybody would be let in without a name. */
const NOBODY = 'off ~* -@all';

/**
 * Valkey on ElastiCache in cluster mode with one shard, so that more can be added without making it anew. Users log in with IAM, each
 * with its own keys and commands, over TLS.
 */
export class ValkeyCluster extends Construct {
  readonly replicationGroup: CfnReplicationGroup;
  readonly securityGroup: CfnSecurityGroup;
  /** By user id. */
  readonly users: ReadonlyMap<string, CfnUser>;

  constructor(scope: Construct, id: string, props: ValkeyClusterProps) {
    super(scope, id);
    this.check(props);
    const { cacheName, replicas = 1 } = props;
    const port = props.port ?? valkeyEngine.port;
    this.securityGroup = this.makeSecurityGroup(props, port);
    this.users = this.makeUsers(props);
    const group = new CfnUserGroup(this, 'Users', {
      userGroupId: cacheName,
      engine: valkeyEngine.engine,
      userIds: [...this.users.values()].map((user) => user.ref),
    });
    const logs = valkeyLogs.map((type) => ({ type, log: this.makeLog(type, props) }));
    this.replicationGroup = new CfnReplicationGroup(this, 'Group', {
      replicationGroupId: cacheName,
      replicationGroupDescription: `Valkey ${cacheName}`,
      engine: valkeyEngine.engine,
      engineVersion: props.engineVersion ?? valkeyEngine.version,
      autoMinorVersionUpgrade: true,
      cacheNodeType: props.nodeType ?? (Object.keys(cacheNodeTypes)[0] as string),
      clusterMode: 'enabled',
      numNodeGroups: 1,
      replicasPerNodeGroup: replicas,
      // Cluster mode asks for it, with or without a replica; another zone it can only promise where one is.
      automaticFailoverEnabled: true,
      multiAzEnabled: replicas > 0,
      cacheParameterGroupName: this.makeParameters(props).ref,
      cacheSubnetGroupName: new CfnSubnetGroup(this, 'Subnets', {
        description: `Subnets of ${cacheName}`,
        subnetIds: [...props.subnetIds],
      }).ref,
      securityGroupIds: [this.securityGroup.attrGroupId],
      port,
      userGroupIds: [group.ref],
      transitEncryptionEnabled: true,
      transitEncryptionMode: 'required',
      atRestEncryptionEnabled: true,
      ...(props.encryptionKey ? { kmsKeyId: props.encryptionKey.keyArn } : {}),
      snapshotRetentionLimit: props.snapshotDays ?? 1,
      snapshotWindow: props.snapshotWindow ?? '03:00-04:00',
      preferredMaintenanceWindow: props.maintenanceWindow ?? 'sun:04:30-sun:05:30',
      logDeliveryConfigurations: logs.map(({ type, log }) => ({
        logType: type,
        logFormat: 'json',
        destinationType: 'cloudwatch-logs',
        destinationDetails: { cloudWatchLogsDetails: { logGroup: log.group.ref } },
      })),
    });
    // More shards are added to this one instead of making it anew (UpdatePolicy attribute, "UseOnlineResharding").
    this.replicationGroup.cfnOptions.updatePolicy = { useOnlineResharding: true };
    const policy = (props.retain ?? true) ? CfnDeletionPolicy.SNAPSHOT : CfnDeletionPolicy.DELETE;
    this.replicationGroup.cfnOptions.deletionPolicy = policy;
    this.replicationGroup.cfnOptions.updateReplacePolicy = policy;
  }

  /** What ElastiCache would refuse at deploy (CreateReplicationGroup, CreateUser). */
  private check(props: ValkeyClusterProps): void {
    checkProps(
      this,
      props,
      {
        subnetIds: items(2, Infinity, 'subnets, in two zones'),
        cacheName: text(
          /^(?!.*--)[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
          '1 to 40 lower-case letters, digits and single hyphens, first a letter, last no hyphen',
        ),
        users: items(0, userQuotas.perGroup, 'users'),
        nodeType: text(/^cache\.[a-z0-9-]+\.[a-z0-9-]+$/, 'a node type of ElastiCache, such as cache.t4g.micro'),
        replicas: whole(0, replicasPerShard),
        port: whole(1, 65_535),
        snapshotDays: whole(snapshotDays.min, snapshotDays.max),
        snapshotWindow: dailyWindow,
        maintenanceWindow: weeklyWindow,
      },
      ['vpcId', 'subnetIds', 'cacheName'],
    );
    const ids = (props.users ?? []).map(({ userId }) => userId);
    const wrong = ids.find((userId) => !Token.isUnresolved(userId) && !/^[a-z][a-z0-9-]{0,39}$/.test(userId));
    if (wrong !== undefined)
      throw propError(this, `a user is called "${wrong}"; allowed are 1 to 40 lower-case letters, digits and hyphens, first a letter`);
    const twice = ids.find((userId, i) => ids.indexOf(userId) !== i);
    if (twice !== undefined) throw propError(this, `two users are called ${twice}`);
    if (props.parameters?.['cluster-enabled'] === 'no') throw propError(this, 'parameters turn cluster mode off; it is always on here');
  }

  private makeUsers({ users = [], cacheName }: ValkeyClusterProps): ReadonlyMap<string, CfnUser> {
    const all = users.length > 0 ? users : [{ userId: `nobody-${stableHash(cacheName)}`, accessString: NOBODY }];
    return new Map(
      all.map(({ userId, accessString }) => [
        userId,
        new CfnUser(this, `User-${userId}`, {
          engine: valkeyEngine.engine,
          userId,
          userName: userId,
          accessString,
          authenticationMode: { Type: 'iam' },
        }),
      ]),
    );
  }

  private makeParameters(props: ValkeyClusterProps): CfnParameterGroup {
    return new CfnParameterGroup(this, 'Parameters', {
      cacheParameterGroupFamily: props.parameterGroupFamily ?? valkeyEngine.parameterGroupFamily,
      description: `Settings of ${props.cacheName}`,
      // Cluster mode is no choice: the replication group asks for a parameter group that has it.
      properties: { ...valkeyParameters, ...props.parameters },
    });
  }

  private makeLog(type: string, props: ValkeyClusterProps): DeliveredLogGroup {
    return new DeliveredLogGroup(this, type, {
      logGroupName: `${props.logGroupPrefix ?? `/aws/elasticache/${props.cacheName}`}/${type}`,
      ...(props.logDays === undefined ? {} : { days: props.logDays }),
      ...(props.logEncryptionKey ? { encryptionKey: props.logEncryptionKey } : {}),
    });
  }

  private makeSecurityGroup(props: ValkeyClusterProps, port: number): CfnSecurityGroup {
    return new CfnSecurityGroup(this, 'SecurityGroup', {
      groupDescription: `Valkey ${props.cacheName}`,
      vpcId: props.vpcId,
      securityGroupIngress: (props.clientSecurityGroupIds ?? []).map((sourceSecurityGroupId) => ({
        sourceSecurityGroupId,
        ipProtocol: 'tcp',
        fromPort: port,
        toPort: port,
        description: 'Valkey clients',
      })),
      // Nodes replicate over ElastiCache's own ways. Without a rule EC2 would allow everything.
      securityGroupEgress: [{ cidrIp: '127.0.0.1/32', ipProtocol: '-1', description: 'A cache calls nobody' }],
    });
  }
}
