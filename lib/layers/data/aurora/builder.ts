import { Aws, Validations } from 'aws-cdk-lib';
import type { Builder } from '../../../build/contract';
import { retentionOfAtLeast } from '../../../facts/log-retention';
import { pascalCase } from '../../../naming';
import { NETWORK } from '../../network/vpc/builder';
import { KEYS } from '../../platform/keys/builder';
import { poolHandle } from '../relational/handle';
import { instanceIds, type AuroraSpec } from './capability';
import { AuroraPostgresCluster } from './construct';
import type { AuroraSize } from './size';

const acknowledged = (production: boolean) => [
  {
    id: 'AwsSolutions-RDS11',
    reason: 'the port is no secret: security groups and network policies say who may reach it, and IAM who may log in',
  },
  ...(production ? [] : [{ id: 'AwsSolutions-RDS10', reason: 'a sandbox is made to be destroyed, and leaves nothing behind' }]),
];

export const buildAuroraPostgres: Builder<AuroraSize, AuroraSpec> = ({ id, size, spec }, context) => {
  const network = context.use(NETWORK);
  const keys = context.use(KEYS);
  const { cluster, instances, secret } = new AuroraPostgresCluster(context.stack('Data'), `${pascalCase(spec.pool)}Aurora`, {
    vpcId: network.vpcId,
    subnetIds: network.dataSubnetIds,
    clientSecurityGroupIds: [network.nodeSecurityGroupId],
    encryptionKey: keys.data,
    logEncryptionKey: keys.logs,
    identifier: spec.identifier,
    minAcu: size.minAcu,
    maxAcu: size.maxAcu,
    autoPauseSeconds: size.autoPauseSeconds,
    readers: size.readers,
    engineVersion: spec.engineVersion,
    parameterGroupFamily: spec.parameterGroupFamily,
    parameters: {
      ...spec.parameters,
      log_min_duration_statement: String(size.slowStatementMs),
      idle_in_transaction_session_timeout: String(size.idleTransactionSeconds * 1_000),
    },
    port: spec.port,
    masterUser: spec.masterUser,
    backupRetentionDays: size.backupRetentionDays,
    logDays: retentionOfAtLeast(size.logDays),
    backupWindow: spec.backupWindow,
    maintenanceWindow: spec.maintenanceWindow,
    certificateAuthority: spec.certificateAuthority,
    retain: context.retain,
  });
  Validations.of(cluster).acknowledge(...acknowledged(context.retain));
  Validations.of(secret).acknowledge({
    id: 'AwsSolutions-SMG4',
    reason:
      'rotation would be a Lambda function with a way to the database; one Job reads this password, and docs/backups.md says how to change it',
  });
  context.pin(cluster, spec.logicalId);
  context.pin(secret, spec.secretId);
  instanceIds(spec.logicalId, size.readers).forEach((logicalId, i) => {
    const instance = instances[i];
    if (instance) context.pin(instance, logicalId);
  });

  const output = (suffix: string, value: string, what: string): void =>
    context.output('Data', `${spec.logicalId}${suffix}`, value, `${what} of the ${spec.pool} pool on Aurora`);
  output('Endpoint', cluster.attrEndpointAddress, 'Address');
  output('ReaderEndpoint', cluster.attrReadEndpointAddress, 'Address of the readers');
  output('Port', cluster.attrEndpointPort, 'Port');
  output('SecretArn', secret.ref, "Secret with the master user's password");
  const dbUserArn = `arn:${Aws.PARTITION}:rds-db:${context.region}:${Aws.ACCOUNT_ID}:dbuser:${cluster.attrDbClusterResourceId}`;
  context.provideAttributes(id, {
    resourceId: cluster.attrDbClusterResourceId,
    dbUserArn,
    arn: `arn:${Aws.PARTITION}:rds:${context.region}:${Aws.ACCOUNT_ID}:cluster:${spec.identifier}`,
  });
  context.provide(poolHandle(id), { dbUserArn, secret: { arn: secret.ref, keyArn: keys.data.keyArn } });
};
