import { invariant, type Finding } from '../invariant';
import { bothDirections, isForAll, policySpec } from './policies';
import { clustersOf, placeOf } from './reading';

const LEVEL = 'pod-security.kubernetes.io/enforce';

export const closedNamespaces = invariant(
  'closed-namespaces',
  'Every namespace enforces Pod Security "restricted", and exactly one policy denies all traffic of its pods in both directions until another one allows it.',
  (s) =>
    clustersOf(s).flatMap((cluster) =>
      cluster.of('Namespace').flatMap((namespace): Finding[] => {
        const where = placeOf(cluster, namespace);
        const level = namespace.metadata.labels?.[LEVEL];
        const forAll = cluster.of('NetworkPolicy').filter((p) => p.metadata.namespace === namespace.metadata.name && isForAll(p));
        return [
          ...(level === 'restricted' ? [] : [{ where, problem: `enforces ${level ?? 'nothing'}; expected restricted` }]),
          ...(forAll.length === 1 ? [] : [{ where, problem: `has ${forAll.length} policies for all its pods; expected one` }]),
          ...forAll
            .filter((p) => !bothDirections(p) || policySpec(p).ingress !== undefined || policySpec(p).egress !== undefined)
            .map((p) => ({ where: placeOf(cluster, p), problem: 'does not deny everything in both directions' })),
        ];
      }),
    ),
);
