import { subject, type Row } from '../row';

const KEPT = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };

const brokers = (more = {}, VolumeSize = 100) => ({
  InstanceType: 'kafka.m7g.large',
  ClientSubnets: ['subnet-1', 'subnet-2', 'subnet-3'],
  SecurityGroups: ['sg-1'],
  StorageInfo: { EBSStorageInfo: { VolumeSize } },
  ...more,
});

const kafka = subject(
  'AWS::MSK::Cluster',
  {
    ClusterName: 'events',
    KafkaVersion: '3.7.x',
    NumberOfBrokerNodes: 3,
    BrokerNodeGroupInfo: brokers(),
    ClientAuthentication: { Sasl: { Iam: { Enabled: true } }, Unauthenticated: { Enabled: false } },
    EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS', InCluster: true } },
    StorageMode: 'LOCAL',
  },
  KEPT,
);

const topic = subject('AWS::MSK::Topic', { ClusterArn: 'arn', TopicName: 'plays', PartitionCount: 12, ReplicationFactor: 3 }, KEPT);

const queue = subject('AWS::SQS::Queue', {
  MessageRetentionPeriod: 1209600,
  VisibilityTimeout: 30,
  KmsMasterKeyId: 'alias/one',
  RedrivePolicy: { deadLetterTargetArn: 'arn:aws:sqs:us-east-1:111122223333:dead', maxReceiveCount: 3 },
});

const stream = subject('AWS::Kinesis::Stream', {
  ShardCount: 4,
  RetentionPeriodHours: 168,
  StreamEncryption: { EncryptionType: 'KMS', KeyId: 'alias/one' },
});

const images = subject('AWS::ECR::Repository', { ImageTagMutability: 'IMMUTABLE', EncryptionConfiguration: { EncryptionType: 'AES256' } });

const logs = subject('AWS::Logs::LogGroup', {
  LogGroupName: '/app',
  RetentionInDays: 365,
  KmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/one',
});

const secret = subject('AWS::SecretsManager::Secret', {
  GenerateSecretString: { PasswordLength: 32, GenerateStringKey: 'password', SecretStringTemplate: '{"username":"app"}' },
  KmsKeyId: 'alias/one',
});

const people = subject('AWS::Cognito::UserPool', {
  UsernameAttributes: ['email'],
  MfaConfiguration: 'ON',
  DeletionProtection: 'ACTIVE',
  Schema: [
    { Name: 'email', Required: true },
    { Name: 'plan', AttributeDataType: 'String', Mutable: true },
  ],
});

