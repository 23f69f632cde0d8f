import { Aws, type CfnResource } from 'aws-cdk-lib';
import type { CfnKey, IKey } from 'aws-cdk-lib/aws-kms';
import { handle, type Builder } from '../../../build/contract';
import type { KeysSize, KeysSpec, Purpose } from './capability';
import { PurposeKey, type KeyUser } from './construct';

/** The region's keys by purpose. */
export const KEYS = handle<Readonly<Record<Purpose, IKey>>>('keys/main');

const USE = ['kms:Decrypt', 'kms:GenerateDataKey*'] as const;

/** Which services use which key on their own behalf; all others act as their caller, whose IAM policy decides. */
const usersOf = (purpose: Purpose, region: string): KeyUser[] => {
  const ownAccount = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } };
  switch (purpose) {
    case 'logs':
      // CloudWatch Logs, "Encrypt log data using KMS": the principal is the region's, the context names the log group.
      return [
        {
          service: `logs.${region}.amazonaws.com`,
          actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
          conditions: {
            ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:${Aws.PARTITION}:logs:${region}:${Aws.ACCOUNT_ID}:log-group:*` },
          },
        },
      ];
    case 'messages':
      // Publishers into encrypted topics (alarms, budgets, database events) and SNS into encrypted queues.
      return ['sns.amazonaws.com', 'cloudwatch.amazonaws.com', 'budgets.amazonaws.com', 'events.rds.amazonaws.com'].map((service) => ({
        service,
        actions: USE,
        conditions: ownAccount,
      }));
    case 'cluster':
    case 'data':
      return [];
  }
};

export const buildKeys: Builder<KeysSize, KeysSpec> = (entry, context) => {
  const stack = context.stack('Keys');
  const made = entry.spec.keys.map(({ purpose, logicalId, alias, description }) => {
    const { key } = new PurposeKey(stack, logicalId, {
      description,
      alias,
      pendingWindowDays: entry.size.pendingWindowDays,
      retain: context.retain,
      users: usersOf(purpose, context.region),
    });
    context.pin(key.node.defaultChild as CfnResource, logicalId);
    return [purpose, key] as const;
  });
  // Attributes of the L1: only those can be referred to weakly, from a role in another region.
  context.provideAttributes(
    entry.id,
    Object.fromEntries(made.map(([purpose, key]) => [`${purpose}.arn`, (key.node.defaultChild as CfnKey).attrArn])),
  );
  context.provide(KEYS, Object.fromEntries(made) as unknown as Record<Purpose, IKey>);
};
