import { cpuCores } from '../../../kubernetes/quantities';
import type { PlanEntry, Workload } from '../../../plan/contract';

/** Fewest and most replicas of a workload as it was planned, overrides included. What runs by the clock is one, now and then. */
export const replicasPlanned = (
  { origin, name }: Pick<Workload, 'origin' | 'name'>,
  entries: readonly PlanEntry[],
): { readonly fewest: number; readonly most: number } => {
  const entry = entries.find(({ id }) => id === `${origin}/${name}`);
  const { minReplicas, maxReplicas } = (entry?.size ?? {}) as { readonly minReplicas?: number; readonly maxReplicas?: number };
  if (minReplicas === undefined || maxReplicas === undefined) return { fewest: entry ? 1 : 0, most: entry ? 1 : 0 };
  return { fewest: minReplicas, most: Math.max(minReplicas, maxReplicas) };
};

/** Cores that each replica asks for; none of a quantity that is none, which the builder names. */
export const coresPlanned = ({ cpu }: { readonly cpu: string }): number => cpuCores(cpu) ?? 0;
