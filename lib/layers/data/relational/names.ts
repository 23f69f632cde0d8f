import { physicalName, snakeCase } from '../../../naming';

/** The schema of every store's database: one each, since the database is already the store's own. */
export const SCHEMA = 'app';

/** User with all rights that RDS lets anybody have. The bootstrap Job alone uses it. */
export const MASTER_USER = 'strata';

/**
 * Database of a store. The prefix keeps stores named `postgres` or `template0` apart from the databases that every server has; since
 * names hold no underscore, no two stores share a database.
 */
export const databaseName = (store: string): string => `store_${snakeCase(store)}`;

/** Role that owns everything in a store's database; those who write are its members. */
export const writerRole = (store: string): string => `${databaseName(store)}_writer`;

/** Role that may read everything in a store's database. */
export const readerRole = (store: string): string => `${databaseName(store)}_reader`;

/** All roles that services log in as begin with this: what the bootstrap may take rights from. */
export const LOGIN_PREFIX = 'svc_';

/** Role that one workload logs in as, on every pool. Two underscores part team and workload. */
export const loginRole = (team: string, workload: string): string => physicalName('sqlIdentifier', 'svc', `${team}_`, workload);
