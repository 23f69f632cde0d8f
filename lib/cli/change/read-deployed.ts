import type { Assembly } from '../../change';
import { readAccount } from '../account/stacks/read-account';
import type { StackApis } from '../account/stacks/stack-api';
import { refusal } from '../reading';
import { cliError, wholePlace } from '../said';
import { readAssembly } from './read-assembly';
import type { KnownDocuments } from './read-manifests';
import { readOrigin } from './read-origin';

/** Where what stands deployed is to be read. */
export interface DeployedSource {
  /** A folder: its manifests, and where no account is asked its stacks. */
  readonly folder?: string;
  /** Clients of the account, opened where it is to be asked. */
  readonly account?: () => Promise<StackApis>;
}

const nowhere = () =>
  refusal(
    cliError(
      'BP080',
      'nothing says what stands deployed',
      'name its assembly with --deployed <folder>, or read the stacks of your account with --account',
      wholePlace('command line'),
    ),
  );

/**
 * What stands deployed: the assembly of a folder; or the stacks of an account, with the manifests of the folder where one is named.
 * @param after - the new assembly, which lies in `folder`
 * @param known - documents of manifests that were read for the new assembly
 * @throws BlueprintError (BP080, BP089, and those of readAssembly) when it is not said where, or cannot be read
 */
export const readDeployed = async (
  { folder, account }: DeployedSource,
  after: Assembly,
  afterFolder: string,
  cwd: string,
  known: KnownDocuments = new Map(),
): Promise<Assembly> => {
  const kept = folder === undefined ? undefined : readAssembly(folder, cwd, known);
  if (!account) {
    if (!kept) throw nowhere();
    return kept;
  }
  const origin = readOrigin(afterFolder, cwd);
  const regions = origin && kept && { regions: kept.stacks.map(({ region }) => region) };
  // An account is asked for stacks that stand by themselves; those nested in them are compared where both sides lie in folders.
  const own = { ...after, stacks: after.stacks.filter(({ nestedIn }) => nestedIn === undefined) };
  const read = await readAccount(own, await account(), { ...(origin ? { origin } : {}), ...regions });
  return { ...read, ...(kept?.clusters ? { clusters: kept.clusters } : {}) };
};
