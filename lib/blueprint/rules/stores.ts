import { problem } from '../codes/problem';
import { KIND_ENGINES } from '../schema';
import type { Rule } from './scope';

/** Engines of relational pools in which a store of another kind can have lived under the name `postgres`. */
const poolsFor = (kind: keyof typeof KIND_ENGINES): readonly string[] =>
  kind !== 'relational' && (KIND_ENGINES[kind] as readonly string[]).includes('postgres') ? ['aurora-postgres'] : [];

/** An engine serves the kind of its store, and a migration leads from one engine to another. */
export const storeEngines: Rule = function* ({ draft, intact }) {
  for (const [name, { kind, engine, migrateFrom }] of Object.entries(draft.stores)) {
    const able: readonly string[] = KIND_ENGINES[kind];
    const wrong = (key: string, value: string) =>
      problem('BP230', ['stores', name, key], `${value} is not an engine for the kind ${kind}`, { hint: `write ${able.join(' or ')}` });
    if (intact('stores', name, 'kind')) {
      if (engine !== undefined && !able.includes(engine)) yield wrong('engine', engine);
      if (migrateFrom !== undefined && ![...able, ...poolsFor(kind)].includes(migrateFrom)) yield wrong('migrateFrom', migrateFrom);
    }
    if (migrateFrom === 'none')
      yield problem('BP231', ['stores', name, 'migrateFrom'], 'the engine none keeps nothing that could move', {
        hint: 'remove migrateFrom',
      });
    // PostgreSQL in place of another kind is a pool of the tier: data can move from one pool to the next. The planner knows which.
    else if (migrateFrom !== undefined && migrateFrom === engine && (kind === 'relational' || engine !== 'postgres'))
      yield problem('BP231', ['stores', name, 'migrateFrom'], `this would move data from ${engine} to itself`, {
        hint: 'remove migrateFrom, or change engine',
      });
  }
  for (const [name, { engine, migrateFrom }] of Object.entries(draft.streams))
    if (migrateFrom !== undefined && migrateFrom === engine)
      yield problem('BP231', ['streams', name, 'migrateFrom'], `this would move events from ${engine} to itself`, {
        hint: 'remove migrateFrom, or change engine',
      });
};
