import { factValue } from '../../../facts/registry';
import { instanceClasses, maxConnectionsBound } from '../../../facts/rds';
import { storesDemand, type Part, type PlanEntry, type UsageContext } from '../../../plan/contract';
import type { Rate } from '../../../plan/traffic';
import { replicasPlanned } from '../../services/workload/planned';

/** What counts of an instance: see the capability. */
type Instance = PlanEntry<
  { readonly instanceClass: string; readonly multiAz: boolean; readonly maxStorageGiB: number },
  { readonly stores: readonly string[] }
>;

/** vCPU that the reads and writes of some stores keep busy, without headroom. */
export const busyVcpus = (stores: readonly string[], { demand, assumed }: UsageContext): Rate => {
  const { reads, writes } = storesDemand(demand, stores);
  const of = (when: keyof Rate): number => writes[when] / assumed.writesPerDatabaseVcpu + reads[when] / assumed.readsPerDatabaseVcpu;
  return { average: of('average'), peak: of('peak') };
};

/** Connections that the replicas of all users hold: one pool for each store of each. `peak` is with as many replicas as may ever run. */
export const openConnections = (stores: readonly string[], perReplica: number, { graph, entries }: UsageContext): Rate => {
  const users = stores.flatMap((store) => graph.usersOf(store)).map((workload) => replicasPlanned(workload, entries));
  const sum = (of: 'fewest' | 'most'): number => users.reduce((total, user) => total + user[of], 0) * perReplica;
  return { average: sum('fewest'), peak: sum('most') };
};

/** Connections, of which a database takes only so many. */
export const connectionsPart = (load: Rate, capacity: number, remedy: string): Part => ({
  name: 'connections',
  follows: 'connections',
  unit: 'connections',
  load,
  level: true,
  mostLoad: load.peak,
  capacity,
  zones: { of: 0 },
  remedy,
});

/** What an instance takes. Credits of burstable classes are not counted: RDS lets them run on, and bills what they take beyond. */
export const relationalCapacity = ({ id, size, spec }: Instance, context: UsageContext): readonly Part[] => {
  const found = instanceClasses[size.instanceClass];
  if (!found) return [];
  const { dataGiB } = storesDemand(context.demand, spec.stores);
  const larger = `a larger instanceClass in overrides.${id}`;
  return [
    {
      follows: 'reads',
      unit: 'vCPU',
      load: busyVcpus(spec.stores, context),
      capacity: found.vcpu,
      perServer: 1,
      zones: size.multiAz
        ? { of: 1, left: 0, backSeconds: factValue('rds.multiAz.failoverSeconds') }
        : { of: 1, left: 0, remedy: `multiAz: true in overrides.${id}, or the production profile` },
      remedy: `${larger}, dedicated: true for its busiest store, or Aurora`,
    },
    connectionsPart(
      openConnections(spec.stores, context.assumed.connectionsPerReplica, context),
      maxConnectionsBound(size.instanceClass),
      `${larger}, or fewer replicas (scale.max) of what connects`,
    ),
    {
      name: 'storage',
      follows: 'data',
      unit: 'GiB',
      load: { average: dataGiB, peak: dataGiB },
      level: true,
      capacity: size.maxStorageGiB,
      zones: { of: 0 },
      remedy: `maxStorageGiB in overrides.${id}`,
    },
  ];
};
