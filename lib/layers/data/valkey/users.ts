import { stableHash } from '../../../naming';
import type { Access, Graph, Names, Workload } from '../../../plan/contract';

/** One edge of the graph as a user of Valkey: a workload and one of its stores. */
export interface CacheUser {
  readonly store: string;
  readonly team: string;
  readonly workload: string;
  /** Id and name in one, as IAM authentication asks. */
  readonly userId: string;
  readonly accessString: string;
}

/** Keys of a store begin with this; a user reaches no others. */
export const keyPrefix = (store: string): string => `${store}:`;

/**
 * What every client needs to connect to a cluster and to find its way in it, and what harms nobody: authentication itself needs no
 * permission. Not those commands of the category that look at other clients or end their connections.
 */
const CONNECT = [
  '+@connection',
  '+@transaction',
  '-@admin',
  '-@dangerous',
  '+cluster|info',
  '+cluster|keyslot',
  '+cluster|myid',
  '+cluster|nodes',
  '+cluster|shards',
  '+cluster|slots',
  '+info',
] as const;

/** Read commands that are not limited to the keys of a user, and so would show names of other stores' keys. The like of KEYS is among @dangerous. */
const UNLIMITED = ['-dbsize', '-randomkey', '-scan'] as const;

/** Valkey, "ACL": rules hold from left to right. */
const accessString = (store: string, access: readonly Access[]): string =>
  [
    'on',
    `~${keyPrefix(store)}*`,
    '-@all',
    ...(access.includes('read') ? ['+@read'] : []),
    ...(access.includes('write') ? ['+@write'] : []),
    ...CONNECT,
    ...UNLIMITED,
  ].join(' ');

/**
 * The user of an edge: named after its workload, with a hash that keeps its stores apart, and names that are cut at the same place. In a cache
 * of its own a store has other users than in the shared one: when it moves there, the new ones are made before the old ones go.
 */
const userIdOf = (names: Names, { team, name }: Pick<Workload, 'team' | 'name'>, store: string, pool: string): string =>
  `${names.physical('cacheUser', name)}-${stableHash([team, name, store, ...(pool === 'main' ? [] : [pool])].join('/'))}`;

/**
 * Users of the stores of a pool, one for each workload and store that it uses, sorted.
 * @param pool - `main`, or the dedicated store
 */
export const usersOf = (pool: string, stores: readonly string[], graph: Graph, names: Names): readonly CacheUser[] =>
  stores.flatMap((store) =>
    graph.usersOf(store).map((workload) => ({
      store,
      team: workload.team,
      workload: workload.name,
      userId: userIdOf(names, workload, store, pool),
      accessString: accessString(store, [
        ...(workload.reads.includes(store) ? (['read'] as const) : []),
        ...(workload.writes.includes(store) ? (['write'] as const) : []),
      ]),
    })),
  );
