import { SCHEMA } from '../relational/names';
import type { StoreKind } from '../relational/edges';
import { identifier } from './quote';

const schema = identifier(SCHEMA);

/** Run in a store's database by the master user, with the psql variables `writer` and `reader`. It changes nothing when run again. */
export const STORE_SQL = `REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA IF NOT EXISTS ${schema} AUTHORIZATION :"writer";
SELECT format('ALTER DATABASE %I SET search_path = %I', current_database(), ${`'${SCHEMA}'`}) \\gexec

-- From here on as the writers: what is made belongs to them.
SET ROLE :"writer";
GRANT USAGE ON SCHEMA ${schema} TO :"reader";
GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO :"reader";
GRANT SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO :"reader";
-- What services make later, in whichever schema, can be read by those who may read.
ALTER DEFAULT PRIVILEGES FOR ROLE :"writer" GRANT USAGE ON SCHEMAS TO :"reader";
ALTER DEFAULT PRIVILEGES FOR ROLE :"writer" GRANT SELECT ON TABLES TO :"reader";
ALTER DEFAULT PRIVILEGES FOR ROLE :"writer" GRANT SELECT ON SEQUENCES TO :"reader";
`;

/** Ends what STORE_SQL began. */
export const STORE_END_SQL = 'RESET ROLE;\n';

const KEY_VALUE_SQL = `CREATE TABLE IF NOT EXISTS ${schema}.items (
  key text PRIMARY KEY,
  value jsonb NOT NULL,
  expires_at timestamptz,
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX IF NOT EXISTS items_expires_at ON ${schema}.items (expires_at) WHERE expires_at IS NOT NULL;
`;

const WIDE_COLUMN_SQL = `CREATE TABLE IF NOT EXISTS ${schema}.rows (
  partition_key text NOT NULL,
  sort_key text NOT NULL,
  value jsonb NOT NULL,
  expires_at timestamptz,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (partition_key, sort_key)
);
CREATE INDEX IF NOT EXISTS rows_expires_at ON ${schema}.rows (expires_at) WHERE expires_at IS NOT NULL;
`;

/** `simple` knows no language: it neither stems nor drops words, so that it fits all of them. */
const SEARCH_SQL = `CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA ${schema};
CREATE TABLE IF NOT EXISTS ${schema}.documents (
  id text PRIMARY KEY,
  title text NOT NULL DEFAULT '',
  body text NOT NULL DEFAULT '',
  document jsonb NOT NULL DEFAULT '{}',
  words tsvector GENERATED ALWAYS AS (setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', body), 'B')) STORED,
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX IF NOT EXISTS documents_words ON ${schema}.documents USING gin (words);
CREATE INDEX IF NOT EXISTS documents_title ON ${schema}.documents USING gin (title ${schema}.gin_trgm_ops);
`;

/** Tables that make PostgreSQL the store of a kind that it is not by nature; relational stores bring their own. */
export const KIT_SQL: Readonly<Partial<Record<StoreKind, string>>> = {
  'key-value': KEY_VALUE_SQL,
  'wide-column': WIDE_COLUMN_SQL,
  search: SEARCH_SQL,
};
