/** What is lost with a resource. */
export interface Stateful {
  /** In words: `its tables and rows`. */
  readonly holds: string;
  /** CloudFormation takes a snapshot before it deletes it, unless the template says otherwise. @default false */
  readonly snapshot?: boolean;
}

const rows = (holds: string): Stateful => ({ holds });
const kept = (holds: string): Stateful => ({ holds, snapshot: true });

/**
 * Types whose loss loses what nobody can make again, of any CDK app: wider than what this package emits. Reviewed by hand, since the
 * service specification marks few of them. The default policy of a snapshot: docs.aws.amazon.com, "DeletionPolicy attribute" (2026-11-26).
 */
export const stateful: Readonly<Record<string, Stateful>> = {
  'AWS::ACMPCA::CertificateAuthority': rows('its key, and so the trust in everything it has signed'),
  'AWS::APS::Workspace': rows('its metrics'),
  'AWS::Backup::BackupVault': rows('its recovery points'),
  'AWS::Cassandra::Keyspace': rows('its tables and rows'),
  'AWS::Cassandra::Table': rows('its rows'),
  'AWS::CodeCommit::Repository': rows('its code'),
  'AWS::Cognito::UserPool': rows('its users, and their passwords'),
  'AWS::DocDB::DBCluster': kept('its documents'),
  'AWS::DSQL::Cluster': rows('its tables and rows'),
  'AWS::DynamoDB::GlobalTable': rows('its items, in all regions'),
  'AWS::DynamoDB::Table': rows('its items'),
  'AWS::EC2::Volume': rows('its files'),
  'AWS::ECR::Repository': rows('its images'),
  'AWS::EFS::FileSystem': rows('its files'),
  'AWS::ElastiCache::CacheCluster': rows('what it keeps'),
  'AWS::ElastiCache::ReplicationGroup': rows('what it keeps'),
  'AWS::ElastiCache::ServerlessCache': rows('what it keeps'),
  'AWS::Elasticsearch::Domain': rows('its indexes'),
  'AWS::FSx::FileSystem': rows('its files'),
  'AWS::InfluxDB::DBInstance': rows('its series'),
  'AWS::KMS::Key': rows('the key, and so everything that it encrypts'),
  'AWS::KMS::ReplicaKey': rows('the key, and so everything that it encrypts'),
  'AWS::Kinesis::Stream': rows('its records'),
  'AWS::Lightsail::Database': rows('its tables and rows'),
  'AWS::MSK::Cluster': rows('its topics, and where their consumers are'),
  'AWS::MSK::ServerlessCluster': rows('its topics, and where their consumers are'),
  'AWS::MSK::Topic': rows('its events'),
  'AWS::MemoryDB::Cluster': rows('what it keeps'),
  'AWS::Neptune::DBCluster': kept('its graph'),
  'AWS::NeptuneGraph::Graph': rows('its graph'),
  'AWS::OpenSearchServerless::Collection': rows('its indexes'),
  'AWS::OpenSearchService::Domain': rows('its indexes'),
  'AWS::RDS::DBCluster': kept('its tables and rows'),
  'AWS::RDS::DBInstance': kept('its tables and rows'),
  'AWS::RDS::GlobalCluster': rows('the bond of its clusters'),
  'AWS::Redshift::Cluster': kept('its tables and rows'),
  'AWS::RedshiftServerless::Namespace': rows('its tables and rows'),
  'AWS::S3::Bucket': rows('its objects'),
  'AWS::S3Express::DirectoryBucket': rows('its objects'),
  'AWS::S3Tables::TableBucket': rows('its tables'),
  'AWS::SDB::Domain': rows('its items'),
  'AWS::SQS::Queue': rows('the messages that wait in it'),
  'AWS::SecretsManager::Secret': rows('its value'),
  'AWS::Timestream::Database': rows('its series'),
  'AWS::Timestream::InfluxDBInstance': rows('its series'),
  'AWS::Timestream::Table': rows('its series'),
};

/** Holds no data, and everything stands on it: to replace it is to build anew what is on it. In words: what goes with it. */
export const foundations: Readonly<Record<string, string>> = {
  'AWS::CloudFront::Distribution': 'its domain name, which every visitor has',
  'AWS::EC2::Subnet': 'every address in it, and whatever stands there',
  'AWS::EC2::VPC': 'every subnet, and whatever stands in them',
  'AWS::EKS::Cluster': 'every workload, with its volumes and load balancers',
  'AWS::ECS::Cluster': 'every service that runs in it',
  'AWS::Route53::HostedZone': 'its name servers, which the registrar knows',
};
