import { listens } from '../../../blueprint';
import type { PlanContext, Workload } from '../../../plan/contract';
import { listenerSize, workerSize } from '../../../plan/sizing';

/** Fewest and most replicas of a workload: each brings connections of its own, and each that consumes a stream wants a partition. */
export const replicasOf = (
  { blueprint, load }: PlanContext,
  { origin, name }: Workload,
): { readonly fewest: number; readonly most: number } => {
  if (origin === 'flow') return { fewest: 1, most: 1 };
  const service = blueprint.services[name];
  const floor = blueprint.profile === 'production' ? 2 : 1;
  const { minReplicas, maxReplicas } =
    origin === 'processor' || !service
      ? workerSize(blueprint.processors[name]?.runtime ?? 'java', undefined)
      : listens(service)
        ? listenerSize(service.runtime, service.scale, load, floor)
        : workerSize(service.runtime, service.scale);
  return { fewest: minReplicas, most: maxReplicas };
};
