import { residentsOf, type EngineChoice, type PlanContext, type PlanId } from '../../../plan/contract';
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

/** Kinds of entries that are pools of PostgreSQL: on RDS, and on Aurora. */
export type PoolKind = 'relational' | 'aurora-postgres';

/** Pools of PostgreSQL of one kind and the stores in each, sorted: `main` for all but the dedicated ones. */
export const poolsOf = (
  { blueprint, engines }: Pick<PlanContext, 'blueprint' | 'engines'>,
  kind: PoolKind,
): ReadonlyMap<string, readonly StoreDatabase[]> =>
  new Map(
    [...residentsOf(engines.stores, kind)].map(([pool, stores]) => [
      pool,
      stores.map((store) => ({
        store,
        kind: blueprint.stores[store]?.kind as StoreKind,
        database: databaseName(store),
        writer: writerRole(store),
        reader: readerRole(store),
      })),
    ]),
  );

/**
 * Why a pool is there: what was chosen for the first store that lives in it, a relational one if there is any, since the others are
 * only taken in; or that the data of its last ones moves away.
 */
export const choiceOf = (
  { engines }: Pick<PlanContext, 'engines'>,
  pool: PlanId,
  databases: readonly StoreDatabase[],
): Pick<EngineChoice, 'reason' | 'alternatives'> => {
  const relationalFirst = [...databases].sort((a, b) => Number(b.kind === 'relational') - Number(a.kind === 'relational'));
  const choices = relationalFirst.flatMap(({ store }) => engines.stores[store] ?? []);
  const [leaving] = choices;
  return (
    choices.find(({ home }) => home === pool) ?? {
      reason: `its data moves to ${leaving?.home ?? ''}`,
      alternatives: leaving?.alternatives ?? [],
    }
  );
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