export const streams: readonly Row[] = [
  kafka.set('a newer version', { KafkaVersion: '3.8.x' }, 'attention BP522'),
  kafka.set('an older version', { KafkaVersion: '3.6.0' }, 'refused BP521 BP522'),
  kafka.set('bigger brokers', { BrokerNodeGroupInfo: brokers({ InstanceType: 'kafka.m7g.xlarge' }) }, 'attention BP522'),
  kafka.set('more storage', { BrokerNodeGroupInfo: brokers({}, 200) }, 'safe'),
  kafka.set('less storage', { BrokerNodeGroupInfo: brokers({}, 50) }, 'refused BP521'),
  kafka.set('more brokers', { NumberOfBrokerNodes: 6 }, 'safe'),
  kafka.set('brokers that do not fill the zones', { NumberOfBrokerNodes: 4 }, 'refused BP521'),
  kafka.from({ NumberOfBrokerNodes: 6 }).set('fewer brokers', { NumberOfBrokerNodes: 3 }, 'refused BP521'),
  kafka.set(
    'other subnets',
    { BrokerNodeGroupInfo: brokers({ ClientSubnets: ['subnet-1', 'subnet-2', 'subnet-4'] }) },
    'refused BP501 BP518',
  ),
  kafka.set('another name', { ClusterName: 'plays' }, 'refused BP501'),
  kafka.set(
    'clients who say no name',
    { ClientAuthentication: { Sasl: { Iam: { Enabled: true } }, Unauthenticated: { Enabled: true } } },
    'refused BP513',
  ),
  kafka.set(
    'another way to say who one is',
    { ClientAuthentication: { Sasl: { Iam: { Enabled: false }, Scram: { Enabled: true } }, Unauthenticated: { Enabled: false } } },
    'attention BP526',
  ),
  kafka.set(
    'plain text beside TLS',
    { EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS_PLAINTEXT', InCluster: true } } },
    'refused BP516',
  ),
  kafka.set(
    'plain text between brokers',
    { EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS', InCluster: false } } },
    'refused BP501 BP516 BP518',
  ),
  kafka.set(
    'reached from outside',
    { BrokerNodeGroupInfo: brokers({ ConnectivityInfo: { PublicAccess: { Type: 'SERVICE_PROVIDED_EIPS' } } }) },
    'refused BP515',
  ),
  kafka.set('storage in two tiers', { StorageMode: 'TIERED' }, 'safe'),
  kafka.from({ StorageMode: 'TIERED' }).set('storage in one tier', { StorageMode: 'LOCAL' }, 'refused BP506'),
  topic.set('more partitions', { PartitionCount: 24 }, 'attention BP522'),
  topic.set('fewer partitions', { PartitionCount: 6 }, 'refused BP521 BP522'),
  topic.set('another name', { TopicName: 'views' }, 'refused BP501'),

  queue.set('in order, each once', { FifoQueue: true }, 'refused BP501'),
  queue.set('messages kept for a day', { MessageRetentionPeriod: 86400 }, 'refused BP506'),
  queue.set('a longer while to work', { VisibilityTimeout: 60 }, 'safe'),
  queue.set('no dead letters', { RedrivePolicy: undefined }, 'attention BP506'),
  queue.set('not encrypted with a key', { KmsMasterKeyId: undefined }, 'refused BP516'),
  queue.set('a name', { QueueName: 'jobs' }, 'refused BP501'),
  queue.removed('removed', 'refused BP502'),
  subject('AWS::SNS::Topic', { DisplayName: 'alarms' }).set('in order', { FifoTopic: true }, 'attention BP523'),
  subject('AWS::SNS::Topic', { DisplayName: 'alarms' }).set('another name to show', { DisplayName: 'Alarms' }, 'safe'),
  subject('AWS::SNS::Topic', { KmsMasterKeyId: 'alias/one' }).set('not encrypted', { KmsMasterKeyId: undefined }, 'refused BP516'),
  subject('AWS::SNS::Subscription', { TopicArn: 'arn', Protocol: 'email', Endpoint: 'a@example.com' }).removed(
    'removed',
    'attention BP526',
  ),
  stream.set('more shards', { ShardCount: 8 }, 'safe'),
  stream.set('a day', { RetentionPeriodHours: 24 }, 'refused BP506'),
  stream.set('hours by default, a day', { RetentionPeriodHours: undefined }, 'refused BP506'),
  stream.set('not encrypted', { StreamEncryption: undefined }, 'refused BP516'),
  stream.set('on demand', { ShardCount: undefined, StreamModeDetails: { StreamMode: 'ON_DEMAND' } }, 'safe'),
  stream.set('a name', { Name: 'clicks' }, 'refused BP501'),
  images.set('tags that move', { ImageTagMutability: 'MUTABLE' }, 'attention BP506'),
  images.set('scanned', { ImageScanningConfiguration: { ScanOnPush: true } }, 'safe'),
  images.set('another key', { EncryptionConfiguration: { EncryptionType: 'KMS' } }, 'refused BP501'),
  images.set('emptied on its way out', { EmptyOnDelete: true }, 'attention BP505'),
  images.set(
    'images expire',
    {
      LifecyclePolicy: {
        LifecyclePolicyText:
          '{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":5},"action":{"type":"expire"}}]}',
      },
    },
    'attention BP506',
  ),
  images.removed('removed', 'refused BP502'),
  logs.set('kept for a month', { RetentionInDays: 30 }, 'attention BP506'),
  logs.set('kept for ever', { RetentionInDays: undefined }, 'safe'),
  logs.from({ RetentionInDays: undefined }).set('no more kept for ever', { RetentionInDays: 30 }, 'attention BP506'),
  logs.set('without a key', { KmsKeyId: undefined }, 'refused BP516'),
  logs.set('another name', { LogGroupName: '/app2' }, 'attention BP501'),
  logs.removed('removed', 'attention BP502'),
  secret.set(
    'generated anew',
    { GenerateSecretString: { PasswordLength: 40, GenerateStringKey: 'password', SecretStringTemplate: '{"username":"app"}' } },
    'attention BP522',
  ),
  secret.set('a description', { Description: 'of the database' }, 'safe'),
  secret.set('a name', { Name: 'db' }, 'refused BP501'),
  secret.set('another key', { KmsKeyId: 'alias/two' }, 'attention BP516'),
  secret.removed('removed', 'refused BP502'),
  people.set('signed in by another name', { UsernameAttributes: ['phone_number'] }, 'refused BP521'),
  people.set('no second factor', { MfaConfiguration: 'OFF' }, 'attention BP512'),
  people.set('protection off', { DeletionProtection: 'INACTIVE' }, 'refused BP505'),
  people.set(
    'one attribute more',
    {
      Schema: [
        { Name: 'email', Required: true },
        { Name: 'plan', AttributeDataType: 'String', Mutable: true },
        { Name: 'team', AttributeDataType: 'String', Mutable: true },
      ],
    },
    'safe',
  ),
  people.set('one attribute less', { Schema: [{ Name: 'email', Required: true }] }, 'refused BP521'),
  people.set('a function before sign-up', { LambdaConfig: { PreSignUp: 'arn' } }, 'safe'),
  people.removed('removed', 'refused BP502'),
  subject('AWS::Cognito::UserPoolDomain', { Domain: 'login', UserPoolId: 'p' }).set(
    'another domain',
    { Domain: 'signin' },
    'refused BP517',
  ),
  subject('AWS::Cognito::UserPoolClient', { UserPoolId: 'p', GenerateSecret: false }).set(
    'with a secret',
    { GenerateSecret: true },
    'attention BP523',
  ),

  subject('AWS::EC2::Volume', { AvailabilityZone: 'us-east-1a', Size: 100, Encrypted: true }).set('smaller', { Size: 50 }, 'refused BP521'),
  subject('AWS::EC2::Volume', { AvailabilityZone: 'us-east-1a', Size: 100, Encrypted: true }).set(
    'another zone',
    { AvailabilityZone: 'us-east-1b' },
    'refused BP521',
  ),
  subject('AWS::EC2::Instance', { ImageId: 'ami-1', InstanceType: 'm7g.large' }).set(
    'another image',
    { ImageId: 'ami-2' },
    'attention BP501',
  ),
  subject('AWS::EC2::Instance', { ImageId: 'ami-1', InstanceType: 'm7g.large' }).set(
    'a bigger type',
    { InstanceType: 'm7g.xlarge' },
    'attention BP522',
  ),
  subject('AWS::FSx::FileSystem', {
    FileSystemType: 'WINDOWS',
    StorageCapacity: 300,
    SubnetIds: ['s'],
    WindowsConfiguration: { AutomaticBackupRetentionDays: 30, ThroughputCapacity: 32 },
  }).set('smaller', { StorageCapacity: 200 }, 'refused BP521'),
  subject('AWS::FSx::FileSystem', {
    FileSystemType: 'WINDOWS',
    StorageCapacity: 300,
    SubnetIds: ['s'],
    WindowsConfiguration: { AutomaticBackupRetentionDays: 30, ThroughputCapacity: 32 },
  }).set('backups of a week', { WindowsConfiguration: { AutomaticBackupRetentionDays: 7, ThroughputCapacity: 32 } }, 'attention BP506'),
  subject('AWS::MemoryDB::Cluster', {
    ClusterName: 'c',
    NodeType: 'db.r7g.large',
    ACLName: 'a',
    SnapshotRetentionLimit: 7,
    TLSEnabled: true,
  }).set('no snapshots', { SnapshotRetentionLimit: 0 }, 'refused BP506'),
  subject('AWS::MemoryDB::Cluster', {
    ClusterName: 'c',
    NodeType: 'db.r7g.large',
    ACLName: 'a',
    SnapshotRetentionLimit: 7,
    TLSEnabled: true,
  }).set('without TLS', { TLSEnabled: false }, 'refused BP501 BP518'),
  subject('AWS::AmazonMQ::Broker', {
    BrokerName: 'b',
    EngineType: 'RABBITMQ',
    EngineVersion: '3.13',
    DeploymentMode: 'CLUSTER_MULTI_AZ',
    PubliclyAccessible: false,
  }).set('open to the internet', { PubliclyAccessible: true }, 'refused BP501 BP515 BP518'),
  subject('AWS::DSQL::Cluster', { DeletionProtectionEnabled: true }).set(
    'protection off',
    { DeletionProtectionEnabled: false },
    'refused BP505',
  ),
  subject('AWS::Timestream::Table', {
    DatabaseName: 'd',
    RetentionProperties: { MemoryStoreRetentionPeriodInHours: '24', MagneticStoreRetentionPeriodInDays: '365' },
  }).set(
    'a month',
    { RetentionProperties: { MemoryStoreRetentionPeriodInHours: '24', MagneticStoreRetentionPeriodInDays: '30' } },
    'refused BP506',
  ),
  subject('AWS::Events::Archive', { SourceArn: 'arn', RetentionDays: 365 }).set('a month', { RetentionDays: 30 }, 'refused BP506'),
  subject('AWS::Backup::BackupVault', { BackupVaultName: 'v', LockConfiguration: { MinRetentionDays: 30 } }).set(
    'no lock',
    { LockConfiguration: undefined },
    'refused BP506',
  ),
  subject('AWS::Backup::BackupPlan', {
    BackupPlan: {
      BackupPlanName: 'p',
      BackupPlanRule: [{ RuleName: 'daily', TargetBackupVault: 'v', Lifecycle: { DeleteAfterDays: 35 } }],
    },
  }).set(
    'a week',
    {
      BackupPlan: {
        BackupPlanName: 'p',
        BackupPlanRule: [{ RuleName: 'daily', TargetBackupVault: 'v', Lifecycle: { DeleteAfterDays: 7 } }],
      },
    },
    'attention BP506',
  ),
  subject('AWS::Backup::BackupSelection', {
    BackupPlanId: 'p',
    BackupSelection: { SelectionName: 's', IamRoleArn: 'r', Resources: ['a'] },
  }).removed('removed', 'refused BP506'),
  subject('AWS::CloudTrail::Trail', { IsLogging: true, S3BucketName: 'b' }).set('silent', { IsLogging: false }, 'attention BP527'),
  subject('AWS::CloudTrail::Trail', { IsLogging: true, S3BucketName: 'b' }).removed('removed', 'attention BP527'),
];
