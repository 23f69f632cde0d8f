import { DEFAULT_PORT, listens, type Blueprint, type Draft, type Health, type Service } from './model';

/** Sorted by key, all the way down; lists keep their order. The order of keys is by code unit, the same in every locale. */
const sorted = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map(sorted) as T;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.filter(([, v]) => v !== undefined).map(([k, v]) => [k, sorted(v)])) as T;
};

const frozen = <T>(value: T): T => {
  if (value !== null && typeof value === 'object') {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
};

const byName = <T, R>(map: Readonly<Record<string, T>>, change: (value: T) => R): Record<string, R> =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));

/** References are a set: their order says nothing. */
const inOrder = (names: readonly string[]): string[] => [...names].sort();

const healthOf = (health: Draft['services'][string]['health'], port: number | undefined): Health | 'none' | undefined => {
  if (health === 'none') return health;
  const own = health?.port ?? port;
  return own === undefined ? undefined : { path: health?.path ?? '/healthz', port: own };
};

const normalService = ({ health: written, port: given, ...service }: Draft['services'][string]): Service => {
  const port = given ?? (listens(service) ? DEFAULT_PORT : undefined);
  const health = healthOf(written, port);
  return {
    ...service,
    ...(port === undefined ? {} : { port }),
    ...(health === undefined ? {} : { health }),
    calls: inOrder(service.calls),
    reads: inOrder(service.reads),
    writes: inOrder(service.writes),
    publishes: inOrder(service.publishes),
    consumes: inOrder(service.consumes),
  };
};

/** From a checked draft to the blueprint that everything else reads: defaults in, order out, frozen. */
export const normalise = (draft: Draft): Blueprint =>
  frozen(
    sorted({
      ...draft,
      services: byName(draft.services, normalService),
      processors: byName(draft.processors, (p) => ({ ...p, consumes: inOrder(p.consumes), publishes: inOrder(p.publishes) })),
      flows: byName(draft.flows, (f) => ({ ...f, reads: inOrder(f.reads), writes: inOrder(f.writes) })),
    }),
  );
