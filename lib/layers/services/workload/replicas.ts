import { listens } from '../../../blueprint';
import type { PlanContext, Workload } from '../../../plan/contract';
import { workloadSize, type WorkloadSize } from '../../../plan/workload-sizing';

/** Two of everything that answers requests, in a sandbox too: with one, every drain of a node would be an outage. */
const LISTENER_FLOOR = 2;
/** Nobody waits for a worker. */
const WORKER_FLOOR = 1;

/** Size of a service or processor that runs all the time, before overrides. */
export const runningSize = ({ assumed, blueprint, traffic }: PlanContext, workload: Workload): WorkloadSize => {
  const service = workload.origin === 'service' ? blueprint.services[workload.name] : undefined;
  const runtime = service?.runtime ?? blueprint.processors[workload.name]?.runtime ?? 'java';
  return workloadSize(
    runtime,
    service?.scale,
    {
      requests: traffic.requestsTo(workload.origin === 'service' ? workload.name : ''),
      events: traffic.eventsTo(workload),
      floor: service && listens(service) ? LISTENER_FLOOR : WORKER_FLOOR,
      profile: blueprint.profile,
    },
    assumed,
  );
};

/** Fewest and most replicas of a workload: each brings connections of its own, and each that consumes a stream wants a partition. */
export const replicasOf = (context: PlanContext, workload: Workload): { readonly fewest: number; readonly most: number } => {
  if (workload.origin === 'flow' || (workload.origin === 'service' && context.blueprint.services[workload.name]?.role === 'job'))
    return { fewest: 1, most: 1 };
  const { minReplicas, maxReplicas } = runningSize(context, workload);
  return { fewest: minReplicas, most: maxReplicas };
};
