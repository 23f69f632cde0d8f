import { Aws, type CfnResource } from 'aws-cdk-lib';
import type { CfnKey, IKey } from 'aws-cdk-lib/aws-kms';
import { handle, type Builder } from '../../../build/contract';
import { logsKeyStatement, publisherKeyStatement, type Publisher, type ResourceStatement } from '../../../facts/service-principals';
import type { KeysSize, KeysSpec, Purpose } from './capability';
import { PurposeKey } from './construct';

/** The region's keys by purpose. */
export const KEYS = handle<Readonly<Record<Purpose, IKey>>>('keys/main');

/** Who publishes into encrypted topics (alarms, the budget, events of databases), and SNS into encrypted queues. */
const PUBLISHERS: readonly Publisher[] = ['budgets', 'cloudWatch', 'rdsEvents', 'sns'];

/** Which services use which key on their own behalf; all others act as their caller, whose IAM policy decides. */
const usersOf = (purpose: Purpose, region: string, more: readonly Publisher[]): ResourceStatement[] => {
  const place = { partition: Aws.PARTITION, region, account: Aws.ACCOUNT_ID };
  switch (purpose) {
    case 'logs':
      return [logsKeyStatement(place)];
    case 'messages':
      return [...PUBLISHERS, ...more].map((publisher) => publisherKeyStatement(publisher, place));
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
      users: usersOf(purpose, context.region, entry.spec.publishers ?? []),
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
