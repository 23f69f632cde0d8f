import { grouped } from '../../../diagnostics/grouped';
import { offeredClass } from '../../../facts/availability';
import { error } from '../../../diagnostics';
import { gp3StorageGiB, logGroupName, logTypes, parameters, postgresEngine } from '../../../facts/rds';
import { rdsCertificateAuthority } from '../../../facts/rds-ca';
import { statefulId } from '../../../naming';
import {
  defineCapability,
  textOf,
  wholeNumber,
  withOverrides,
  type Connection,
  type ConnectionRequest,
  type PlanContext,
  type PlanEntry,
  type PlanId,
  type Planned,
} from '../../../plan/contract';
import { databaseInstanceClass } from '../../../plan/sizing';
import { databaseAccess } from './access';
import { relationalCapacity } from './capacity';
import { poolDemand } from './demand';
import { choiceOf, poolsOf, type StoreDatabase } from './edges';
import { MASTER_USER } from './names';
import { relationalQuotas, relationalUsage } from './usage';

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

type Storage = Pick<RelationalSize, 'allocatedStorageGiB' | 'maxStorageGiB'>;

/** The ceiling follows the storage that the blueprint asks for, where it names only that. */
const storageOf = (id: PlanId, dataGiB: number, { assumed, blueprint }: Pick<PlanContext, 'assumed' | 'blueprint'>): Storage => {
  const planned = Math.max(gp3StorageGiB.min, Math.ceil(dataGiB * assumed.storagePerData));
  const { allocatedStorageGiB } = withOverrides({ allocatedStorageGiB: planned }, blueprint, id);
  return {
    allocatedStorageGiB: planned,
    maxStorageGiB: Math.min(
      gp3StorageGiB.max,
      Math.ceil(Math.max(assumed.storageCeilingGiB, allocatedStorageGiB * assumed.storageCeiling)),
    ),
  };
};

/** RDS lets storage grow only to more than it begins with (BP308). */
const checkStorage = (id: PlanId, { allocatedStorageGiB, maxStorageGiB }: Storage, { report }: Pick<PlanContext, 'report'>): void => {
  if (maxStorageGiB > allocatedStorageGiB) return;
  report(
    error('BP308', ['overrides', id], `${id} begins with ${allocatedStorageGiB} GiB, and may grow to ${maxStorageGiB} GiB only`, {
      at: 'key',
      hint: 'maxStorageGiB is more than allocatedStorageGiB; left out, it follows',
    }),
  );
};

const planPool = (pool: string, databases: readonly StoreDatabase[], context: PlanContext): Planned<RelationalSize, RelationalSpec> => {
  const { blueprint, names, region, load } = context;
  const production = blueprint.profile === 'production';
  const demand = poolDemand(context, databases);
  const wanted = databaseInstanceClass(demand, context.assumed);
  const instanceClass = offeredClass('postgres', region, wanted);
  const logicalId = statefulId(pool, 'postgres');
  const stack = names.stack('Data');
  const identifier = names.physical('database', region, pool);
  const id: PlanId = `relational/${pool}`;
  const { reason: why, alternatives } = choiceOf(context, id, databases);
  const storage = storageOf(id, demand.dataGiB, context);
  checkStorage(id, withOverrides(storage, blueprint, id), context);
  const rate = (perSecond: number): string => grouped(perSecond, 1);
  return {
    id,
    engine: 'postgres',
    size: {
      instanceClass,
      multiAz: production,
      ...storage,
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
      `${why}: ${databases.length === 1 ? 'one store' : `${databases.length} stores`} on one instance, a database each`,
      ...(instanceClass === wanted ? [] : [`${region} has no ${wanted}`]),
      `${instanceClass} carries ${rate(demand.writesPerSecond)} writes and ${rate(demand.readsPerSecond)} reads a second at the peak (${rate(load.peakFactor)} times the average) and ${demand.connections} connections`,
      production ? 'a standby in another zone' : 'no standby in a sandbox',
    ].join('; '),
    alternatives,
    needs: ['keys/main', 'network/main'],
    provides: ['Endpoint', 'Port'].map((output) => names.output('Data', `${logicalId}${output}`)),
    stateful: [{ stack, logicalId, type: 'AWS::RDS::DBInstance' }],
  };
};

const connect = (entry: RelationalEntry, request: ConnectionRequest): Connection =>
  databaseAccess({ id: entry.id, ...entry.spec, engine: 'postgres' }, request);

/** Pools of PostgreSQL on RDS: one for all stores, and one for each that is dedicated. */
export const relational = defineCapability<'relational', RelationalSize, RelationalSpec>({
  kind: 'relational',
  layer: 'data',
  scope: 'region',
  systems: ['Cassandra', 'Cassandra/Keyspaces', 'DynamoDB', 'DynamoDB / S3 / RDS', 'Elasticsearch', 'MySQL', 'RDS/Postgres'],
  capacity: relationalCapacity,
  limits: {
    instanceClass: textOf(/^db\.[a-z0-9-]+\.[a-z0-9-]+$/, 'an instance class of RDS, such as db.t4g.medium'),
    allocatedStorageGiB: wholeNumber(gp3StorageGiB.min, gp3StorageGiB.max),
    maxStorageGiB: wholeNumber(gp3StorageGiB.min + 1, gp3StorageGiB.max),
    backupRetentionDays: wholeNumber(1, 35), // rds CreateDBInstance `BackupRetentionPeriod`; 0 would switch backups off
    logDays: wholeNumber(1, 3_653), // the longest that CloudWatch Logs keeps; rounded up to what it takes
    slowStatementMs: wholeNumber(0, MAX_INTEGER),
    idleTransactionSeconds: wholeNumber(0, Math.floor(MAX_INTEGER / 1_000)),
  },
  plan: (context) => [...poolsOf(context, 'relational')].map(([pool, databases]) => planPool(pool, databases, context)),
  connect,
  usage: relationalUsage,
  quotas: relationalQuotas,
});
