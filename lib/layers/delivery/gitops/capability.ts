import { defineCapability, FREE } from '../../../plan/contract';
import type { ReleaseSpec } from '../release/capability';

export interface GitOpsSpec {
  /** The folder of the cluster's manifests, and name of the project. */
  readonly cluster: string;
  readonly url: string;
  readonly path: string;
  readonly revision: string;
  /** URLs of the chart repositories of the releases, sorted. */
  readonly chartRepositories: readonly string[];
}

export const gitops = defineCapability<'gitops', object, GitOpsSpec>({
  kind: 'gitops',
  layer: 'delivery',
  scope: 'region',
  systems: ['Spinnaker'],
  plan: ({ blueprint, entries, names }) => {
    const { gitops: choice, repository } = blueprint.platform.delivery;
    if (choice !== 'argocd' || repository === undefined) return [];
    const charts = entries.filter((e) => e.kind === 'release');
    return [
      {
        id: 'gitops/main',
        engine: 'argocd',
        size: {},
        spec: {
          cluster: names.manifests,
          url: repository.url,
          path: repository.path,
          revision: repository.revision,
          chartRepositories: [...new Set(charts.map((e) => (e.spec as ReleaseSpec).repository))].sort(),
        },
        reason:
          'Argo CD applies what Git says, wave by wave, and puts back what somebody changed by hand; Argo CD itself is yours to install, and is expected in the namespace argocd of this cluster',
        alternatives: [{ engine: 'none', verdict: 'kubectl applies the same folders; pays until more than a few people deploy' }],
        needs: ['cluster/main', ...charts.map((e) => e.id)],
      },
    ];
  },
  // Argo CD itself is somebody else's; what is made here are two objects.
  usage: FREE,
});
