import { resources, subject, type Row } from '../row';

const KEPT = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };
const SNAPSHOT = { DeletionPolicy: 'Snapshot', UpdateReplacePolicy: 'Snapshot' };

const postgres = subject(
  'AWS::RDS::DBInstance',
  {
    Engine: 'postgres',
    EngineVersion: '16.4',
    DBInstanceClass: 'db.m7g.large',
    AllocatedStorage: '100',
    MultiAZ: true,
    StorageEncrypted: true,
    KmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/one',
    BackupRetentionPeriod: 14,
    DeletionProtection: true,
    MasterUsername: 'app',
    MasterUserPassword: '{{resolve:secretsmanager:db:SecretString:password}}',
    DBSubnetGroupName: 'db',
    PubliclyAccessible: false,
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  },
  SNAPSHOT,
);

const aurora = subject(
  'AWS::RDS::DBCluster',
  {
    Engine: 'aurora-postgresql',
    EngineVersion: '16.4',
    BackupRetentionPeriod: 7,
    DatabaseName: 'app',
    MasterUsername: 'app',
    StorageEncrypted: true,
    DeletionProtection: true,
    ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 16 },
    VpcSecurityGroupIds: ['sg-1', 'sg-2'],
  },
  KEPT,
);

const reader = subject('AWS::RDS::DBInstance', {
  Engine: 'aurora-postgresql',
  DBClusterIdentifier: 'app',
  DBInstanceClass: 'db.serverless',
});

const documents = subject(
  'AWS::DocDB::DBCluster',
  { EngineVersion: '5.0.0', BackupRetentionPeriod: 7, DeletionProtection: true, StorageEncrypted: true, MasterUsername: 'app' },
  SNAPSHOT,
);

const graph = subject(
  'AWS::Neptune::DBCluster',
  { EngineVersion: '1.3.2.1', BackupRetentionPeriod: 7, DeletionProtection: true, StorageEncrypted: true },
  SNAPSHOT,
);

const warehouse = subject(
  'AWS::Redshift::Cluster',
  {
    ClusterType: 'multi-node',
    NodeType: 'ra3.xlplus',
    NumberOfNodes: 2,
    DBName: 'dw',
    MasterUsername: 'app',
    Encrypted: true,
    PubliclyAccessible: false,
    AutomatedSnapshotRetentionPeriod: 7,
  },
  SNAPSHOT,
);

