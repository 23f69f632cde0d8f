import type { TemplateResource } from '../../synth';

/** Any value at all. */
export const ANYTHING = Symbol('something');
/** Any number. */
export const A_NUMBER = Symbol('a number');
/** Every item of a list is so, and there is one. */
export class Each {
  constructor(readonly item: Expected) {}
}

/** A value, or an object that holds at least these. */
export type Expected = symbol | boolean | string | Each | { readonly [key: string]: Expected };

/** What a resource of a type must say about itself to count as encrypted and closed. */
export interface EncryptionRule {
  readonly type: string;
  readonly expected: (production: boolean, resource: TemplateResource) => { readonly [key: string]: Expected };
}

const properties = (expected: { readonly [key: string]: Expected }) => ({ Properties: expected });

/** One entry for each type, sorted. */
export const ENCRYPTION_RULES: readonly EncryptionRule[] = [
  {
    type: 'AWS::DynamoDB::GlobalTable',
    expected: (production) =>
      properties({
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        Replicas: new Each({
          SSESpecification: { KMSMasterKeyId: ANYTHING },
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          DeletionProtectionEnabled: production,
        }),
      }),
  },
  { type: 'AWS::EKS::Cluster', expected: () => properties({ EncryptionConfig: ANYTHING }) },
  {
    type: 'AWS::ElastiCache::ReplicationGroup',
    expected: () =>
      properties({
        TransitEncryptionEnabled: true,
        AtRestEncryptionEnabled: true,
        KmsKeyId: ANYTHING,
        UserGroupIds: new Each(ANYTHING),
      }),
  },
  { type: 'AWS::Logs::LogGroup', expected: () => properties({ RetentionInDays: A_NUMBER }) },
  {
    type: 'AWS::MSK::Cluster',
    expected: () =>
      properties({
        EncryptionInfo: {
          EncryptionAtRest: { DataVolumeKMSKeyId: ANYTHING },
          EncryptionInTransit: { ClientBroker: 'TLS', InCluster: true },
        },
        ClientAuthentication: { Sasl: { Iam: { Enabled: true }, Scram: { Enabled: false } }, Unauthenticated: { Enabled: false } },
      }),
  },
  {
    type: 'AWS::OpenSearchService::Domain',
    expected: () => ({
      ...properties({
        EncryptionAtRestOptions: { Enabled: true, KmsKeyId: ANYTHING },
        NodeToNodeEncryptionOptions: { Enabled: true },
        DomainEndpointOptions: { EnforceHTTPS: true },
        VPCOptions: { SecurityGroupIds: new Each(ANYTHING) },
      }),
      // Without it an upgrade of the version would be another domain, without data.
      UpdatePolicy: { EnableVersionUpgrade: true },
    }),
  },
  {
    type: 'AWS::RDS::DBCluster',
    expected: () => properties({ StorageEncrypted: true, EnableIAMDatabaseAuthentication: true, KmsKeyId: ANYTHING }),
  },
  {
    type: 'AWS::RDS::DBInstance',
    // An instance of Aurora has the storage and the users of its cluster.
    expected: (_, { Properties = {} }) =>
      properties(
        Properties['DBClusterIdentifier'] === undefined
          ? { StorageEncrypted: true, PubliclyAccessible: false, EnableIAMDatabaseAuthentication: true }
          : { PubliclyAccessible: false },
      ),
  },
  { type: 'AWS::SNS::Topic', expected: () => properties({ KmsMasterKeyId: ANYTHING }) },
  { type: 'AWS::SQS::Queue', expected: () => properties({ KmsMasterKeyId: ANYTHING }) },
  { type: 'AWS::SecretsManager::Secret', expected: () => properties({ KmsKeyId: ANYTHING }) },
];
