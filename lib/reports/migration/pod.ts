import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { awsCli, imageReference, postgresClient } from '../../facts/images';
import { rdsRootCertificate } from '../../facts/rds-ca';
import { packageRoot } from '../../package-root';
import { binding, type PlanEntry } from '../../plan/contract';
import type { Plan } from '../../plan';
import type { Migration } from '../migrations';
import type { User } from './users';

/** What the pod of a move is made for. */
export interface PodRequest {
  readonly move: Migration;
  readonly from: PlanEntry;
  readonly to: PlanEntry;
  readonly users: readonly User[];
  readonly template: string;
  readonly database?: { readonly kind: string; readonly database: string };
}

/** What the page calls by name. */
export interface PodNames {
  readonly name: string;
  readonly namespace: string;
  readonly account: string;
}

/** Scripts of templates/migrations by the names that they have in the pod. */
const SCRIPTS: Readonly<Record<string, (kind: string) => Readonly<Record<string, string>>>> = {
  'postgres-to-postgres': () => ({ 'compare.sql': 'compare.sql', 'sequences.sql': 'sequences.sql' }),
  'postgres-to-dynamodb': (kind) => ({
    'attribute.sql': 'attribute.sql',
    'batches.sql': 'batches.sql',
    'items.sql': `items.${kind}.sql`,
    'listing.sql': 'listing.sql',
  }),
  'dynamodb-to-postgres': (kind) => ({
    'attribute.sql': 'attribute.sql',
    'items.sql': `items.${kind}.sql`,
    'listing.sql': 'listing.sql',
    'load.sql': `load.${kind}.sql`,
    'plain.sql': 'plain.sql',
  }),
  'postgres-to-opensearch': () => ({ 'documents.sql': 'documents.sql' }),
};

/** Where the pod finds its scripts. */
const SCRIPTS_FOLDER = '/move';
const CERTIFICATE = 'root-certificate.pem';
/** Seconds after which the pod ends by itself: a day. */
const DAY_SECONDS = '86400';

const template = (name: string): string => readFileSync(join(packageRoot(), 'templates', 'migrations', name), 'utf8');

const scriptsFor = ({ template: name, database, move: { region } }: PodRequest): Readonly<Record<string, string>> => {
  const certificate = rdsRootCertificate(region);
  const scripts = Object.entries(SCRIPTS[name]?.(database?.kind ?? '') ?? {});
  return {
    'login.sh': template('login.sh'),
    ...Object.fromEntries(scripts.map(([as, file]) => [as, template(file)])),
    ...(certificate === undefined ? {} : { [CERTIFICATE]: certificate }),
  };
};

const isDatabase = ({ engine }: PlanEntry): boolean => engine === 'postgres' || engine === 'aurora-postgres';

const endpoint = (entry: PlanEntry): string => {
  const { stack, logicalId } = entry.spec as { readonly stack: string; readonly logicalId: string };
  return binding(stack, `${logicalId}Endpoint`);
};

const environmentFor = ({ from, to, move: { region, store }, database }: PodRequest, login: string): Readonly<Record<string, string>> => {
  const hasCertificate = rdsRootCertificate(region) !== undefined;
  const { port } = (isDatabase(from) ? from : to).spec as { readonly port: number };
  return {
    AWS_REGION: region,
    ...(isDatabase(from) ? { FROM_HOST: endpoint(from) } : {}),
    HOME: '/tmp',
    ...(to.kind === 'opensearch' ? { OPENSEARCH_HOST: endpoint(to) } : {}),
    PGAPPNAME: `move-${store}`,
    PGCONNECT_TIMEOUT: '10',
    PGDATABASE: database?.database ?? 'postgres',
    PGPASSFILE: '/passwords/pgpass',
    PGPORT: String(port),
    PGSSLMODE: hasCertificate ? 'verify-full' : 'require',
    ...(hasCertificate ? { PGSSLROOTCERT: `${SCRIPTS_FOLDER}/${CERTIFICATE}` } : {}),
    PGUSER: login,
    ...(isDatabase(to) ? { TO_HOST: endpoint(to) } : {}),
  };
};

/** Where pods of a blueprint run in a cluster that is there already: as lib/layers/platform/cluster/build-existing.ts places them. */
const placementIn = (plan: Plan, region: string): object => {
  const spec = plan.entries.find((e) => e.kind === 'cluster' && e.region === region)?.spec as
    { readonly pool?: { readonly name: string; readonly taint: object }; readonly existing?: object; readonly arch?: string } | undefined;
  if (spec?.pool)
    return {
      nodeSelector: { 'karpenter.sh/nodepool': spec.pool.name },
      tolerations: [{ ...spec.pool.taint, operator: 'Equal', effect: 'NoSchedule' }],
    };
  return spec?.existing && spec.arch ? { nodeSelector: { 'kubernetes.io/arch': spec.arch } } : {};
};

const container = (name: string, image: string, environment: string): object => ({
  name,
  image,
  command: ['sleep', DAY_SECONDS],
  envFrom: [{ configMapRef: { name: environment } }],
  resources: {
    requests: { cpu: '250m', memory: '512Mi', 'ephemeral-storage': '1Gi' },
    limits: { memory: '512Mi', 'ephemeral-storage': '4Gi' },
  },
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true },
  volumeMounts: [
    { name: 'tmp', mountPath: '/tmp' },
    { name: 'passwords', mountPath: '/passwords' },
    { name: 'scripts', mountPath: SCRIPTS_FOLDER, readOnly: true },
  ],
});

/**
 * A pod with psql and the AWS command line that runs as one of the services, and so may do what that one may. Nothing applies it but the
 * person who reads the page, and it ends after a day. Its policy lets it out to everywhere: databases, DNS, the agent of Pod Identity.
 */
export const podOf = (plan: Plan, request: PodRequest): { readonly manifest: string; readonly names: PodNames } | undefined => {
  const { users, move } = request;
  const user = users.find(({ writes, login }) => writes && login !== undefined) ?? users.find(({ login }) => login !== undefined);
  if (user?.login === undefined) return undefined;
  const name = `move-${move.store}`;
  const labels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': plan.name, 'strata/team': user.team };
  const metadata = (of: string) => ({ name: of, namespace: user.team, labels });
  const objects = [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: metadata(`${name}-environment`), data: environmentFor(request, user.login) },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: metadata(`${name}-scripts`), data: scriptsFor(request) },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: metadata(name),
      spec: { podSelector: { matchLabels: { 'app.kubernetes.io/name': name } }, policyTypes: ['Ingress', 'Egress'], egress: [{}] },
    },
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { ...metadata(name), annotations: { 'karpenter.sh/do-not-disrupt': 'true' } },
      spec: {
        serviceAccountName: user.name,
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        restartPolicy: 'Never',
        ...placementIn(plan, move.region),
        securityContext: {
          runAsNonRoot: true,
          runAsUser: postgresClient.uid,
          runAsGroup: postgresClient.gid,
          fsGroup: postgresClient.gid,
          seccompProfile: { type: 'RuntimeDefault' },
        },
        containers: [
          container('psql', imageReference(postgresClient), `${name}-environment`),
          container('aws', imageReference(awsCli), `${name}-environment`),
        ],
        volumes: [
          { name: 'tmp', emptyDir: {} },
          { name: 'passwords', emptyDir: { medium: 'Memory', sizeLimit: '1Mi' } },
          { name: 'scripts', configMap: { name: `${name}-scripts` } },
        ],
      },
    },
  ];
  return {
    manifest: objects.map((object) => stringify(object, { lineWidth: 0 })).join('---\n'),
    names: { name, namespace: user.team, account: user.name },
  };
};
