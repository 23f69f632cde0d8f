import type { Builder } from '../../../build/contract';
import { KEYS } from '../../platform/keys/builder';
import type { BackupSize, BackupSpec } from './capability';
import { BackupVault } from './construct';

export const buildBackup: Builder<BackupSize, BackupSpec> = ({ size, spec }, context) => {
  const { vault } = new BackupVault(context.stack('Resilience'), 'Backup', {
    ...size,
    vaultName: spec.vaultName,
    keyArn: context.use(KEYS).data.keyArn,
    resourceArns: Object.fromEntries(spec.databases.map((id) => [id.slice(id.indexOf('/') + 1), context.attribute(id, 'arn')])),
    retain: context.retain,
  });
  context.pin(vault, spec.logicalId);
};
