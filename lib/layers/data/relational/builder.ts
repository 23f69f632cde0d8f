import { Aws, Validations } from 'aws-cdk-lib';
import type { Builder } from '../../../build/contract';
import { retentionOfAtLeast } from '../../../facts/log-retention';
import { constructId } from '../../../naming';
import { NETWORK } from '../../network/vpc/builder';
import { KEYS } from '../../platform/keys/builder';
import type { RelationalSize, RelationalSpec } from './capability';
import { PostgresInstance } from './construct';
import { poolHandle } from './handle';

const acknowledged = (production: boolean, multiAz: boolean) => [
  {
    id: 'AwsSolutions-RDS11',
    reason: 'the port is no secret: security groups and network policies say who may reach it, and IAM who may log in',
  },
  ...(multiAz
    ? []
    : [{ id: 'AwsSolutions-RDS3', reason: 'a standby doubles the price; it was left out for this database, in a sandbox by default' }]),
  ...(production ? [] : [{ id: 'AwsSolutions-RDS10', reason: 'a sandbox is made to be destroyed, and leaves nothing behind' }]),
];

export const buildRelational: Builder<RelationalSize, RelationalSpec> = ({ id, size, spec }, context) => {
  const stack = context.stack('Data');
  const network = context.use(NETWORK);
  const keys = context.use(KEYS);
  const { instance } = new PostgresInstance(stack, constructId(spec.pool), {
    vpcId: network.vpcId,
    subnetIds: network.dataSubnetIds,
    clientSecurityGroupIds: [network.nodeSecurityGroupId],
    encryptionKey: keys.data,
    logEncryptionKey: keys.logs,
    identifier: spec.identifier,
    instanceClass: size.instanceClass,
    engineVersion: spec.engineVersion,
    parameterGroupFamily: spec.parameterGroupFamily,
    parameters: {
      ...spec.parameters,
      log_min_duration_statement: String(size.slowStatementMs),
      idle_in_transaction_session_timeout: String(size.idleTransactionSeconds * 1_000),
    },
    port: spec.port,
    masterUser: spec.masterUser,
    multiAz: size.multiAz,
    allocatedStorageGiB: size.allocatedStorageGiB,
    maxStorageGiB: size.maxStorageGiB,
    backupRetentionDays: size.backupRetentionDays,
    logDays: retentionOfAtLeast(size.logDays),
    backupWindow: spec.backupWindow,
    maintenanceWindow: spec.maintenanceWindow,
    certificateAuthority: spec.certificateAuthority,
    retain: context.retain,
  });
  Validations.of(instance).acknowledge(...acknowledged(context.retain, size.multiAz));
  context.pin(instance, spec.logicalId);

  context.output('Data', `${spec.logicalId}Endpoint`, instance.attrEndpointAddress, `Address of the ${spec.pool} pool`);
  context.output('Data', `${spec.logicalId}Port`, instance.attrEndpointPort, `Port of the ${spec.pool} pool`);
  const dbUserArn = `arn:${Aws.PARTITION}:rds-db:${context.region}:${Aws.ACCOUNT_ID}:dbuser:${instance.attrDbiResourceId}`;
  context.provideAttributes(id, {
    resourceId: instance.attrDbiResourceId,
    dbUserArn,
    arn: `arn:${Aws.PARTITION}:rds:${context.region}:${Aws.ACCOUNT_ID}:db:${spec.identifier}`,
  });
  context.provide(poolHandle(id), { dbUserArn });
};
