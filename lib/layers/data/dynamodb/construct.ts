import { CfnDeletionPolicy, Stack } from 'aws-cdk-lib';
import { CfnGlobalTable } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { recoveryDays } from '../../../facts/dynamodb';
import { checkProps, propError, text, whole } from '../../props';

const ATTRIBUTE = text(/^.{1,255}$/s, 'the name of an attribute, 1 to 255 characters');

export interface KeyValueTableProps {
  /** 3 to 255 letters, digits, `_`, `-` and `.`; the same in all regions that the table may have one day. */
  readonly tableName: string;
  /** Attribute, a string, that an item is found by. @default `key` */
  readonly partitionKey?: string;
  /** Attribute, a string, by which items of one partition are sorted and told apart. @default none: one item for each partition key */
  readonly sortKey?: string;
  /** Attribute after whose time an item may go: a number, seconds since 1970. @default `expires_at` */
  readonly expiryAttribute?: string;
  /** ARN of the KMS key, in the table's region. @default the key that AWS keeps for DynamoDB in the account */
  readonly keyArn?: string;
  /** Days back to which the table can be restored to any second, 1 to 35. @default 35 */
  readonly recoveryDays?: number;
  /** Most read request units a second; 0 leaves the account's own limit. @default 0 */
  readonly maxReadRequestUnits?: number;
  /** Most write request units a second; 0 leaves the account's own limit. @default 0 */
  readonly maxWriteRequestUnits?: number;
  /** Keep the table when it leaves the template, and refuse its deletion. @default true */
  readonly retain?: boolean;
  /** Tags of the table: CloudFormation hands those of a stack on to no global table. @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A table of DynamoDB that is billed by the request, encrypted with KMS, and restored to any second of the last days. It
 * is a global table of one region: further ones can be added, one at a time, while a plain table cannot be turned into one.
 */
export class KeyValueTable extends Construct {
  readonly table: CfnGlobalTable;

  constructor(scope: Construct, id: string, props: KeyValueTableProps) {
    super(scope, id);
    // What DynamoDB would refuse at deploy (CreateTable, UpdateContinuousBackups).
    checkProps(
      this,
      props,
      {
        tableName: text(/^[a-zA-Z0-9_.-]{3,255}$/, '3 to 255 letters, digits, underscores, hyphens and dots'),
        partitionKey: ATTRIBUTE,
        sortKey: ATTRIBUTE,
        expiryAttribute: ATTRIBUTE,
        recoveryDays: whole(recoveryDays.min, recoveryDays.max),
        maxReadRequestUnits: whole(0),
        maxWriteRequestUnits: whole(0),
      },
      ['tableName'],
    );
    const { partitionKey = 'key', sortKey, retain = true, maxReadRequestUnits = 0, maxWriteRequestUnits = 0 } = props;
    if (sortKey === partitionKey) throw propError(this, `partitionKey and sortKey are both ${partitionKey}; allowed are two attributes`);
    const keys = [partitionKey, ...(sortKey === undefined ? [] : [sortKey])];
    const tags = Object.entries(props.tags ?? {}).map(([key, value]) => ({ key, value }));
    this.table = new CfnGlobalTable(this, 'Table', {
      tableName: props.tableName,
      attributeDefinitions: keys.map((attributeName) => ({ attributeName, attributeType: 'S' })),
      keySchema: keys.map((attributeName, i) => ({ attributeName, keyType: i === 0 ? 'HASH' : 'RANGE' })),
      billingMode: 'PAY_PER_REQUEST',
      ...(maxWriteRequestUnits > 0 ? { writeOnDemandThroughputSettings: { maxWriteRequestUnits } } : {}),
      // Without the table's own setting DynamoDB refuses the replica's key (aws-cdk#37783).
      sseSpecification: { sseEnabled: true, sseType: 'KMS' },
      timeToLiveSpecification: { enabled: true, attributeName: props.expiryAttribute ?? 'expires_at' },
      replicas: [
        {
          region: Stack.of(this).region,
          ...(props.keyArn === undefined ? {} : { sseSpecification: { kmsMasterKeyId: props.keyArn } }),
          pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: props.recoveryDays ?? 35 },
          contributorInsightsSpecification: { enabled: false },
          deletionProtectionEnabled: retain,
          // Reads are each replica's own, writes reach all of them.
          ...(maxReadRequestUnits > 0 ? { readOnDemandThroughputSettings: { maxReadRequestUnits } } : {}),
          ...(tags.length > 0 ? { tags } : {}),
        },
      ],
    });
    // Deletion protection stands in the way of a rollback, too: what RetainExceptOnCreate would be for.
    const policy = retain ? CfnDeletionPolicy.RETAIN : CfnDeletionPolicy.DELETE;
    this.table.cfnOptions.deletionPolicy = policy;
    this.table.cfnOptions.updateReplacePolicy = policy;
  }
}
