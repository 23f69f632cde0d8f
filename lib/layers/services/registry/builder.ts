import type { Builder } from '../../../build/contract';
import { KEYS } from '../../platform/keys/builder';
import type { RegistrySize, RegistrySpec } from './capability';
import { ImageRepository } from './construct';

export const buildRegistry: Builder<RegistrySize, RegistrySpec> = ({ size, spec }, context) => {
  const keyArn = context.use(KEYS).data.keyArn;
  for (const { workload, stack, logicalId, output, repositoryName } of spec.repositories) {
    const { repository } = new ImageRepository(context.stack(stack), logicalId, {
      ...size,
      repositoryName,
      keyArn,
      retain: context.retain,
    });
    context.pin(repository, logicalId);
    context.output(stack, output, repository.attrRepositoryUri, `Where images of ${workload} are pushed to`);
  }
};
