import { DefaultStackSynthesizer, PermissionsBoundary, Stack, type App } from 'aws-cdk-lib';
import { namesOf } from '../plan/contract';
import type { Plan } from '../plan/plan';

/** What each stack holds, for people who see it in the console. Stacks of a team carry the team behind a dash. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  Keys: 'encryption keys',
  Network: 'VPC, subnets, access logs',
  Data: 'databases and buckets',
  Streaming: 'queues and topics',
  Platform: 'Kubernetes cluster and access to it',
  Edge: 'private load balancer and target groups',
  Registry: 'container images of a team',
  Identity: 'what the services of a team may do',
  Addons: 'cluster add-ons',
  Observability: 'alarms, dashboard, budget',
  Resilience: 'backups and experiments',
  GlobalIdentity: 'roles of the services of a team',
  GlobalEdge: 'content delivery and firewall',
};

/** Kinds of stacks that hold what must not be lost, and so are protected against deletion in production, as is any other that the plan says does. */
const STATEFUL = ['Keys', 'Network', 'Data', 'Streaming', 'Registry', 'Resilience', 'GlobalEdge'];

/** An empty stack in one region, for any account. */
export const stackFor = (app: App, plan: Plan, region: string, suffix: string): Stack => {
  const [kind = suffix] = suffix.split('-');
  const { qualifier, permissionsBoundary } = plan.bootstrap;
  const stackName = namesOf(plan.name, region).stack(suffix);
  const stateful = STATEFUL.includes(kind) || plan.entries.some((entry) => entry.stateful.some((r) => r.stack === stackName));
  return new Stack(app, stackName, {
    stackName,
    env: { region },
    description: `${plan.name} (${plan.tier}): ${DESCRIPTIONS[kind] ?? kind}`,
    terminationProtection: plan.profile === 'production' && stateful,
    // CloudFormation hands a stack's tags on to every resource that takes tags; the template stays small.
    tags: { 'strata:blueprint': plan.name, 'strata:tier': plan.tier, ...plan.tags },
    ...(permissionsBoundary ? { permissionsBoundary: PermissionsBoundary.fromName(permissionsBoundary) } : {}),
    synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false, ...(qualifier ? { qualifier } : {}) }),
  });
};
