import { listens } from '../../../blueprint';
import type { Part, PlanEntry, UsageContext, Workload } from '../../../plan/contract';
import type { Rate } from '../../../plan/traffic';
import type { WorkloadSize } from '../../../plan/workload-sizing';
import { coresPlanned } from './planned';
import { isJob, type AnySize, type WorkloadSpec } from './spec';

/** Where the nodes of all workloads come from. */
const POOL = 'node-pool/general';

/** Zones that pods are spread over. */
const ZONES = 3;

/** Seconds that the events of a workload wait for it: the shortest retention of the streams that it reads; none where it reads none. */
const patience = ({ consumes }: Workload, { entries }: UsageContext): number | undefined => {
  const homes = consumes.flatMap((stream) => entries.filter(({ id }) => id === `topic/${stream}` || id === `stream/${stream}`));
  const seconds = homes.map(({ size }) => (size as { readonly retentionSeconds?: number }).retentionSeconds ?? Infinity);
  return seconds.some(Number.isFinite) ? Math.min(...seconds) : undefined;
};

interface Flow extends Pick<Part, 'follows' | 'unit'> {
  readonly load: Rate;
  /** What one vCPU does of it in a second. */
  readonly perVcpu: number;
}

/** Requests, or events; as vCPU where a workload has both. */
const flowOf = (requests: Rate, events: Rate, { assumed }: UsageContext): Flow => {
  const { requestsPerVcpu, eventsPerVcpu } = assumed;
  if (events.peak <= 0) return { follows: 'requests', unit: 'requests/s', load: requests, perVcpu: requestsPerVcpu };
  if (requests.peak <= 0) return { follows: 'events', unit: 'events/s', load: events, perVcpu: eventsPerVcpu };
  const busy = (when: keyof Rate): number => requests[when] / requestsPerVcpu + events[when] / eventsPerVcpu;
  return { follows: 'requests', unit: 'vCPU', load: { average: busy('average'), peak: busy('peak') }, perVcpu: 1 };
};

const remedyOf = ({ origin, name }: Workload, id: string): string =>
  origin === 'service' ? `scale.max of services.${name}, or maxReplicas in overrides.${id}` : `maxReplicas in overrides.${id}`;

/** What the replicas of a service or processor do with all the CPU that they ask for; a job is done when it is done. */
export const workloadCapacity = (entry: PlanEntry<AnySize, WorkloadSpec>, context: UsageContext): readonly Part[] => {
  const { graph, traffic, assumed, blueprint, entries } = context;
  const workload = graph.workloads.find(({ origin, name }) => `${origin}/${name}` === entry.id);
  if (!workload || isJob(entry.size)) return [];
  const { minReplicas, maxReplicas, cpu } = entry.size as WorkloadSize;
  const cores = coresPlanned({ cpu });
  const requests = traffic.requestsTo(workload.origin === 'service' ? workload.name : '');
  const { follows, unit, load, perVcpu } = flowOf(requests, traffic.eventsTo(workload), context);
  const each = cores * perVcpu;
  const service = workload.origin === 'service' ? blueprint.services[workload.name] : undefined;
  const seconds = service && listens(service) ? undefined : patience(workload, context);
  return [
    {
      follows,
      unit,
      load,
      capacity: minReplicas * each,
      perServer: each,
      elastic: {
        most: Math.max(minReplicas, maxReplicas) * each,
        seconds: assumed.secondsOfScaling,
        target: assumed.targetUtilisation,
      },
      zones: { of: ZONES, backSeconds: assumed.secondsOfScaling },
      ...(seconds === undefined ? {} : { buffer: { seconds } }),
      ...(entries.some(({ id }) => id === POOL) && perVcpu > 0 ? { on: { pool: POOL, vcpu: 1 / perVcpu } } : {}),
      remedy: remedyOf(workload, entry.id),
    },
  ];
};
