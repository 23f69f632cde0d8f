import { Aws } from 'aws-cdk-lib';
import type { Builder } from '../../../build/contract';
import { pascalCase } from '../../../naming';
import { KEYS } from '../../platform/keys/builder';
import type { DynamoDbSize, DynamoDbSpec } from './capability';
import { KeyValueTable } from './construct';

export const buildDynamoDb: Builder<DynamoDbSize, DynamoDbSpec> = ({ id, size, spec }, context) => {
  const stack = context.stack('Data');
  const { table } = new KeyValueTable(stack, `${pascalCase(spec.store)}-Table`, {
    ...size,
    tableName: spec.tableName,
    partitionKey: spec.partitionKey,
    ...(spec.sortKey === undefined ? {} : { sortKey: spec.sortKey }),
    expiryAttribute: spec.expiryAttribute,
    keyArn: context.use(KEYS).data.keyArn,
    retain: context.retain,
    tags: stack.tags.tagValues(),
  });
  context.pin(table, spec.logicalId);
  context.output('Data', `${spec.logicalId}Name`, table.ref, `Table of the store ${spec.store}`);
  // Made from the name, not from the resource: a role that names the table is then no obstacle to its removal.
  context.provideAttributes(id, {
    arn: `arn:${Aws.PARTITION}:dynamodb:${context.region}:${Aws.ACCOUNT_ID}:table/${spec.tableName}`,
  });
};
