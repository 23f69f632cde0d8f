import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'a global table of one replica, its encryption, point-in-time recovery, ceilings on demand',
    source: 'npm aws-cdk-lib 2.276.0 aws-dynamodb/lib/dynamodb.generated.d.ts CfnGlobalTableProps and its replica specification',
    asOf: '2026-11-23',
  },
  {
    covers: 'that a replica with a key of its own is refused unless the table itself says KMS',
    source: 'github.com/aws/aws-cdk/issues/37783',
    asOf: '2026-05-06',
  },
  {
    covers: 'actions of readers and writers, and what they need of a customer-managed key',
    source: 'npm aws-cdk-lib 2.276.0 aws-dynamodb/lib/perms.js (grantReadData, grantWriteData)',
    asOf: '2026-11-23',
  },
  {
    covers: 'encryption context of a table',
    source: 'github.com/overmindtech/cli aws-source/adapters (a grant that DynamoDB made, with its constraints)',
    asOf: '2026-11-25',
    note: 'the AWS guide says the same under "DynamoDB encryption at rest: usage notes"; quoted there in several public repositories',
  },
  {
    covers: 'condition key dynamodb:ReturnValues of PutItem, UpdateItem and DeleteItem, and of no other action',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/list_amazondynamodb.html',
    asOf: '2026-11-25',
    note: 'undated page',
  },
  {
    covers: 'bytes of a write unit and a read unit; that an eventually consistent read takes half a unit',
    source:
      'github.com/aws/agent-toolkit-for-aws d6ad2e4 skills/specialized-skills/database-skills/amazon-dynamodb/scripts/calculate_costs.py',
    asOf: '2026-08-20',
  },
];

/** What is billed as one unit. Reads are eventually consistent unless a client asks otherwise. */
export const units = { writeBytes: 1_024, readBytes: 4_096, eventuallyConsistent: 0.5 } as const;

/** `RecoveryPeriodInDays` of point-in-time recovery. Its price is one of stored bytes, not of days. */
export const recoveryDays = { min: 1, max: 35 } as const;

/** What reads an item of a table, besides streams and PartiQL. `ConditionCheckItem` belongs to transactions. */
export const readActions = [
  'dynamodb:BatchGetItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:DescribeTable',
  'dynamodb:GetItem',
  'dynamodb:Query',
  'dynamodb:Scan',
] as const;

/** What changes an item of a table. */
export const writeActions = ['dynamodb:BatchWriteItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'] as const;

/** What a reader needs of the key, besides DescribeKey: the table's own key is kept under it. */
export const readKeyActions = ['kms:Decrypt'] as const;

/** What a writer needs of the key, besides DescribeKey. */
export const writeKeyActions = ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'] as const;

/** Encryption context by which a table's use of a key is told from another's. DescribeKey has none. */
export const tableNameContext = 'kms:EncryptionContext:aws:dynamodb:tableName';
