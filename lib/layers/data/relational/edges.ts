import type { PlanContext } from '../../../plan/contract';
import { databaseName, loginRole, readerRole, writerRole } from './names';

/** Kinds of stores that PostgreSQL serves. */
export type StoreKind = 'relational' | 'wide-column' | 'key-value' | 'search';

/** One store's place in a pool. */
export interface StoreDatabase {
  readonly store: string;
  readonly kind: StoreKind;
  readonly database: string;
  readonly writer: string;
  readonly reader: string;
}

/** A store's place in a pool, and who may do what there: one user for each edge of the service graph, sorted. */
export interface StoreGrants extends StoreDatabase {
  /** Users of workloads that write. Who writes reads too: an UPDATE looks for its rows. */
  readonly writers: readonly string[];
  /** Users of workloads that only read. */
  readonly readers: readonly string[];
}

const KINDS: readonly string[] = ['relational', 'wide-column', 'key-value', 'search'];

/** Pools and the stores in each, sorted: `main` for all but the dedicated ones. */
export const poolsOf = ({
  blueprint,
  engines,
}: Pick<PlanContext, 'blueprint' | 'engines'>): ReadonlyMap<string, readonly StoreDatabase[]> => {
  const pools = new Map<string, StoreDatabase[]>();
  for (const [store, { kind, dedicated }] of Object.entries(blueprint.stores).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const choice = engines.stores[store];
    if (!KINDS.includes(kind) || (choice?.engine !== 'postgres' && choice?.migrateFrom !== 'postgres')) continue;
    const pool = dedicated ? store : 'main';
    const database = {
      store,
      kind: kind as StoreKind,
      database: databaseName(store),
      writer: writerRole(store),
      reader: readerRole(store),
    };
    pools.set(pool, [...(pools.get(pool) ?? []), database]);
  }
  return new Map([...pools].sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** These stores, each with the users that the service graph gives it. */
export const grantsOf = ({ graph }: Pick<PlanContext, 'graph'>, stores: readonly StoreDatabase[]): readonly StoreGrants[] =>
  stores.map((database) => {
    const users = graph
      .usersOf(database.store)
      .map(({ team, name, writes }) => ({ login: loginRole(team, name), writes: writes.includes(database.store) }));
    const writers = [...new Set(users.filter((u) => u.writes).map((u) => u.login))].sort();
    const readers = [...new Set(users.map((u) => u.login))].filter((login) => !writers.includes(login)).sort();
    return { ...database, writers, readers };
  });