export const databases: readonly Row[] = [
  postgres.set('a bigger class', { DBInstanceClass: 'db.m7g.xlarge' }, 'attention BP522'),
  postgres.set('more storage', { AllocatedStorage: '200' }, 'safe'),
  postgres.set('storage as a number', { AllocatedStorage: 100 }, 'safe'),
  postgres.set('less storage', { AllocatedStorage: '50' }, 'refused BP521'),
  postgres.set('an older minor version', { EngineVersion: '16.3' }, 'refused BP521 BP522'),
  postgres.set('an older major version', { EngineVersion: '15.8' }, 'refused BP521 BP522'),
  postgres.set('a newer minor version', { EngineVersion: '16.6' }, 'attention BP522'),
  postgres.set('a newer major version, not allowed', { EngineVersion: '17.2' }, 'refused BP521 BP522'),
  postgres.set('a newer major version, allowed', { EngineVersion: '17.2', AllowMajorVersionUpgrade: true }, 'attention BP522'),
  postgres.set('another engine', { Engine: 'mysql', EngineVersion: '8.4.3' }, 'refused BP501'),
  postgres.set('backups kept for a week less', { BackupRetentionPeriod: 7 }, 'attention BP506'),
  postgres.set('no backups', { BackupRetentionPeriod: 0 }, 'refused BP506'),
  postgres.set('backups kept for longer', { BackupRetentionPeriod: 35 }, 'safe'),
  postgres.set('backups by default, a day', { BackupRetentionPeriod: undefined }, 'attention BP506'),
  postgres.set('deletion protection off', { DeletionProtection: false }, 'refused BP505'),
  postgres.set('deletion protection taken out', { DeletionProtection: undefined }, 'refused BP505'),
  postgres.set('deletion protection as a string', { DeletionProtection: 'true' }, 'safe'),
  postgres.set('another key', { KmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/two' }, 'refused BP501'),
  postgres.set('not encrypted', { StorageEncrypted: false, KmsKeyId: undefined }, 'refused BP501'),
  postgres.set('another group of subnets', { DBSubnetGroupName: 'db2' }, 'refused BP501'),
  postgres.set('another main user', { MasterUsername: 'admin2' }, 'refused BP501'),
  postgres.set('a name', { DBInstanceIdentifier: 'orders' }, 'refused BP501'),
  postgres.set('one zone', { MultiAZ: false }, 'attention BP525'),
  postgres.set('open to the internet', { PubliclyAccessible: true }, 'refused BP515'),
  postgres.set('another hour of maintenance', { PreferredMaintenanceWindow: 'sun:04:00-sun:05:00' }, 'safe'),
  postgres.set(
    'tags in another order',
    {
      Tags: [
        { Key: 'b', Value: '2' },
        { Key: 'a', Value: '1' },
      ],
    },
    'safe',
  ),
  postgres.set('another tag', { Tags: [{ Key: 'a', Value: '3' }] }, 'safe'),
  postgres.as('deleted for good, once it goes', { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Snapshot' }, 'refused BP505'),
  postgres.as('deleted for good, once it is replaced', { DeletionPolicy: 'Snapshot', UpdateReplacePolicy: 'Delete' }, 'refused BP505'),
  postgres.as('kept, once it goes', KEPT, 'safe'),
  postgres.as('metadata and an order', { ...SNAPSHOT, Metadata: { 'aws:cdk:path': 'a/b' }, DependsOn: ['Other'] }, 'safe'),
  postgres.removed('removed, with a snapshot', 'refused BP502'),
  subject('AWS::RDS::DBInstance', { Engine: 'postgres' }, { DeletionPolicy: 'Delete' }).removed('removed', 'refused BP502'),
  subject('AWS::RDS::DBInstance', { Engine: 'postgres' }, KEPT).removed('removed, and kept', 'refused BP503'),
  subject('AWS::RDS::DBInstance', { Engine: 'postgres' }, { DeletionPolicy: 'RetainExceptOnCreate' }).removed(
    'removed, and kept but on creation',
    'refused BP503',
  ),
  subject('AWS::RDS::DBInstance', { Engine: 'postgres' }, KEPT).as(
    'kept, but on creation',
    { ...KEPT, DeletionPolicy: 'RetainExceptOnCreate' },
    'safe',
  ),
  subject('AWS::RDS::DBInstance', { Engine: 'postgres' }, SNAPSHOT).as(
    'the snapshot that is the default anyway',
    { UpdateReplacePolicy: 'Snapshot' },
    'safe',
  ),

  aurora.set('a higher bound', { ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 32 } }, 'safe'),
  aurora.set('a higher floor', { ServerlessV2ScalingConfiguration: { MinCapacity: 4, MaxCapacity: 16 } }, 'safe'),
  aurora.set('capacity as a string', { ServerlessV2ScalingConfiguration: { MinCapacity: '1', MaxCapacity: '16' } }, 'safe'),
  aurora.set('an older version', { EngineVersion: '15.8' }, 'refused BP521 BP522'),
  aurora.set('a newer patch', { EngineVersion: '16.6' }, 'attention BP522'),
  aurora.set('backups of a day', { BackupRetentionPeriod: 1 }, 'attention BP506'),
  aurora.set('another first database', { DatabaseName: 'app2' }, 'refused BP501'),
  aurora.set('not encrypted', { StorageEncrypted: false }, 'refused BP501'),
  aurora.set('deletion protection off', { DeletionProtection: false }, 'refused BP505'),
  aurora.set('security groups in another order', { VpcSecurityGroupIds: ['sg-2', 'sg-1'] }, 'safe'),
  aurora.set('input and output in its price', { StorageType: 'aurora-iopt1' }, 'safe'),
  aurora.set('the way back of three days', { BacktrackWindow: 259200 }, 'safe'),
  aurora.from({ BacktrackWindow: 259200 }).set('no way back', { BacktrackWindow: 0 }, 'refused BP506'),
  aurora.as('a snapshot instead of itself', SNAPSHOT, 'refused BP505'),
  aurora.as('nothing said: a snapshot', {}, 'refused BP505'),
  resources('a reader less', { A: reader.resource, B: reader.resource }, { A: reader.resource }, 'attention BP522'),
  reader.removed('the last instance of a cluster', 'refused BP502'),
  reader.set('another zone', { AvailabilityZone: 'us-east-1b' }, 'attention BP522'),
  resources('a reader more', { A: reader.resource }, { A: reader.resource, B: reader.resource }, 'safe'),

  documents.set('backups of a day', { BackupRetentionPeriod: 1 }, 'attention BP506'),
  documents.set('deletion protection off', { DeletionProtection: false }, 'refused BP505'),
  documents.set('not encrypted', { StorageEncrypted: false }, 'refused BP501'),
  documents.removed('removed, with a snapshot', 'refused BP502'),
  graph.set('backups of a day', { BackupRetentionPeriod: 1 }, 'attention BP506'),
  graph.set('deletion protection off', { DeletionProtection: false }, 'refused BP505'),
  graph.set('an older version', { EngineVersion: '1.2.0.0' }, 'refused BP521'),
  warehouse.set('another database', { DBName: 'dw2' }, 'refused BP501'),
  warehouse.set('one node more', { NumberOfNodes: 3 }, 'attention BP522'),
  warehouse.set('snapshots of a day', { AutomatedSnapshotRetentionPeriod: 1 }, 'attention BP506'),
  warehouse.set('open to the internet', { PubliclyAccessible: true }, 'refused BP515'),
];
