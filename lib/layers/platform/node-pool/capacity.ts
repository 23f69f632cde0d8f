import type { Part, PlanEntry, UsageContext } from '../../../plan/contract';
import { demandOf } from './demand';
import { usableCores } from './nodes';

/** Kinds of entries whose pods come and go with the load: those parts say themselves what they ask for. */
const ELASTIC = ['service', 'processor'];

/** vCPU that the nodes of the pool leave to pods, up to its ceiling. Memory is not simulated: nodes are chosen by what pods ask for of both. */
export const nodePoolCapacity = (
  { id, size: pool }: PlanEntry<{ readonly cpu: number; readonly nodeCpu: number }>,
  { entries }: UsageContext,
): readonly Part[] => {
  const always = demandOf(entries.filter(({ kind, size }) => !ELASTIC.includes(kind) || !('minReplicas' in size))).most.cores;
  return [
    {
      follows: 'pods',
      unit: 'vCPU',
      load: { average: always, peak: always },
      level: true,
      capacity: (pool.cpu / pool.nodeCpu) * usableCores(pool.nodeCpu),
      // Pods that lose their node ask for another one, in another zone.
      zones: { of: 0 },
      remedy: `cpu in overrides.${id}`,
    },
  ];
};
