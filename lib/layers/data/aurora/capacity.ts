import { acu, connectionsOf } from '../../../facts/aurora';
import { factValue } from '../../../facts/registry';
import type { Part, PlanEntry, UsageContext } from '../../../plan/contract';
import { busyVcpus, connectionsPart, openConnections } from '../relational/capacity';
import type { AuroraSize } from './size';

/** What counts of a cluster: see the capability. */
type Cluster = PlanEntry<AuroraSize, { readonly stores: readonly string[]; readonly connectionsPerReplica: number }>;

/** What a cluster takes: its writer, since nothing says that users read from the reader. */
export const auroraCapacity = ({ id, size, spec }: Cluster, context: UsageContext): readonly Part[] => {
  const { assumed } = context;
  const vcpus = busyVcpus(spec.stores, context);
  return [
    {
      follows: 'reads',
      unit: 'ACU',
      load: { average: vcpus.average * acu.perVcpu, peak: vcpus.peak * acu.perVcpu },
      // One that is paused resumes with the first connection, in a quarter of the time that growing is counted with.
      capacity: Math.max(size.minAcu, acu.step),
      perServer: acu.perVcpu,
      elastic: { most: size.maxAcu, seconds: assumed.secondsOfDatabaseScaling, target: assumed.targetUtilisation },
      zones:
        size.readers > 0
          ? { of: 1, left: 0, backSeconds: factValue('aurora.failoverSeconds') }
          : { of: 1, left: 0, remedy: `readers: 1 in overrides.${id}, or the production profile` },
      remedy: `maxAcu in overrides.${id} (up to ${acu.most}), dedicated: true for its busiest store, or another engine`,
    },
    connectionsPart(
      openConnections(spec.stores, spec.connectionsPerReplica, context),
      connectionsOf(size.minAcu, size.maxAcu),
      `maxAcu in overrides.${id}, or fewer replicas (scale.max) of what connects`,
    ),
  ];
};
