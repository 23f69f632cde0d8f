/** Kinds of stores that DynamoDB serves. */
export type TableKind = 'key-value' | 'wide-column';

/** Keys of a table. */
export interface TableKeys {
  readonly partitionKey: string;
  readonly sortKey?: string;
}

/** The same names that the tables of the PostgreSQL kits have, so that a store that moves keeps its fields. */
export const keysOf = (kind: TableKind): TableKeys =>
  kind === 'key-value' ? { partitionKey: 'key' } : { partitionKey: 'partition_key', sortKey: 'sort_key' };

/** Attribute after whose time an item may go: a number, seconds since 1970. DynamoDB takes up to a few days for it, and charges nothing. */
export const EXPIRY_ATTRIBUTE = 'expires_at';
