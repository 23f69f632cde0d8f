import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { autoModePrerequisites, prerequisites, runningComponents } from '../facts/existing-cluster';
import { vpcRequirements } from '../facts/existing-vpc';
import { NEW_ACCOUNT_VCPU, SMALLEST_NODE_VCPU } from '../facts/node-capacity';
import { serviceLinkedRoleService } from '../facts/opensearch';
import { controlPlaneLogGroup } from '../facts/resource-policies';
import { packageRoot } from '../package-root';
import { GLOBAL_REGION, leavingHomes, namesOf, type PlanEntry, type PlanId } from '../plan/contract';
import type { Plan } from '../plan/plan';
import { pageOf } from './migration/pages';
import { migrationsOf } from './migrations';

const ofKind = <S extends object, P extends object>(plan: Plan, kind: string): readonly PlanEntry<S, P>[] =>
  plan.entries.filter((e): e is PlanEntry<S, P> => e.kind === kind);

const databases = (plan: Plan) =>
  ofKind<{ backupRetentionDays: number }, { identifier: string }>(plan, 'relational').map((e) => ({
    region: e.region,
    identifier: e.spec.identifier,
    days: e.size.backupRetentionDays,
  }));

const tables = (plan: Plan) =>
  ofKind<{ recoveryDays: number }, { tableName: string }>(plan, 'dynamodb').map(({ region, spec, size }) => ({
    region,
    name: spec.tableName,
    days: size.recoveryDays,
  }));

/** Services whose own role has to be in the account before the first deployment, by the kind of entry that needs it: CloudFormation makes none. */
const SERVICE_LINKED_ROLES: Readonly<Record<string, string>> = { opensearch: serviceLinkedRoleService };

const serviceLinkedRoles = (plan: Plan): readonly string[] =>
  [...new Set(plan.entries.flatMap((e) => SERVICE_LINKED_ROLES[e.kind] ?? []))].sort();

const clusters = (plan: Plan) =>
  ofKind<{ backupRetentionDays: number; minAcu: number; maxAcu: number }, { identifier: string }>(plan, 'aurora-postgres').map(
    ({ region, size, spec }) => ({
      region,
      identifier: spec.identifier,
      days: size.backupRetentionDays,
      minAcu: size.minAcu,
      maxAcu: size.maxAcu,
    }),
  );

const experiments = (plan: Plan) =>
  ofKind<object, { title: string; logicalId: string; stopAlarm?: string; enabled: boolean }>(plan, 'experiment').map(
    ({ region, spec }) => ({
      ...spec,
      region,
      output: `${spec.logicalId}Id`,
    }),
  );

const podExperiments = (plan: Plan) =>
  ofKind<object, { title: string; logicalId: string; stopAlarm?: string; enabled: boolean }>(plan, 'pod-experiment').map(
    ({ region, spec }) => ({ ...spec, region, output: `${spec.logicalId}Id`, unnoticed: true }),
  );

interface ReleaseFacts {
  readonly name: string;
  readonly chart: string;
  readonly repository: string;
  readonly version: string;
  readonly namespace: string;
}

interface RolloutFacts {
  readonly name: string;
  readonly team: string;
  readonly minReplicas: number;
  readonly maxReplicas: number;
}

/** What made users in databases that data moves away from, in one cluster: `kubectl apply` deletes nothing. */
const leftBehind = (plan: Plan, region: string) => {
  const leaving = leavingHomes(plan.engines);
  return ofKind<object, { name: string; namespace: string; target: PlanId }>(plan, 'database-bootstrap')
    .filter((e) => e.region === region && leaving.includes(e.spec.target))
    .map(({ spec: { name, namespace } }) => ({ name, namespace }));
};

/** Namespaces with Deployments. */
const teamsOf = (plan: Plan): readonly string[] => {
  const specs = ['service', 'processor'].flatMap((kind) => ofKind<object, { team: string }>(plan, kind).map((e) => e.spec));
  return [...new Set(specs.map(({ team }) => team))].sort();
};

/** How the waves that need definitions of others are applied in one cluster, in order. */
const delivery = (plan: Plan, region: string) => {
  const here = <P extends object>(kind: string): P[] =>
    ofKind<object, P>(plan, kind)
      .filter((e) => e.region === region)
      .map((e) => e.spec);
  const rollouts = here<RolloutFacts>('rollout').map((spec) => ({ ...spec, scaled: spec.maxReplicas > spec.minReplicas }));
  return {
    releases: here<ReleaseFacts>('release'),
    rollouts,
    foreignWaves: [...(rollouts.length > 0 ? ['30-delivery'] : []), ...(here('policies').length > 0 ? ['45-policies'] : [])],
    gitops: here<{ url: string; path: string; revision: string }>('gitops')[0],
  };
};

/** Log groups that something outside CloudFormation writes, and would make again. */
const logGroups = (plan: Plan) => [
  // Those of an existing cluster are its owner's.
  ...(plan.existingCluster === undefined
    ? plan.regions.map((region) => ({ region, name: controlPlaneLogGroup(namesOf(plan.name, region).cluster) }))
    : []),
  ...ofKind<object, { logGroups: readonly string[] }>(plan, 'addon').flatMap(({ region, spec }) =>
    spec.logGroups.map((name) => ({ region, name })),
  ),
];

