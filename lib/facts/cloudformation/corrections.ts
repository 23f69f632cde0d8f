/** Where the service specification and the service differ. */
export interface Correction {
  readonly type: string;
  /** Below Properties; what lies under it is corrected with it. */
  readonly path: string;
  readonly replaces: 'always' | 'may' | 'never';
  readonly why: string;
  readonly source: string;
  readonly asOf: string;
}

const RDS = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.Settings.html';
const DYNAMODB = 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html';
const KEYSPACES = 'https://docs.aws.amazon.com/keyspaces/latest/devguide/keyspaces-multi-region-add-replica.html';

const rds = (path: string, replaces: Correction['replaces'], why: string): Correction => ({
  type: 'AWS::RDS::DBInstance',
  path,
  replaces,
  why,
  source: RDS,
  asOf: '2026-11-26',
});

const IN_PLACE = 'ModifyDBInstance changes it in place; the specification has it as conditional for the sake of RDS Custom';

/**
 * Reviewed by hand, one line for each. The specification is stricter than the services in places (what is create-only for one kind of a
 * resource is conditional for all), and laxer in others.
 */
export const corrections: readonly Correction[] = [
  rds('AutoMinorVersionUpgrade', 'never', IN_PLACE),
  rds('BackupRetentionPeriod', 'never', IN_PLACE),
  rds('DBParameterGroupName', 'never', IN_PLACE),
  rds('Engine', 'always', 'no database changes its engine in place'),
  rds('MultiAZ', 'never', IN_PLACE),
  rds('PreferredMaintenanceWindow', 'never', IN_PLACE),
  rds('StorageType', 'never', IN_PLACE),
  {
    type: 'AWS::RDS::DBCluster',
    path: 'Engine',
    replaces: 'always',
    why: 'no cluster changes its engine in place',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbcluster.html',
    asOf: '2026-11-26',
  },
  ...['AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table'].map((type): Correction => ({
    type,
    path: 'GlobalSecondaryIndexes',
    replaces: 'never',
    why: 'an index that changes is deleted and made anew; the table stays',
    source: DYNAMODB,
    asOf: '2026-11-26',
  })),
  {
    type: 'AWS::Cassandra::Keyspace',
    path: 'ReplicationSpecification',
    replaces: 'never',
    why: 'a region is added by UpdateKeyspace or ALTER KEYSPACE, outside of the template: a named keyspace cannot be replaced (BP521 refuses)',
    source: KEYSPACES,
    asOf: '2026-11-26',
  },
];
