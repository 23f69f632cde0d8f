import { grouped } from '../../../diagnostics/grouped';
import { auroraPostgresEngine, logGroupName, logTypes, parameters } from '../../../facts/aurora';
import { rdsCertificateAuthority } from '../../../facts/rds-ca';
import { statefulId } from '../../../naming';
import {
  binding,
  defineCapability,
  type Connection,
  type ConnectionRequest,
  type PlanContext,
  type PlanEntry,
  type PlanId,
  type Planned,
} from '../../../plan/contract';
import { connectionsPerPool } from '../../../plan/sizing';
import { databaseAccess } from '../relational/access';
import { poolDemand, type PoolDemand } from '../relational/demand';
import { choiceOf, poolsOf, type StoreDatabase, type StoreKind } from '../relational/edges';
import { MASTER_USER } from '../relational/names';
import { auroraCapacity } from './capacity';
import { LIMITS, sizeOf, type AuroraSize } from './size';
import { auroraQuotas, auroraUsage } from './usage';

export interface AuroraSpec {
  /** `main`, or the dedicated store. */
  readonly pool: string;
  /** Stores that have their database here, and what kind each is. */
  readonly stores: readonly string[];
  readonly kinds: Readonly<Record<string, StoreKind>>;
  /** Name of the CloudFormation stack, for bindings. */
  readonly stack: string;
  /** Logical ids of the cluster and of the secret with the master user's password. */
  readonly logicalId: string;
  readonly secretId: string;
  /** DBClusterIdentifier: fixed, so that the log groups can be made before Aurora makes them without an end of retention. */
  readonly identifier: string;
  readonly masterUser: string;
  /** Major version; RDS chooses the minor one. */
  readonly engineVersion: string;
  readonly parameterGroupFamily: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly port: number;
  readonly certificateAuthority: string;
  readonly logGroups: readonly { readonly type: string; readonly name: string }[];
  /** UTC, daily. */
  readonly backupWindow: string;
  /** UTC, weekly. */
  readonly maintenanceWindow: string;
  /** Connections that one replica may open for each store that it uses here. */
  readonly connectionsPerReplica: number;
}

type AuroraEntry = PlanEntry<AuroraSize, AuroraSpec>;

/** Logical ids of the instances: the first is made first, and so is the writer until another one takes over. */
export const instanceIds = (logicalId: string, readers: number): readonly string[] =>
  Array.from({ length: readers + 1 }, (_, i) => `${logicalId}Instance${i + 1}`);

const number = (value: number): string => grouped(value, 1);

const reasonOf = (why: string, stores: number, size: AuroraSize, demand: PoolDemand, production: boolean): string =>
  [
    `${why}: ${stores === 1 ? 'one store' : `${stores} stores`} in one cluster, a database each`,
    production
      ? `${number(size.minAcu)} to ${number(size.maxAcu)} ACUs carry ${number(demand.writesPerSecond)} writes and ${number(demand.readsPerSecond)} reads a second at the peak (${number(demand.peakFactor)} times the average), and as many connections as Aurora takes for them`
      : `a sandbox has up to ${number(size.maxAcu)} ACUs, and pauses when nobody is connected: the first to come then waits some 15 seconds`,
    production
      ? 'a reader in another zone is kept as large as the writer, answers reads and takes over within a minute'
      : 'no reader in a sandbox',
  ].join('; ');

const planPool = (pool: string, databases: readonly StoreDatabase[], context: PlanContext): Planned<AuroraSize, AuroraSpec> => {
  const { blueprint, names, region } = context;
  const demand = poolDemand(context, databases);
  const id: PlanId = `aurora-postgres/${pool}`;
  const store = databases[0]?.store ?? '';
  const { planned, size, connectionPools } = sizeOf(id, store, demand, context);
  const logicalId = statefulId(pool, 'aurora-postgres');
  const secretId = `${logicalId}Secret`;
  const stack = names.stack('Data');
  // No store of RDS is called so: BP233.
  const identifier = names.physical('database', region, `${pool}-aurora`);
  const { reason: why, alternatives } = choiceOf(context, id, databases);
  return {
    id,
    engine: 'aurora-postgres',
    size: planned,
    spec: {
      pool,
      stores: databases.map((d) => d.store),
      kinds: Object.fromEntries(databases.map((d) => [d.store, d.kind])),
      stack,
      logicalId,
      secretId,
      identifier,
      masterUser: MASTER_USER,
      engineVersion: auroraPostgresEngine.major,
      parameterGroupFamily: auroraPostgresEngine.parameterGroupFamily,
      parameters: { ...parameters, log_lock_waits: '1' },
      port: auroraPostgresEngine.port,
      certificateAuthority: rdsCertificateAuthority,
      logGroups: logTypes.map((type) => ({ type, name: logGroupName(identifier, type) })),
      backupWindow: '03:00-04:00',
      maintenanceWindow: 'sun:04:30-sun:05:30',
      connectionsPerReplica: Math.max(1, connectionsPerPool(size, connectionPools, context.assumed)),
    },
    reason: reasonOf(why, databases.length, size, demand, blueprint.profile === 'production'),
    alternatives,
    needs: ['keys/main', 'network/main'],
    provides: ['Endpoint', 'Port', 'ReaderEndpoint', 'SecretArn'].map((output) => names.output('Data', `${logicalId}${output}`)),
    stateful: [
      { stack, logicalId, type: 'AWS::RDS::DBCluster' },
      ...instanceIds(logicalId, size.readers).map((instance) => ({ stack, logicalId: instance, type: 'AWS::RDS::DBInstance' })),
      { stack, logicalId: secretId, type: 'AWS::SecretsManager::Secret' },
    ],
  };
};

const connect = (entry: AuroraEntry, request: ConnectionRequest): Connection => {
  const { spec } = entry;
  const { access, target, variable } = request;
  // What stands in for another kind of store is called as the language calls it.
  const engine = spec.kinds[target] === 'relational' ? 'aurora-postgres' : 'postgres';
  const base = databaseAccess({ id: entry.id, ...spec, engine }, request);
  return {
    ...base,
    environment: {
      ...base.environment,
      ...(access.includes('read') ? { [`${variable}_READER_HOST`]: binding(spec.stack, `${spec.logicalId}ReaderEndpoint`) } : {}),
      [`${variable}_CONNECTIONS`]: String(spec.connectionsPerReplica),
    },
  };
};

/** Clusters of Aurora PostgreSQL Serverless v2: one for all stores, and one for each that is dedicated. */
export const auroraPostgres = defineCapability<'aurora-postgres', AuroraSize, AuroraSpec>({
  kind: 'aurora-postgres',
  layer: 'data',
  scope: 'region',
  systems: ['Cassandra', 'Cassandra/Keyspaces', 'DynamoDB', 'DynamoDB / S3 / RDS', 'Elasticsearch', 'MySQL', 'RDS/Postgres'],
  limits: LIMITS,
  capacity: auroraCapacity,
  plan: (context) => [...poolsOf(context, 'aurora-postgres')].map(([pool, databases]) => planPool(pool, databases, context)),
  connect,
  usage: auroraUsage,
  quotas: auroraQuotas,
});