/** The most vCPU that nodes may have: those of our pool, and one of the smallest of the built-in pool for each replica of an add-on. */
const vcpuOf = (plan: Plan): number => {
  const [pool] = ofKind<{ cpu: number }, object>(plan, 'node-pool');
  const replicas = ofKind<{ replicas?: number }, object>(plan, 'addon').map((e) => e.size.replicas ?? 1);
  return (pool?.size.cpu ?? 0) + (plan.existingCluster === undefined ? SMALLEST_NODE_VCPU * Math.max(...replicas, 1) : 0);
};

/** What the owner of an existing cluster has to look at. */
const existing = (plan: Plan) => {
  const spec = ofKind<object, { existing?: { name: string; autoMode: boolean; serviceCidr: string; runs?: readonly string[] } }>(
    plan,
    'cluster',
  )[0]?.spec;
  if (!spec?.existing) return undefined;
  const namespaces = ofKind<object, { namespaces: readonly { readonly name: string }[] }>(plan, 'namespaces').flatMap(
    (e) => e.spec.namespaces,
  );
  return {
    name: spec.existing.name,
    autoMode: spec.existing.autoMode,
    serviceCidr: spec.existing.serviceCidr,
    namespaces: [...new Set(namespaces.map((n) => n.name))].sort().join(' '),
    prerequisites: [
      ...(spec.existing.autoMode ? autoModePrerequisites : prerequisites),
      ...(spec.existing.runs ?? []).flatMap((name) => runningComponents[name] ?? []),
    ],
  };
};

/** What the owner of an existing VPC has to look at. */
const vpcs = (plan: Plan) =>
  ofKind<object, { vpc?: Parameters<typeof vpcRequirements>[0] }>(plan, 'network').flatMap(({ region, spec: { vpc } }) =>
    vpc ? [{ region, vpcId: vpc.vpcId, requirements: vpcRequirements(vpc, region) }] : [],
  );

/** The view that the template prints: everything comes from the plan, but for the order of the stacks, which their references decide. */
const view = (plan: Plan, stacks: readonly string[]) => {
  const stateful = plan.entries.flatMap((e) => e.stateful.map((r) => ({ ...r, region: e.region })));
  const cluster = ofKind<object, { publicAccessCidrs?: readonly string[]; admins?: readonly string[] }>(plan, 'cluster')[0]?.spec;
  const alarms = ofKind<object, { email?: string }>(plan, 'alarms')[0]?.spec;
  return {
    name: plan.name,
    tier: plan.tier,
    profile: plan.profile,
    production: plan.profile === 'production',
    vcpu: vcpuOf(plan),
    newAccountVcpu: NEW_ACCOUNT_VCPU,
    moreVcpu: vcpuOf(plan) > NEW_ACCOUNT_VCPU,
    logGroups: logGroups(plan),
    bootstrap: [...new Set([...plan.regions, GLOBAL_REGION])],
    stacks: stacks.map((name) => ({
      name,
      holds: stateful
        .filter((r) => r.stack === name)
        .map((r) => `\`${r.logicalId}\``)
        .join(', '),
    })),
    email: alarms?.email,
    clusters: plan.regions.map((region) => {
      const { cluster: name, manifests: folder } = namesOf(plan.name, region, plan.existingCluster);
      return { region, name, folder, teams: teamsOf(plan), left: leftBehind(plan, region), ...delivery(plan, region) };
    }),
    existing: existing(plan),
    vpcs: vpcs(plan),
    adminRole: cluster?.admins?.length === 0,
    closed: cluster?.publicAccessCidrs?.length === 0,
    canaries: plan.entries.some((e) => e.kind === 'rollout'),
    chaos: ofKind<object, { enabled: boolean }>(plan, 'chaos')[0]?.spec,
    built: plan.entries.some((e) => e.kind === 'registry'),
    pages: plan.entries.some((e) => e.kind === 'metrics'),
    databases: databases(plan),
    restorable: databases(plan).length + clusters(plan).length > 0,
    damageable: databases(plan).length + clusters(plan).length + tables(plan).length > 0,
    tables: tables(plan),
    serviceLinkedRoles: serviceLinkedRoles(plan),
    auroraClusters: clusters(plan),
    experiments: [...experiments(plan), ...podExperiments(plan)],
    enabled: [...experiments(plan), ...podExperiments(plan)].some((e) => e.enabled),
    moves: migrationsOf(plan).map((move) => ({ ...move, page: pageOf(plan, move) })),
    buckets: stateful.filter((r) => r.type === 'AWS::S3::Bucket'),
    keyDays: ofKind<{ pendingWindowDays: number }, object>(plan, 'keys')[0]?.size.pendingWindowDays,
  };
};

/**
 * How to deploy, run, restore, rehearse and take down this very assembly, with its names, as Markdown.
 * @param stacks - names of the stacks, each after those it needs
 */
export const runbook = (plan: Plan, stacks: readonly string[]): string => {
  const source = readFileSync(join(packageRoot(), 'templates', 'runbook.md.hbs'), 'utf8');
  return Handlebars.compile(source, { noEscape: true })(view(plan, stacks));
};
