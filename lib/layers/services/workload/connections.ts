import { DEFAULT_PORT, type Service } from '../../../blueprint';
import { screamingCase } from '../../../naming';
import {
  tierFacts,
  type Access,
  type Connection,
  type EngineChoice,
  type Egress,
  type PlanContext,
  type PlanId,
  type Statement,
  type Workload,
} from '../../../plan/contract';

/** A store or stream that a workload uses, how, and where that is. */
interface Edge {
  readonly target: PlanId;
  /** Name in the blueprint. */
  readonly name: string;
  readonly access: readonly Access[];
  readonly variable: string;
}

/** Where something lives, and while its data moves, where it lived: who uses it reaches both, to write to both and to compare. */
const edgesTo = (choice: EngineChoice | undefined, name: string, access: readonly Access[], prefix: 'STORE' | 'STREAM'): Edge[] => {
  if (!choice) return [];
  const variable = `${prefix}_${screamingCase(name)}`;
  return [
    { target: choice.home, name, access, variable },
    ...(choice.formerHome === undefined ? [] : [{ target: choice.formerHome, name, access, variable: `${variable}_FROM` }]),
  ];
};

const edgesOf = ({ reads, writes, publishes, consumes }: Workload, { engines }: PlanContext): Edge[] => {
  const both = (first: readonly string[], second: readonly string[], as: readonly [Access, Access]): [string, Access[]][] =>
    [...new Set([...first, ...second])]
      .sort()
      .map((name) => [name, [...(first.includes(name) ? [as[0]] : []), ...(second.includes(name) ? [as[1]] : [])]]);
  return [
    ...both(reads, writes, ['read', 'write']).flatMap(([name, access]) => edgesTo(engines.stores[name], name, access, 'STORE')),
    ...both(publishes, consumes, ['publish', 'consume']).flatMap(([name, access]) =>
      edgesTo(engines.streams[name], name, access, 'STREAM'),
    ),
  ];
};

/**
 * How long a caller waits, in milliseconds: twice what 95 of 100 answers take by the callee's objective. Nearly all that come at all have
 * come by then, and a caller with an objective of its own cannot wait for the rest.
 */
const timeoutOf = (latencyMs: number): number => Math.ceil(latencyMs * 2);

/** One in ten thousand requests may fail for good. Ours. */
const TOLERATED = 1e-4;
/** More attempts than this make an overloaded callee worse (Google, Site Reliability Engineering, "Addressing Cascading Failures"). */
const MOST_RETRIES = 2;

/** The fewest repetitions with which what the callee's objective lets fail is tolerable, were failures independent. */
export const retriesOf = (availability: number): number => {
  const failing = 1 - availability / 100;
  const attempts = Math.ceil(Math.log(TOLERATED) / Math.log(failing) - 1e-9);
  return Math.min(MOST_RETRIES, Math.max(0, attempts - 1));
};

const objectiveOf = (service: Service | undefined, { blueprint }: PlanContext) => {
  const { availability, latencyMs } = tierFacts(blueprint.tier);
  return { availability: service?.slo?.availability ?? availability, latencyMs: service?.slo?.latencyMs ?? latencyMs };
};

const callTo = (callee: string, context: PlanContext): Connection => {
  const service = context.blueprint.services[callee];
  const team = service?.team ?? '';
  const port = service?.port ?? DEFAULT_PORT;
  const { availability, latencyMs } = objectiveOf(service, context);
  const variable = `SERVICE_${screamingCase(callee)}`;
  return {
    statements: [],
    environment: {
      [`${variable}_URL`]: `http://${callee}.${team}.svc.cluster.local:${port}`,
      [`${variable}_TIMEOUT_MS`]: String(timeoutOf(latencyMs)),
      [`${variable}_RETRIES`]: String(retriesOf(availability)),
    },
    egress: [{ to: 'workload', team, name: callee, port }],
    needs: [],
  };
};

const distinct = <T>(items: readonly T[]): T[] => [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
const byText = <T>(items: readonly T[]): T[] =>
  items
    .map((item) => [JSON.stringify(item), item] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, item]) => item);

/** Everything that the edges of one workload give to it, together: nothing that no edge asks for. */
export const connectionsOf = (workload: Workload, context: PlanContext): Connection => {
  const data = edgesOf(workload, context).map(({ target, name, access, variable }) =>
    context.connect(target, { access, target: name, variable, workload: { name: workload.name, team: workload.team } }),
  );
  const perPod = Object.assign({}, ...data.map((c) => c.perPod)) as Record<string, string>;
  const all = [...data, ...[...new Set(workload.calls)].sort().map((callee) => callTo(callee, context))];
  return {
    statements: distinct<Statement>(all.flatMap((c) => c.statements)),
    environment: Object.assign({}, ...all.map((c) => c.environment)) as Record<string, string>,
    ...(Object.keys(perPod).length > 0 ? { perPod } : {}),
    egress: byText(distinct<Egress>(all.flatMap((c) => c.egress))),
    needs: [...new Set(all.flatMap((c) => c.needs))].sort(),
  };
};
