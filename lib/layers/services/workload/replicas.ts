import { listens } from '../../../blueprint';
import type { PlanContext, Workload } from '../../../plan/contract';
import { listenerSize, workerSize } from '../../../plan/sizing';

/** Most replicas of a workload: each brings connections of its own, and each that consumes a stream wants a partition. */
export const mostReplicas = ({ blueprint, load }: PlanContext, { origin, name }: Workload): number => {
  if (origin === 'flow') return 1;
  const service = blueprint.services[name];
  if (origin === 'processor' || !service) return workerSize(blueprint.processors[name]?.runtime ?? 'java', undefined).maxReplicas;
  const floor = blueprint.profile === 'production' ? 2 : 1;
  return (listens(service) ? listenerSize(service.runtime, service.scale, load, floor) : workerSize(service.runtime, service.scale))
    .maxReplicas;
};
