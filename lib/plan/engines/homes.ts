import type { Blueprint } from '../../blueprint';
import type { PlanId } from '../entry';
import { TIER_ENGINES, type EngineKind } from './table';

/** Kinds of entries that stores share: a pool each, `main`, or one named after a store that is `dedicated`. */
const POOLS: Readonly<Record<string, string>> = {
  postgres: 'relational',
  'aurora-postgres': 'aurora-postgres',
  'aurora-mysql': 'aurora-mysql',
  valkey: 'valkey',
  opensearch: 'opensearch',
};

/** Kinds of entries that each store, stream or processor has to itself. */
const OWN: Readonly<Record<string, string>> = {
  dynamodb: 'dynamodb',
  keyspaces: 'keyspaces',
  none: 'cache',
  s3: 'object',
  sqs: 'stream',
  msk: 'topic',
  'msk-express': 'express-topic',
  worker: 'processor',
};

/** Whatever lives somewhere. */
export interface Resident {
  readonly name: string;
  readonly kind: EngineKind;
  readonly dedicated?: boolean | undefined;
}

/** The plan id of where something on an engine lives. */
export const homeOn = (engine: string, { name, dedicated }: Resident): PlanId => {
  const pool = POOLS[engine];
  return pool === undefined ? `${OWN[engine] ?? engine}/${name}` : `${pool}/${dedicated ? name : 'main'}`;
};

/** The engine of the tier's relational pool, which is what `postgres` means for kinds that are not relational. LANGUAGE, "Engines". */
const relationalEngine = ({ tier, choose }: Blueprint): string => (choose === 'simplest' ? 'postgres' : TIER_ENGINES.relational[tier]);

/** The engine whose pool or resource holds the data: that of the tier's relational pool, where PostgreSQL stands in for another kind of store. */
export const holderOf = (blueprint: Blueprint, kind: EngineKind, engine: string): string =>
  engine === 'postgres' && kind !== 'relational' ? relationalEngine(blueprint) : engine;

/** The engine that holds what lives there: the other way round. */
export const engineAt = (home: PlanId): string => {
  const kind = home.slice(0, home.indexOf('/'));
  return Object.entries({ ...POOLS, ...OWN }).find(([, of]) => of === kind)?.[0] ?? kind;
};

/**
 * Names of stores or streams by the pool or resource of a kind that they live in, or lived in while their data moves; both sorted.
 * @param kind - of plan entries, such as `aurora-postgres`
 */
export const residentsOf = (
  choices: Readonly<Record<string, { readonly home: PlanId; readonly formerHome?: PlanId }>>,
  kind: string,
): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const [name, { home, formerHome }] of Object.entries(choices).sort(([a], [b]) => (a < b ? -1 : 1)))
    for (const id of formerHome === undefined ? [home] : [home, formerHome])
      if (id.startsWith(`${kind}/`)) {
        const pool = id.slice(kind.length + 1);
        found.set(pool, [...(found.get(pool) ?? []), name]);
      }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** Pools and resources that data only moves away from, sorted: nothing lives there any more. */
export const leavingHomes = ({
  stores,
  streams,
}: Readonly<
  Record<'stores' | 'streams', Readonly<Record<string, { readonly home: PlanId; readonly formerHome?: PlanId }>>>
>): readonly PlanId[] => {
  const choices = [...Object.values(stores), ...Object.values(streams)];
  const kept = new Set(choices.map(({ home }) => home));
  const left = choices.flatMap(({ formerHome }) => (formerHome === undefined || kept.has(formerHome) ? [] : [formerHome]));
  return [...new Set(left)].sort();
};
