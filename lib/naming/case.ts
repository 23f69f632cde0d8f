/** `live-plays` → `LivePlays`: construct ids, logical ids, output ids. */
export const pascalCase = (name: string): string => name.replace(/(^|-+)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());

/**
 * The id of a construct right under a stack that is called as a store, stream or pool is, and as nothing else. There the CDK keeps what
 * a stack exports in a construct of its own, `Exports`, made when the first value is.
 */
export const constructId = (name: string): string => {
  const id = pascalCase(name);
  return id === 'Exports' ? `${id}-` : id;
};

/** `live-plays` → `live_plays`: database, schema and role names. */
export const snakeCase = (name: string): string => name.replaceAll('-', '_');

/** `live-plays` → `LIVE_PLAYS`: environment variables. */
export const screamingCase = (name: string): string => snakeCase(name).toUpperCase();

/** How an engine is written inside a logical id, as the language fixes it. */
const ENGINE_IDS: Readonly<Record<string, string>> = {
  postgres: 'Postgres',
  'aurora-postgres': 'AuroraPostgres',
  'aurora-mysql': 'AuroraMysql',
  dynamodb: 'DynamoDb',
  keyspaces: 'Keyspaces',
  valkey: 'Valkey',
  opensearch: 'OpenSearch',
  s3: 'S3',
  sqs: 'Sqs',
  msk: 'Msk',
  'msk-express': 'MskExpress',
};

/**
 * The logical id of a stateful resource: it depends on the store, stream or pool and on its engine, and on nothing else.
 * @param name - the store or stream, or `main` for an engine's pool
 */
export const statefulId = (name: string, engine: string): string => pascalCase(name) + (ENGINE_IDS[engine] ?? pascalCase(engine));
