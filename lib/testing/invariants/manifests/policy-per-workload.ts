import { invariant, type Finding } from '../invariant';
import { bothDirections, ownPolicies } from './policies';
import { placeOf, podMakers, templateOf } from './reading';

export const policyPerWorkload = invariant(
  'policy-per-workload',
  'Everything that makes pods has exactly one network policy of its own, for both directions.',
  (s) =>
    podMakers(s).flatMap(({ cluster, object, where }): Finding[] => {
      const own = ownPolicies(cluster, object.metadata.namespace, templateOf(object).metadata.labels);
      return [
        ...(own.length === 1 ? [] : [{ where, problem: `has ${own.length} policies of its own; expected one` }]),
        ...own.filter((p) => !bothDirections(p)).map((p) => ({ where: placeOf(cluster, p), problem: 'is not for both directions' })),
      ];
    }),
);
