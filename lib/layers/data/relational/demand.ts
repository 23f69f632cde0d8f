import { storesDemand, type PlanContext } from '../../../plan/contract';
import type { DatabaseDemand } from '../../../plan/sizing';
import { replicasOf } from '../../services/workload/replicas';
import type { StoreDatabase } from './edges';

/** What a pool of databases has to carry. */
export interface PoolDemand extends DatabaseDemand {
  /** Pools of connections that replicas keep: a replica has one for each of its stores, since a connection belongs to one database. */
  readonly connectionPools: {
    /** With as many replicas as run when nobody is there. */
    readonly fewest: number;
    /** With as many as may ever run. */
    readonly most: number;
  };
}

/** The demand of all stores of a pool, by the load, the stores' own facts and the replicas of those that use them. */
export const poolDemand = (context: PlanContext, databases: readonly StoreDatabase[]): PoolDemand => {
  const { assumed, demand, graph, load } = context;
  const { reads, writes, dataGiB } = storesDemand(
    demand,
    databases.map(({ store }) => store),
  );
  const users = databases.flatMap(({ store }) => graph.usersOf(store)).map((workload) => replicasOf(context, workload));
  const sum = (of: 'fewest' | 'most'): number => users.reduce((total, user) => total + user[of], 0);
  const connectionPools = { fewest: sum('fewest'), most: sum('most') };
  return {
    writesPerSecond: writes.peak,
    readsPerSecond: reads.peak,
    peakFactor: load.peakFactor,
    connections: connectionPools.most * assumed.connectionsPerReplica,
    connectionPools,
    dataGiB,
  };
};
