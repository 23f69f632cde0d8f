import { correctionsOf, templatePage, type Correction, type OneOf } from '../correction';

/** Code of AWS's own resource providers of RDS: which changes they make in place, and which they refuse to. */
const RDS_PROVIDER = 'https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds';
const RDS_AS_OF = '2025-07-25';

const inPlace = (path: string, why: string): OneOf => ({ path, replaces: 'never', why });

const onlyWhenSet = (path: string): OneOf => ({
  path,
  replaces: 'always',
  on: 'set',
  why: 'another source makes another database; taking the source out of the template leaves the database as it is',
});

const INSTANCE: readonly OneOf[] = [
  inPlace('Port', 'ModifyDBInstance takes the port; the instance restarts'),
  inPlace('AutoMinorVersionUpgrade', 'modified in place'),
  inPlace('BackupRetentionPeriod', 'modified in place; from or to 0 the instance has an outage'),
  inPlace('DBParameterGroupName', 'modified in place; static parameters take a restart'),
  inPlace('MultiAZ', 'modified in place'),
  inPlace('PreferredMaintenanceWindow', 'modified in place'),
  inPlace('StorageType', 'modified in place'),
  {
    path: 'Engine',
    replaces: 'always',
    inPlace: [
      'oracle-ee → oracle-ee-cdb',
      'oracle-se2 → oracle-se2-cdb',
      'aurora → aurora-mysql',
      'oracle-se → oracle-se2',
      'oracle-se1 → oracle-se2',
    ],
    why: 'another engine is another database',
  },
  { path: 'PerformanceInsightsKMSKeyId', replaces: 'always', on: 'had', why: 'the key of Performance Insights can be set, not changed' },
  { path: 'AvailabilityZone', replaces: 'always', on: 'set', why: 'an instance stays in its zone' },
  onlyWhenSet('DBSnapshotIdentifier'),
  onlyWhenSet('DBClusterSnapshotIdentifier'),
  ...['DBSnapshotIdentifier', 'DBClusterSnapshotIdentifier'].map((path) => ({
    path,
    replaces: 'may' as const,
    on: 'unset' as const,
    why: 'the reference says that an empty database takes its place; the code of the provider changes nothing',
    source: templatePage('aws-resource-rds-dbinstance'),
  })),
  onlyWhenSet('SourceDBInstanceAutomatedBackupsArn'),
  onlyWhenSet('SourceDbiResourceId'),
  onlyWhenSet('RestoreTime'),
  onlyWhenSet('UseLatestRestorableTime'),
  {
    path: 'SourceDBInstanceIdentifier',
    replaces: 'always',
    on: 'set',
    why: 'a replica of another source; without a source it is promoted',
  },
  { path: 'SourceDBClusterIdentifier', replaces: 'always', on: 'set', why: 'a replica of another source; without a source it is promoted' },
];

const CLUSTER: readonly OneOf[] = [
  { path: 'Engine', replaces: 'always', inPlace: ['aurora → aurora-mysql'], why: 'another engine is another database' },
  { path: 'GlobalClusterIdentifier', replaces: 'always', on: 'set', why: 'joining a global cluster makes a new one; leaving it does not' },
];

/** Corrections of relational and document databases. */
export const databaseCorrections: readonly Correction[] = [
  ...correctionsOf('AWS::RDS::DBInstance', `${RDS_PROVIDER}, aws-rds-dbinstance: ImmutabilityHelper, Translator`, RDS_AS_OF, INSTANCE),
  ...correctionsOf('AWS::RDS::DBCluster', `${RDS_PROVIDER}, aws-rds-dbcluster: ImmutabilityHelper and schema`, RDS_AS_OF, CLUSTER),
  ...correctionsOf('AWS::DocDB::DBCluster', 'https://docs.aws.amazon.com/documentdb/latest/developerguide/docdb-mvu.html', '2026-11-11', [
    inPlace('EngineVersion', 'in-place upgrade to a higher major version'),
  ]),
  ...['table', 'globaltable'].flatMap((page) =>
    correctionsOf(
      page === 'table' ? 'AWS::DynamoDB::Table' : 'AWS::DynamoDB::GlobalTable',
      templatePage(`aws-resource-dynamodb-${page}`),
      '2026-11-11',
      [
        {
          path: 'AttributeDefinitions',
          replaces: 'may',
          on: 'edited',
          itemName: 'AttributeName',
          why: 'an attribute of a key with another type is another table',
        },
        ...(page === 'table'
          ? []
          : ['GlobalSecondaryIndexes', 'VectorIndexes'].map((path) => inPlace(path, 'an index is deleted and made anew; the table stays'))),
      ],
    ),
  ),
];
