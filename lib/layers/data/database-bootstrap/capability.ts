import { awsCli, imageReference, postgresClient } from '../../../facts/images';
import { rdsRootCertificate } from '../../../facts/rds-ca';
import {
  binding,
  defineCapability,
  FREE,
  textOf,
  wholeNumber,
  type PlanContext,
  type PlanEntry,
  type PlanId,
  type Planned,
} from '../../../plan/contract';
import { SYSTEM_NAMESPACE } from '../../services/namespaces/capability';
import { grantsOf, poolsOf, type PoolKind, type StoreDatabase, type StoreGrants } from '../relational/edges';

export interface BootstrapSize {
  /** How often a run that failed is tried again, with longer and longer pauses. */
  readonly retries: number;
  /** Seconds after which it gives up, all tries together. */
  readonly deadlineSeconds: number;
  /** Seconds that the finished Job can be looked at; applying again after that runs it again, which changes nothing. */
  readonly keepSeconds: number;
  /** Kubernetes CPU request. */
  readonly cpu: string;
  /** Kubernetes memory request and limit. */
  readonly memory: string;
}

export interface BootstrapSpec {
  readonly pool: string;
  /** Plan id of the pool. */
  readonly target: PlanId;
  /** Name of the Job, its service account and its policy. */
  readonly name: string;
  readonly namespace: string;
  /** The blueprint's name. */
  readonly partOf: string;
  /** Name of the role that its pods get. */
  readonly roleName: string;
  /** Suffix of the stack that gives it to them. */
  readonly identityStack: string;
  /** Name of the stack of the pool, for bindings, and the pool's logical id there. */
  readonly stack: string;
  readonly logicalId: string;
  readonly masterUser: string;
  /** Where the master user has a password, ARN of its secret, as a binding. */
  readonly secretArn?: string;
  readonly port: number;
  readonly stores: readonly StoreGrants[];
  readonly clientImage: string;
  /** User that the client's image knows: psql asks for its home directory. */
  readonly uid: number;
  readonly awsImage: string;
  /** Root certificate (PEM) of the region's servers; absent where none is known. */
  readonly rootCertificate?: string;
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What the bootstrap reads of the plan of a pool, on RDS or on Aurora. */
interface PoolSpec {
  readonly stack: string;
  readonly logicalId: string;
  /** Where the master user has a password: logical id of its secret. */
  readonly secretId?: string;
  readonly masterUser: string;
  readonly port: number;
}

/** While data moves, pools of one name stand beside each other on RDS and on Aurora. No store of RDS is called as the latter: BP233. */
const nameOf = (kind: PoolKind, pool: string): string => (kind === 'relational' ? pool : `${pool}-aurora`);

const planJob = (
  kind: PoolKind,
  pool: string,
  stores: readonly StoreDatabase[],
  context: PlanContext,
): readonly Planned<BootstrapSize, BootstrapSpec>[] => {
  const { blueprint, entries, names, region } = context;
  const certificate = rdsRootCertificate(region);
  const target: PlanId = `${kind}/${pool}`;
  const entry = entries.find((e) => e.id === target) as PlanEntry<object, PoolSpec> | undefined;
  if (!entry) return [];
  const { stack, logicalId, secretId, masterUser, port } = entry.spec;
  const name = nameOf(kind, pool);
  const granted = grantsOf(context, stores);
  const logins = granted.flatMap((s) => [...s.writers, ...s.readers]);
  return [
    {
      id: `database-bootstrap/${name}`,
      engine: 'kubernetes-job',
      size: { retries: 6, deadlineSeconds: 1_800, keepSeconds: 604_800, cpu: '50m', memory: '256Mi' },
      spec: {
        pool,
        target,
        name: `database-bootstrap-${name}`,
        namespace: SYSTEM_NAMESPACE,
        partOf: blueprint.name,
        roleName: names.physical('role', region, 'database-bootstrap', name),
        identityStack: `Identity-${SYSTEM_NAMESPACE}`,
        stack,
        logicalId,
        masterUser,
        ...(secretId === undefined ? {} : { secretArn: binding(stack, `${secretId}Arn`) }),
        port,
        stores: granted,
        clientImage: imageReference(postgresClient),
        uid: postgresClient.uid,
        awsImage: imageReference(awsCli),
        ...(certificate === undefined ? {} : { rootCertificate: certificate }),
      },
      reason: `${counted(stores.length, 'database', 'databases')} and ${counted(new Set(logins).size, 'user', 'users')} with ${counted(logins.length, 'grant', 'grants')}, one for each edge of the graph; CloudFormation knows no roles and grants of PostgreSQL, a Job in the cluster can reach the database, and running it again changes nothing${certificate === undefined ? '; no root certificate of this region is known, so that the connection is encrypted but the server is not verified' : ''}`,
      alternatives: [
        {
          engine: 'lambda',
          verdict: 'runs inside the deployment, but is code to build and keep current, with 15 minutes and no log beside the others',
        },
        { engine: 'by hand', verdict: 'works until the first edge that nobody granted, or nobody revoked' },
      ],
      needs: [target, 'network/main', 'cluster/main', 'namespaces/main'],
    },
  ];
};

/** Databases, roles and rights of a pool, brought to what the service graph says before services start. docs/decisions/0005 and 0016. */
export const databaseBootstrap = defineCapability<'database-bootstrap', BootstrapSize, BootstrapSpec>({
  kind: 'database-bootstrap',
  layer: 'data',
  scope: 'region',
  systems: ['RDS/Postgres'],
  limits: {
    retries: wholeNumber(0, 100),
    deadlineSeconds: wholeNumber(60, 86_400),
    keepSeconds: wholeNumber(0, 2_147_483_647),
    cpu: textOf(/^[1-9]\d{0,3}m?$/, 'a Kubernetes CPU quantity, such as 50m or 1'),
    memory: textOf(/^[1-9]\d{0,5}(Mi|Gi)$/, 'a memory quantity with its unit, such as 256Mi'),
  },
  plan: (context) =>
    (['relational', 'aurora-postgres'] as const).flatMap((kind) =>
      [...poolsOf(context, kind)].flatMap(([pool, stores]) => planJob(kind, pool, stores, context)),
    ),
  // A Job of a minute at each deployment, on nodes that are there; the secret is its pool's.
  usage: FREE,
  quotas: () => [
    { quota: 'iam.roles', amount: 1 },
    { quota: 'eks.pod-identity-associations', amount: 1 },
  ],
});
