export { AuroraPostgresCluster, type AuroraPostgresClusterProps } from './aurora/construct';
export { DatabaseBootstrap, type DatabaseBootstrapProps } from './database-bootstrap/chart';
export { KeyValueTable, type KeyValueTableProps } from './dynamodb/construct';
export { ObjectStore, type ObjectStoreProps } from './object/construct';
export { SearchDomain, SearchLogPolicy, type SearchDomainProps, type SearchLogPolicyProps } from './opensearch/construct';
export { PostgresInstance, type PostgresInstanceProps } from './relational/construct';
export type { StoreDatabase, StoreGrants, StoreKind } from './relational/edges';
export { ValkeyCluster, type ValkeyClusterProps, type ValkeyUser } from './valkey/construct';
