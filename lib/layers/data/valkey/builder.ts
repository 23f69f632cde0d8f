import { Aws, Validations } from 'aws-cdk-lib';
import type { Builder } from '../../../build/contract';
import { retentionOfAtLeast } from '../../../facts/log-retention';
import { pascalCase } from '../../../naming';
import { NETWORK } from '../../network/vpc/builder';
import { KEYS } from '../../platform/keys/builder';
import type { ValkeySize, ValkeySpec } from './capability';
import { ValkeyCluster } from './construct';

export const buildValkey: Builder<ValkeySize, ValkeySpec> = ({ id, size, spec }, context) => {
  const network = context.use(NETWORK);
  const keys = context.use(KEYS);
  const { replicationGroup } = new ValkeyCluster(context.stack('Data'), `${pascalCase(spec.pool)}-Cache`, {
    vpcId: network.vpcId,
    subnetIds: network.dataSubnetIds,
    clientSecurityGroupIds: [network.nodeSecurityGroupId],
    encryptionKey: keys.data,
    cacheName: spec.cacheName,
    users: spec.users.map(({ userId, accessString }) => ({ userId, accessString })),
    nodeType: size.nodeType,
    replicas: size.replicas,
    engineVersion: spec.engineVersion,
    parameterGroupFamily: spec.parameterGroupFamily,
    parameters: spec.parameters,
    port: spec.port,
    snapshotDays: size.snapshotDays,
    snapshotWindow: spec.snapshotWindow,
    maintenanceWindow: spec.maintenanceWindow,
    logGroupPrefix: spec.logGroupPrefix,
    logDays: retentionOfAtLeast(size.logDays),
    logEncryptionKey: keys.logs,
    retain: context.retain,
  });
  Validations.of(replicationGroup).acknowledge(
    {
      id: 'AwsSolutions-AEC5',
      reason: 'the port is no secret: security groups and network policies say who may reach it, and IAM who may log in',
    },
    { id: 'AwsSolutions-AEC6', reason: 'a password is what AUTH is; users log in with IAM instead, each with its own keys and commands' },
    ...(size.replicas > 0
      ? []
      : [
          {
            id: 'AwsSolutions-AEC4',
            reason: 'a copy in another zone doubles the price; it was left out for this cache, in a sandbox by default',
          },
        ]),
  );
  context.pin(replicationGroup, spec.logicalId);

  // Made from the names, not from the resources: a role that names a user is then no obstacle to the user's removal.
  const arn = (kind: string): string => `arn:${Aws.PARTITION}:elasticache:${context.region}:${Aws.ACCOUNT_ID}:${kind}`;
  context.provideAttributes(id, { arn: arn(`replicationgroup:${spec.cacheName}`), userArn: arn('user') });
};
