import { cacheNodeTypes } from '../../../facts/valkey';
import { storesDemand, type Part, type PlanEntry, type UsageContext } from '../../../plan/contract';

/** What counts of a cache: see the capability. */
type Cache = PlanEntry<{ readonly nodeType: string; readonly replicas: number }, { readonly stores: readonly string[] }>;

/** Operations that the primary takes. Memory is none of it: a full cache forgets what was not asked for longest. */
export const valkeyCapacity = ({ id, size, spec }: Cache, { demand, assumed }: UsageContext): readonly Part[] => {
  const node = cacheNodeTypes[size.nodeType];
  if (!node) return [];
  const { reads, writes } = storesDemand(demand, spec.stores);
  return [
    {
      follows: 'reads',
      unit: 'operations/s',
      load: { average: reads.average + writes.average, peak: reads.peak + writes.peak },
      capacity: node.vcpu * assumed.cacheOperationsPerVcpu,
      perServer: assumed.cacheOperationsPerVcpu,
      zones:
        size.replicas > 0
          ? { of: 1, left: 0, backSeconds: assumed.secondsOfCacheFailover }
          : { of: 1, left: 0, remedy: `replicas: 1 in overrides.${id}, before the first deployment, or the production profile` },
      remedy: `a larger nodeType in overrides.${id}, or dedicated: true for its busiest store`,
    },
  ];
};
