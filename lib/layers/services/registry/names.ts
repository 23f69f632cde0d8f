import type { Blueprint } from '../../../blueprint';
import { pascalCase, stableHash } from '../../../naming';
import type { EngineChoices, Names, Workload } from '../../../plan/contract';
import { teamStack } from '../shards';

/** The image repository of one workload. */
export interface Repository {
  readonly workload: string;
  /** Suffix of its stack. */
  readonly stack: string;
  readonly logicalId: string;
  /** Id of the output with its URI. */
  readonly output: string;
  readonly repositoryName: string;
}

/** Does a processor run in a container of our own? On other engines it is a job of that engine. */
export const runsInContainer = (workload: Workload, engines: EngineChoices): boolean =>
  workload.origin !== 'processor' || engines.processors[workload.name]?.engine === 'worker';

/** Is the workload's image built for it, and so needs a place? Not if the blueprint names one, or wants placeholders. */
export const isBuilt = (workload: Workload, blueprint: Blueprint, engines: EngineChoices): boolean =>
  blueprint.images === 'built' &&
  !(workload.origin === 'service' && blueprint.services[workload.name]?.image) &&
  runsInContainer(workload, engines);

/** ecr CreateRepository takes one hyphen between letters, never two. */
const withoutDoubleHyphens = (name: string): string => (name.includes('--') ? `${name.replace(/-+/g, '-')}-${stableHash(name)}` : name);

export const repositoryOf = (workload: Workload, blueprint: Blueprint, names: Names): Repository => ({
  workload: workload.name,
  stack: teamStack('Registry', workload.team, workload.name, blueprint),
  logicalId: `${pascalCase(workload.name)}Repository`,
  output: `${pascalCase(workload.name)}RepositoryUri`,
  repositoryName: withoutDoubleHyphens(names.physical('repository', workload.team, workload.name)),
});
