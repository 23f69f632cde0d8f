/** What a resource of a type must say about itself to count as encrypted and closed: property → expected value, or `present`. */
export interface EncryptionRule {
  readonly type: string;
  readonly properties: Readonly<Record<string, true | false | 'present' | 'number'>>;
}

/** One entry for each type, sorted. */
export const ENCRYPTION_RULES: readonly EncryptionRule[] = [
  { type: 'AWS::EKS::Cluster', properties: { EncryptionConfig: 'present' } },
  { type: 'AWS::Logs::LogGroup', properties: { RetentionInDays: 'number' } },
  {
    type: 'AWS::RDS::DBInstance',
    properties: { StorageEncrypted: true, PubliclyAccessible: false, EnableIAMDatabaseAuthentication: true },
  },
  { type: 'AWS::SNS::Topic', properties: { KmsMasterKeyId: 'present' } },
  { type: 'AWS::SQS::Queue', properties: { KmsMasterKeyId: 'present' } },
];
