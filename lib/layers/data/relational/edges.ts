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

/** One edge of the service graph as the database sees it: a login role in the role of a store. */
export interface Membership {
  readonly role: string;
  readonly database: string;
  readonly login: string;
  readonly writes: boolean;
}

const KINDS: readonly string[] = ['relational', 'wide-column', 'key-value', 'search'];

/** Pools and the stores in each, sorted: `main` for all but the dedicated ones. */
export const poolsOf = ({ blueprint, engines }: Pick<PlanContext, 'blueprint' | 'engines'>): ReadonlyMap<string, readonly StoreDatabase[]> => {
  const pools = new Map<string, StoreDatabase[]>();
  for (const [store, { kind, dedicated }] of Object.entries(blueprint.stores).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const choice = engines.stores[store];
    if (!KINDS.includes(kind) || (choice?.engine !== 'postgres' && choice?.migrateFrom !== 'postgres')) continue;
    const pool = dedicated ? store : 'main';
    const database = { store, kind: kind as StoreKind, database: databaseName(store), writer: writerRole(store), reader: readerRole(store) };
    pools.set(pool, [...(pools.get(pool) ?? []), database]);
  }
  return new Map([...pools].sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** Who may do what with these stores, sorted. Who writes reads too: an UPDATE looks for its rows. */
export const membershipsOf = ({ graph }: Pick<PlanContext, 'graph'>, stores: readonly StoreDatabase[]): readonly Membership[] => {
  const found = new Map<string, Membership>();
  for (const { store, database, writer, reader } of stores)
    for (const { team, name, writes } of graph.usersOf(store)) {
      const login = loginRole(team, name);
      const key = `${database} ${login}`;
      const mayWrite = writes.includes(store) || (found.get(key)?.writes ?? false);
      found.set(key, { role: mayWrite ? writer : reader, database, login, writes: mayWrite });
    }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, membership]) => membership);
};
