import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'which types hold data',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html',
    asOf: '2026-11-26',
    note: 'reviewed by hand: the service specification of the CDK marks only 29 types as stateful, and leaves out MSK, ECR and backup vaults',
  },
];

/** Types whose loss loses data: the plan lists every one, and production keeps it. One line for each type, sorted. */
export const STATEFUL_TYPES: readonly string[] = [
  'AWS::APS::Workspace',
  'AWS::Backup::BackupVault',
  'AWS::DynamoDB::GlobalTable',
  'AWS::ECR::Repository',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::KMS::Key',
  'AWS::MSK::Cluster',
  'AWS::MSK::Topic',
  'AWS::OpenSearchService::Domain',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
  'AWS::SecretsManager::Secret',
];
