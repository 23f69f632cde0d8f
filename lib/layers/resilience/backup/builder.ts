import type { Builder } from '../../../build/contract';
import type { PlanId } from '../../../plan/contract';
import { KEYS } from '../../platform/keys/builder';
import type { BackupSize, BackupSpec } from './capability';
import { BackupVault } from './construct';

/** Name of a database's selection: that of its pool; of others with their kind behind an underscore, which no name holds, since a store that moves is in two places for a while. */
const selectionOf = (id: PlanId): string => {
  const [kind, name] = id.split('/') as [string, string];
  return kind === 'relational' ? name : `${name}_${kind}`;
};

export const buildBackup: Builder<BackupSize, BackupSpec> = ({ size, spec }, context) => {
  const { vault } = new BackupVault(context.stack('Resilience'), 'Backup', {
    ...size,
    vaultName: spec.vaultName,
    keyArn: context.use(KEYS).data.keyArn,
    resourceArns: Object.fromEntries(spec.databases.map((id) => [selectionOf(id), context.attribute(id, 'arn')])),
    weeklyResources: spec.weekly.map(selectionOf),
    retain: context.retain,
  });
  context.pin(vault, spec.logicalId);
};
