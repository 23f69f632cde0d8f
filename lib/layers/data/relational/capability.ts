import { gp3StorageGiB, logGroupName, logTypes, parameters, postgresEngine } from '../../../facts/rds';
import { rdsCertificateAuthority } from '../../../facts/rds-ca';
import { statefulId } from '../../../naming';
import {
  binding,
  defineCapability,
  textOf,
  wholeNumber,
  type Connection,
  type ConnectionRequest,
  type PlanContext,
  type PlanEntry,
  type Planned,
} from '../../../plan/contract';
import { ASSUMPTIONS, databaseInstanceClass, databaseRates } from '../../../plan/sizing';
import { mostReplicas } from '../../services/workload/replicas';
import { poolsOf, type StoreDatabase } from './edges';
import { databaseName, loginRole, MASTER_USER, SCHEMA } from './names';

export interface RelationalSize {
  readonly instanceClass: string;
  /** A second instance in another zone that takes over within a minute or two. */
  readonly multiAz: boolean;
  /** Storage at the start, GiB. Later RDS adds to it by itself. */
  readonly allocatedStorageGiB: number;
  /** Where storage stops growing by itself, GiB. */
  readonly maxStorageGiB: number;
  /** Days back to which the database can be restored to any second, 1 to 35. */
  readonly backupRetentionDays: number;
  /** Days that the log is kept. */
  readonly logDays: number;
  /** Statements that take at least this long are logged. */
  readonly slowStatementMs: number;
  /** Seconds after which a transaction that nobody works on is ended, so that it blocks nobody for ever. */
  readonly idleTransactionSeconds: number;
}

export interface RelationalSpec {
  /** `main`, or the dedicated store. */
  readonly pool: string;
  /** Stores that have their database here. */
  readonly stores: readonly string[];
  /** Name of the CloudFormation stack, for bindings. */
  readonly stack: string;
  readonly logicalId: string;
  /** DBInstanceIdentifier: fixed, so that the log groups can be made before RDS makes them without an end of retention. */
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
}

type RelationalEntry = PlanEntry<RelationalSize, RelationalSpec>;

/** The largest value that a setting of PostgreSQL takes. */
const MAX_INTEGER = 2_147_483_647;

/** Storage autoscaling: RDS asks for a ceiling at least a quarter above the start (RDS user guide, "Managing capacity automatically with storage autoscaling"). Ours is four times as much. */
const STORAGE_HEADROOM = 4;
/** Data, its indexes and what vacuum has not yet freed. Ours. */
const STORAGE_PER_DATA = 1.5;
const MIN_CEILING_GIB = 100;

const storage = (dataGiB: number): Pick<RelationalSize, 'allocatedStorageGiB' | 'maxStorageGiB'> => {
  const allocatedStorageGiB = Math.max(gp3StorageGiB.min, Math.ceil(dataGiB * STORAGE_PER_DATA));
  return {
    allocatedStorageGiB,
    maxStorageGiB: Math.min(gp3StorageGiB.max, Math.max(MIN_CEILING_GIB, allocatedStorageGiB * STORAGE_HEADROOM)),
  };
};

const demandOf = (context: PlanContext, databases: readonly StoreDatabase[]) => {
  const { blueprint, graph, load } = context;
  const stores = databases.flatMap(({ store }) => blueprint.stores[store] ?? []);
  const users = new Map(
    databases.flatMap(({ store }) =>
      graph
        .usersOf(store)
        .map(
          (w) =>
            [
              `${w.origin} ${w.name}`,
              { workload: w, stores: databases.filter((d) => w.reads.includes(d.store) || w.writes.includes(d.store)).length },
            ] as const,
        ),
    ),
  );
  return {
    ...databaseRates(stores, load),
    peakFactor: load.peakFactor,
    // A pool of connections belongs to one database: a workload with two stores here has two.
    connections: [...users.values()].reduce(
      (sum, { workload, stores: count }) => sum + mostReplicas(context, workload) * count * ASSUMPTIONS.connectionsPerReplica,
      0,
    ),
    dataGiB: stores.reduce((sum, s) => sum + (s.dataGiB ?? 0), 0),
  };
};

