import type { Provenance } from '../provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'which types hold what nobody can make again, and what everything stands on',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html',
    asOf: '2026-11-26',
    note: 'reviewed by hand; holds all types that the service specification of the CDK marks as stateful, but accounts, and many more',
  },
  {
    covers: 'what leaves a last snapshot unless the template says otherwise',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html',
    asOf: '2026-11-26',
  },
];

/** What is lost with a resource. */
export interface Stateful {
  /** In words: `its tables and rows`. */
  readonly holds: string;
  /** CloudFormation takes a snapshot before it deletes it, unless the template says otherwise. @default false */
  readonly snapshot?: boolean;
  /** How bad it is to lose it: what can be made again with some work, or was of the past, asks for attention. @default 'refused' */
  readonly verdict?: 'attention';
}

const rows = (holds: string): Stateful => ({ holds });
const kept = (holds: string): Stateful => ({ holds, snapshot: true });
const minor = (holds: string): Stateful => ({ holds, verdict: 'attention' });

/** Types whose loss loses what nobody can make again, of any CDK app: wider than what this package emits. One line for each, sorted. */
export const stateful: Readonly<Record<string, Stateful>> = {
  'AWS::ACMPCA::CertificateAuthority': rows('its key, and so the trust in everything it has signed'),
  'AWS::APS::Workspace': rows('its metrics'),
  'AWS::AmazonMQ::Broker': rows('the messages that wait in it'),
  'AWS::Backup::BackupVault': rows('its recovery points'),
  'AWS::Backup::LogicallyAirGappedBackupVault': rows('its recovery points'),
  'AWS::Bedrock::KnowledgeBase': minor('what it has taken in'),
  'AWS::Cassandra::Keyspace': rows('its tables and rows'),
  'AWS::Cassandra::Table': rows('its rows'),
  'AWS::CloudFormation::Stack': rows('everything in it'),
  'AWS::CloudTrail::EventDataStore': rows('its events'),
  'AWS::CodeArtifact::Repository': rows('its packages'),
  'AWS::CodeCommit::Repository': rows('its code'),
  'AWS::Cognito::UserPool': rows('its users, and their passwords'),
  'AWS::Connect::Instance': rows('its users, flows and recordings'),
  'AWS::DAX::Cluster': minor('what it has cached'),
  'AWS::DSQL::Cluster': rows('its tables and rows'),
  'AWS::DirectoryService::MicrosoftAD': rows('its users and machines'),
  'AWS::DirectoryService::SimpleAD': rows('its users and machines'),
  'AWS::DocDB::DBCluster': rows('its documents'),
  'AWS::DocDB::DBInstance': rows('its share of the cluster'),
  'AWS::DynamoDB::GlobalTable': rows('its items, in all regions'),
  'AWS::DynamoDB::Table': rows('its items'),
  'AWS::EC2::Instance': minor('what is on its own volumes'),
  'AWS::EC2::Volume': rows('its files'),
  'AWS::ECR::PublicRepository': rows('its images'),
  'AWS::ECR::Repository': rows('its images'),
  'AWS::EFS::FileSystem': rows('its files'),
  'AWS::EMR::Cluster': minor('what is in its HDFS'),
  'AWS::ElastiCache::CacheCluster': rows('what it keeps'),
  'AWS::ElastiCache::ReplicationGroup': rows('what it keeps'),
  'AWS::ElastiCache::ServerlessCache': rows('what it keeps'),
  'AWS::Elasticsearch::Domain': rows('its indexes'),
  'AWS::Events::Archive': rows('its events'),
  'AWS::FSx::FileSystem': rows('its files'),
  'AWS::FSx::Volume': rows('its files'),
  'AWS::Glue::Database': minor('its tables, as crawlers found them'),
  'AWS::Glue::Table': minor('its columns and partitions, as crawlers found them'),
  'AWS::Grafana::Workspace': rows('its dashboards'),
  'AWS::HealthLake::FHIRDatastore': rows('its records'),
  'AWS::KMS::Key': rows('the key, and so everything that it encrypts'),
  'AWS::KMS::ReplicaKey': rows('the key, and so everything that it encrypts'),
  'AWS::Kendra::Index': minor('its index'),
  'AWS::Kinesis::Stream': rows('its records'),
  'AWS::KinesisVideo::Stream': rows('its video'),
  'AWS::Lightsail::Bucket': rows('its objects'),
  'AWS::Lightsail::Database': rows('its tables and rows'),
  'AWS::Lightsail::Disk': rows('its files'),
  'AWS::Lightsail::Instance': rows('its files'),
  'AWS::Logs::LogGroup': minor('its logs'),
  'AWS::MSK::Cluster': rows('its topics, and where their consumers are'),
  'AWS::MSK::ServerlessCluster': rows('its topics, and where their consumers are'),
  'AWS::MSK::Topic': rows('its events'),
  'AWS::MemoryDB::Cluster': rows('what it keeps'),
  'AWS::Neptune::DBCluster': rows('its graph'),
  'AWS::Neptune::DBInstance': rows('its share of the cluster'),
  'AWS::NeptuneGraph::Graph': rows('its graph'),
  'AWS::OpenSearchServerless::Collection': rows('its indexes'),
  'AWS::OpenSearchService::Domain': rows('its indexes'),
  'AWS::QLDB::Ledger': rows('its documents, and their history'),
  'AWS::RDS::DBCluster': kept('its tables and rows'),
  'AWS::RDS::DBInstance': kept('its tables and rows'),
  'AWS::RDS::GlobalCluster': rows('the bond of its clusters'),
  'AWS::Redshift::Cluster': rows('its tables and rows'),
  'AWS::RedshiftServerless::Namespace': rows('its tables and rows'),
  'AWS::S3::Bucket': rows('its objects'),
  'AWS::S3Express::DirectoryBucket': rows('its objects'),
  'AWS::S3Outposts::Bucket': rows('its objects'),
  'AWS::S3Tables::Table': rows('its rows'),
  'AWS::S3Tables::TableBucket': rows('its tables'),
  'AWS::S3Vectors::VectorBucket': rows('its vectors'),
  'AWS::SDB::Domain': rows('its items'),
  'AWS::SQS::Queue': rows('the messages that wait in it'),
  'AWS::SecretsManager::Secret': rows('its value'),
  'AWS::Timestream::Database': rows('its series'),
  'AWS::Timestream::InfluxDBInstance': rows('its series'),
  'AWS::Timestream::Table': rows('its series'),
  'AWS::WorkSpaces::Workspace': rows('its files'),
};

