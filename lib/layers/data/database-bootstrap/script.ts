import type { StoreGrants } from '../relational/edges';
import { argument, literal } from './quote';
import { DATABASES_SQL, ROLES_SQL } from './roles';
import { KIT_SQL, STORE_END_SQL, STORE_SQL } from './stores';

/** The file that psql is started with. */
export const ENTRY_FILE = 'bootstrap.sql';

const array = (texts: readonly string[]): string => `ARRAY[${texts.map(literal).join(', ')}]::text[]`;

const wanted = ({ database, writer, reader, writers, readers }: StoreGrants): string =>
  `  (${[literal(database), literal(writer), literal(reader), array(writers), array(readers)].join(', ')})`;

const inStore = ({ kind, database, writer, reader }: StoreGrants): string =>
  [
    `\\connect ${argument(database)}`,
    'SET client_min_messages = warning;',
    `\\set writer ${argument(writer)}`,
    `\\set reader ${argument(reader)}`,
    '\\ir store.sql',
    ...(KIT_SQL[kind] ? [`\\ir ${kind}.sql`] : []),
    '\\ir store-end.sql',
    '',
  ].join('\n');

const entryOf = (stores: readonly StoreGrants[]): string => `\\set ON_ERROR_STOP on
SET client_min_messages = warning;

CREATE TEMPORARY TABLE wanted_store (database text, writer text, reader text, writers text[], readers text[]);
INSERT INTO wanted_store VALUES
${stores.map(wanted).join(',\n')};

\\ir roles.sql
\\ir databases.sql

${stores.map(inStore).join('\n')}`;

/**
 * The files that bring a pool to what the service graph says, for psql, by name; a pool has a store at least. What is wanted stands in the entry file as data; all
 * others are the same for every pool. Running them again changes nothing.
 */
export const bootstrapFiles = (stores: readonly StoreGrants[]): Readonly<Record<string, string>> => {
  const kinds = [...new Set(stores.map((s) => s.kind))].sort();
  return {
    [ENTRY_FILE]: entryOf(stores),
    'databases.sql': DATABASES_SQL,
    'roles.sql': ROLES_SQL,
    'store-end.sql': STORE_END_SQL,
    'store.sql': STORE_SQL,
    ...Object.fromEntries(kinds.flatMap((kind) => (KIT_SQL[kind] ? [[`${kind}.sql`, KIT_SQL[kind]] as const] : []))),
  };
};
