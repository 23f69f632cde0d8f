import type { Service } from '../../../blueprint';
import { platformOf, type Connection, type PlanContext, type PlanId, type Planned, type Workload } from '../../../plan/contract';
import { isBuilt } from '../registry/names';
import { connectionsOf } from './connections';
import { imageOf } from './image';
import type { AnySize, WorkloadSpec } from './spec';
import { telemetryOf, type Telemetry } from './telemetry';

/** What a service, processor or flow says about itself; the rest follows from the graph. */
export interface WorkloadDraft {
  readonly workload: Workload;
  readonly component: string;
  readonly runtime: Service['runtime'];
  readonly port?: number | undefined;
  /** Where the probes ask, as the blueprint has it. */
  readonly health?: Service['health'];
  readonly public?: boolean;
  /** Five cron fields. */
  readonly schedule?: string;
  /** The user's own environment variables. @default none */
  readonly config?: Readonly<Record<string, string>>;
  /** Variables besides those of its edges. @default none */
  readonly environment?: Readonly<Record<string, string>>;
  readonly size: AnySize;
  readonly reason: string;
  readonly alternatives?: Planned['alternatives'];
  /** Called for each variable of `config` that an edge or the platform sets as well. */
  readonly onClash?: (variable: string) => void;
}

const healthOf = ({ health, port }: WorkloadDraft, standsIn: boolean): WorkloadSpec['health'] => {
  if (typeof health !== 'object') return port === undefined ? undefined : { port };
  // A stand-in answers everything, but listens on one port.
  return { path: health.path, port: standsIn ? (port ?? health.port) : health.port };
};

const environmentOf = (
  draft: WorkloadDraft,
  derived: Readonly<Record<string, string>>,
  { perPod }: Pick<WorkloadSpec, 'perPod'>,
  region: string,
  telemetry: Telemetry,
): Record<string, string> => {
  const own = {
    AWS_REGION: region,
    ...(draft.port === undefined ? {} : { PORT: String(draft.port) }),
    ...draft.environment,
    ...derived,
    ...telemetry.environment,
  };
  const taken = { ...own, ...(perPod ? { ...perPod, POD_NAME: '', POD_ZONE: '' } : {}) };
  const clashes = Object.keys(draft.config ?? {}).filter((variable) => Object.hasOwn(taken, variable));
  for (const variable of clashes) draft.onClash?.(variable);
  return { ...telemetry.defaults, ...draft.config, ...own };
};

/** What differs from pod to pod, of its edges and of its telemetry. */
const perPodOf = (connections: Connection, telemetry: Telemetry): Pick<WorkloadSpec, 'perPod'> =>
  connections.perPod || telemetry.perPod ? { perPod: { ...connections.perPod, ...telemetry.perPod } } : {};

const needsOf = (draft: WorkloadDraft, context: PlanContext, awsAccess: boolean, connected: readonly PlanId[]): PlanId[] => {
  const { team } = draft.workload;
  const own: PlanId[] = ['namespaces/main', 'network/main'];
  if (awsAccess) own.push(`identity/${team}`);
  if (isBuilt(draft.workload, context.blueprint, context.engines)) own.push(`registry/${team}`);
  return [...new Set([...own, ...connected])];
};

/** A new version of what answers requests gets them step by step; nobody's requests go to workers and jobs. */
const isCanary = ({ workload, port, schedule }: WorkloadDraft, { blueprint }: PlanContext): boolean =>
  workload.origin === 'service' &&
  port !== undefined &&
  schedule === undefined &&
  platformOf(blueprint).delivery.engine === 'argo-rollouts';

/** The plan of one workload: what it says about itself, and what its edges give to it. */
export const planWorkload = <S extends AnySize>(
  draft: WorkloadDraft & { readonly size: S },
  context: PlanContext,
): Planned<S, WorkloadSpec> => {
  const { blueprint, engines, graph, names, region } = context;
  const { workload, port, schedule } = draft;
  const connections = connectionsOf(workload, context);
  const { statements, egress, needs } = connections;
  const telemetry = telemetryOf(workload, context);
  const perPod = perPodOf(connections, telemetry);
  const awsAccess = statements.length > 0;
  const listensOn = port ?? (typeof draft.health === 'object' ? draft.health.port : undefined);
  const { standsIn, ...image } = imageOf(
    workload,
    { job: schedule !== undefined, ...(listensOn === undefined ? {} : { port: listensOn }) },
    blueprint,
    engines,
    names,
  );
  const health = schedule === undefined ? healthOf(draft, standsIn) : undefined;
  const callers = port === undefined || workload.origin !== 'service' ? [] : graph.callersOf(workload.name);
  return {
    id: `${workload.origin}/${workload.name}`,
    engine: schedule === undefined ? 'deployment' : 'cron-job',
    size: draft.size,
    spec: {
      name: workload.name,
      team: workload.team,
      component: draft.component,
      partOf: blueprint.name,
      runtime: draft.runtime,
      ...image,
      ...(port === undefined ? {} : { port }),
      ...(health ? { health } : {}),
      public: draft.public ?? false,
      ...(schedule === undefined ? {} : { schedule }),
      ...(isCanary(draft, context) ? { rollout: true } : {}),
      environment: environmentOf(draft, connections.environment, perPod, region, telemetry),
      ...perPod,
      callers: callers.map(({ team, name }) => ({ team, name })),
      egress: [...egress, ...telemetry.egress],
      awsAccess,
    },
    reason: draft.reason,
    alternatives: draft.alternatives ?? [],
    needs: needsOf(draft, context, awsAccess, [...needs, ...telemetry.needs]),
  };
};