/** Types whose loss loses data for good: a plan lists every resource of them, and production keeps it. Sorted. */
export const STATEFUL_TYPES: readonly string[] = Object.keys(stateful).filter((type) => stateful[type]?.verdict === undefined);

/** What everything stands on, and holds no data itself. */
export interface Foundation {
  /** What goes with it, in words. */
  readonly carries: string;
  /** A new one takes over before the old one goes, and those who know its name or address need not be told. */
  readonly replaced?: 'attention';
}

const stands = (carries: string): Foundation => ({ carries });

/** Holds no data, and everything stands on it: to replace it is to build anew what is on it, or to tell others of it. Sorted. */
export const foundations: Readonly<Record<string, Foundation>> = {
  'AWS::ApiGateway::RestApi': stands('its address, which every caller has'),
  'AWS::ApiGatewayV2::Api': stands('its address, which every caller has'),
  'AWS::AppSync::GraphQLApi': stands('its address, which every caller has'),
  'AWS::CertificateManager::Certificate': { carries: 'the name it proves', replaced: 'attention' },
  'AWS::CloudFront::Distribution': stands('its domain name, which every visitor has'),
  'AWS::Cognito::UserPoolDomain': stands('the address at which people sign in'),
  'AWS::DirectConnect::Connection': stands('the line, which somebody has to plug in'),
  'AWS::EC2::EIP': stands('its address, which others may have let in'),
  'AWS::EC2::Subnet': stands('every address in it, and whatever stands there'),
  'AWS::EC2::TransitGateway': stands('the ways between networks'),
  'AWS::EC2::VPC': stands('every subnet, and whatever stands in them'),
  'AWS::EC2::VPNConnection': stands('its addresses and keys, which the other side has'),
  'AWS::ECS::Cluster': stands('every service that runs in it'),
  'AWS::EKS::Cluster': stands('every workload, with its volumes and load balancers'),
  'AWS::ElasticLoadBalancing::LoadBalancer': stands('its address'),
  'AWS::ElasticLoadBalancingV2::LoadBalancer': stands('its address, and the listeners on it'),
  'AWS::GlobalAccelerator::Accelerator': stands('its addresses, which every client has'),
  'AWS::Route53::HostedZone': stands('its name servers, which the registrar knows'),
};
