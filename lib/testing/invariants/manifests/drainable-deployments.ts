import { invariant, type Finding } from '../invariant';
import { clustersOf, placeOf, same, specOf, templateOf } from './reading';

interface Selecting {
  readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
}

const SPREAD = ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'];

export const drainableDeployments = invariant(
  'drainable-deployments',
  'Every Deployment selects its pods by its name alone (a selector cannot be changed), spreads them over zones and nodes, and has one budget that lets a node be drained pod by pod.',
  (s) =>
    clustersOf(s).flatMap((cluster) =>
      cluster.of('Deployment').flatMap((deployment): Finding[] => {
        const where = placeOf(cluster, deployment);
        const { matchLabels } = specOf<Selecting>(deployment).selector;
        const spread = (templateOf(deployment).spec.topologySpreadConstraints ?? []).map((c) => c.topologyKey);
        const budgets = cluster
          .of('PodDisruptionBudget')
          .filter(
            (b) => b.metadata.namespace === deployment.metadata.namespace && same(specOf<Selecting>(b).selector.matchLabels, matchLabels),
          )
          .map((b) => specOf<{ maxUnavailable?: number }>(b).maxUnavailable);
        return [
          ...(same(matchLabels, { 'app.kubernetes.io/name': deployment.metadata.name })
            ? []
            : [{ where, problem: `selects by ${JSON.stringify(matchLabels)}` }]),
          ...SPREAD.filter((key) => !spread.includes(key)).map((key) => ({ where, problem: `is not spread by ${key}` })),
          ...(same(budgets, [1])
            ? []
            : [{ where, problem: `its budgets let ${JSON.stringify(budgets)} pods go at once; expected one budget with 1` }]),
        ];
      }),
    ),
);
