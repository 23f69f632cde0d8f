import { LEAST_SEARCH_NODES, MANAGER_TYPE, SEARCH_LADDER, type SearchRung } from '../../facts/assumptions';
import { roundedUp } from '../quantity';
import { primaryShards, searchNodes, searchStorage, shardSize } from '../search';
import { HOURS_PER_MONTH } from '../units';
import { DAYS_PER_MONTH } from './demand';
import type { PlatformItem, RegionTask } from './region';

/** The search domain of a region. */
export interface SearchSize {
  readonly engine: 'opensearch';
  readonly nodeType: string;
  /** Data nodes, as many in each zone. */
  readonly nodes: number;
  /** Dedicated cluster managers. */
  readonly managers: number;
  /** Documents as they come in, GB. */
  readonly sourceGb: number;
  /** Volumes of all nodes, with copies and overhead, GB. */
  readonly storageGb: number;
  /** Primary shards. */
  readonly shards: number;
  readonly items: readonly PlatformItem[];
}

/** A share of events of the last days; undefined where PostgreSQL searches. */
export const searchSize = (task: RegionTask): SearchSize | undefined => {
  const { topology, demand, load } = task;
  const { assumed, ofTier, book } = load;
  if (!topology.search) return undefined;
  const sourceGb = (demand.eventGbPerMonth / DAYS_PER_MONTH) * ofTier.searchedShare * assumed.searchDays;
  const storageGb = searchStorage({ sourceGib: sourceGb }, book);
  const nodesOf = ({ gb }: SearchRung): number => Math.max(LEAST_SEARCH_NODES, roundedUp(searchNodes(storageGb, gb), LEAST_SEARCH_NODES));
  const rung = SEARCH_LADDER.find((one) => nodesOf(one) <= assumed.searchNodesBeforeLarger) ?? (SEARCH_LADDER.at(-1) as SearchRung);
  const nodes = nodesOf(rung);
  const managers = ofTier.searchManagers;
  return {
    engine: 'opensearch',
    nodeType: rung.type,
    nodes,
    managers,
    sourceGb,
    storageGb,
    shards: primaryShards({ sourceGib: sourceGb, shardGib: shardSize('logs', book), dataNodes: nodes }, book),
    items: [
      {
        item: `data nodes, ${nodes} × ${rung.type}`,
        price: `opensearch.${rung.type}.search`,
        quantity: nodes * HOURS_PER_MONTH,
        ofLoad: (storageGb / rung.gb) * HOURS_PER_MONTH,
      },
      {
        item: `cluster managers, ${managers} × ${MANAGER_TYPE}`,
        price: `opensearch.${MANAGER_TYPE}.search`,
        quantity: managers * HOURS_PER_MONTH,
        ofLoad: 0,
      },
      { item: 'storage', price: 'opensearch.gp3', quantity: storageGb },
    ],
  };
};