const planPool = (pool: string, databases: readonly StoreDatabase[], context: PlanContext): Planned<RelationalSize, RelationalSpec> => {
  const { blueprint, engines, names, region, load } = context;
  const production = blueprint.profile === 'production';
  const demand = demandOf(context, databases);
  const instanceClass = databaseInstanceClass(demand);
  const logicalId = statefulId(pool, 'postgres');
  const stack = names.stack('Data');
  const identifier = names.physical('database', region, pool);
  const first = engines.stores[databases[0]?.store ?? ''];
  const rate = (perSecond: number): string => perSecond.toLocaleString('en-US', { maximumFractionDigits: 1 });
  return {
    id: `relational/${pool}`,
    engine: 'postgres',
    size: {
      instanceClass,
      multiAz: production,
      ...storage(demand.dataGiB),
      backupRetentionDays: production ? 14 : 1,
      logDays: production ? 30 : 7,
      slowStatementMs: 1_000,
      idleTransactionSeconds: 300,
    },
    spec: {
      pool,
      stores: databases.map((d) => d.store),
      stack,
      logicalId,
      identifier,
      masterUser: MASTER_USER,
      engineVersion: postgresEngine.major,
      parameterGroupFamily: postgresEngine.parameterGroupFamily,
      parameters: { ...parameters, log_lock_waits: '1' },
      port: postgresEngine.port,
      certificateAuthority: rdsCertificateAuthority,
      logGroups: logTypes.map((type) => ({ type, name: logGroupName(identifier, type) })),
      backupWindow: '03:00-04:00',
      maintenanceWindow: 'sun:04:30-sun:05:30',
    },
    reason: [
      `${first?.reason ?? ''}: ${databases.length === 1 ? 'one store' : `${databases.length} stores`} on one instance, a database each`,
      `${instanceClass} carries ${rate(demand.writesPerSecond)} writes and ${rate(demand.readsPerSecond)} reads a second at the peak (${rate(load.peakFactor)} times the average) and ${demand.connections} connections`,
      production ? 'a standby in another zone' : 'no standby in a sandbox',
    ].join('; '),
    alternatives: first?.alternatives ?? [],
    needs: ['keys/main', 'network/main'],
    provides: ['Endpoint', 'Port'].map((output) => names.output('Data', `${logicalId}${output}`)),
    stateful: [{ stack, logicalId, type: 'AWS::RDS::DBInstance' }],
  };
};

const connect = (entry: RelationalEntry, { target, variable, workload }: ConnectionRequest): Connection => {
  const { stack, logicalId } = entry.spec;
  const role = loginRole(workload.team, workload.name);
  return {
    // IAM says who may log in; what the role may do in which database is granted by the bootstrap, edge by edge.
    statements: [
      { sid: 'Connect', actions: ['rds-db:connect'], resources: [{ of: entry.id, attribute: 'dbUserArn', suffix: `/${role}` }] },
    ],
    environment: {
      [`${variable}_ENGINE`]: 'postgres',
      [`${variable}_HOST`]: binding(stack, `${logicalId}Endpoint`),
      [`${variable}_PORT`]: binding(stack, `${logicalId}Port`),
      [`${variable}_DATABASE`]: databaseName(target),
      [`${variable}_SCHEMA`]: SCHEMA,
      [`${variable}_USER`]: role,
    },
    egress: [{ to: 'data-subnets', port: entry.spec.port }],
    needs: [entry.id],
  };
};

/** Pools of PostgreSQL on RDS: one for all stores, and one for each that is dedicated. */
export const relational = defineCapability<'relational', RelationalSize, RelationalSpec>({
  kind: 'relational',
  layer: 'data',
  scope: 'region',
  systems: ['RDS', 'MySQL', 'Cassandra', 'Elasticsearch'],
  limits: {
    instanceClass: textOf(/^db\.[a-z0-9-]+\.[a-z0-9-]+$/, 'an instance class of RDS, such as db.t4g.medium'),
    allocatedStorageGiB: wholeNumber(gp3StorageGiB.min, gp3StorageGiB.max),
    maxStorageGiB: wholeNumber(gp3StorageGiB.min + 1, gp3StorageGiB.max),
    backupRetentionDays: wholeNumber(1, 35), // rds CreateDBInstance `BackupRetentionPeriod`; 0 would switch backups off
    logDays: wholeNumber(1, 3_653), // the longest that CloudWatch Logs keeps; rounded up to what it takes
    slowStatementMs: wholeNumber(0, MAX_INTEGER),
    idleTransactionSeconds: wholeNumber(0, Math.floor(MAX_INTEGER / 1_000)),
  },
  plan: (context) => {
    return [...poolsOf(context)].map(([pool, databases]) => planPool(pool, databases, context));
  },
  connect,
});
