export { DatabaseBootstrap, type DatabaseBootstrapProps } from './database-bootstrap/chart';
export { ObjectStore, type ObjectStoreProps } from './object/construct';
export { PostgresInstance, type PostgresInstanceProps } from './relational/construct';
export type { StoreDatabase, StoreGrants, StoreKind } from './relational/edges';
export { ValkeyCluster, type ValkeyClusterProps, type ValkeyUser } from './valkey/construct';
