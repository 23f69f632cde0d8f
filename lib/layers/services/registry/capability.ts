import { defineCapability, wholeNumber } from '../../../plan/contract';
import { isBuilt, repositoryOf, type Repository } from './names';
import { registryQuotas, registryUsage } from './usage';

export interface RegistrySize {
  /** Images kept in each repository, oldest dropped first, 1 to 1,000: how far back one can roll. */
  readonly keepImages: number;
  /** Days until an image without a tag is dropped, from 1. */
  readonly untaggedDays: number;
}
export interface RegistrySpec {
  readonly team: string;
  readonly repositories: readonly Repository[];
}

export const registry = defineCapability<'registry', RegistrySize, RegistrySpec>({
  kind: 'registry',
  layer: 'services',
  scope: 'region',
  systems: ['Janitor', 'Security'],
  limits: { keepImages: wholeNumber(1, 1_000), untaggedDays: wholeNumber(1, 3_650) },
  plan: ({ blueprint, graph, engines, names }) =>
    graph.teams.flatMap((team) => {
      const repositories = graph.workloads
        .filter((w) => w.team === team && isBuilt(w, blueprint, engines))
        .map((w) => repositoryOf(w, blueprint, names));
      if (repositories.length === 0) return [];
      return [
        {
          id: `registry/${team}` as const,
          engine: 'ecr',
          size: { keepImages: blueprint.profile === 'production' ? 100 : 10, untaggedDays: 7 },
          spec: { team, repositories },
          reason:
            'a repository for each image that is built, in the region that runs it: pods start without asking another region; a tag once pushed stays what it is',
          alternatives: [
            { engine: 'one registry for all regions', verdict: 'saves storage, but pods then start only while that region answers' },
          ],
          needs: ['keys/main'] as const,
          provides: repositories.map((r) => names.output(r.stack, r.output)),
          stateful: repositories.map((r) => ({ stack: names.stack(r.stack), logicalId: r.logicalId, type: 'AWS::ECR::Repository' })),
        },
      ];
    }),
  usage: registryUsage,
  quotas: registryQuotas,
});
