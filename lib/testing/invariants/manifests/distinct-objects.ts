import { invariant, type Finding } from '../invariant';
import { clustersOf, placeOf } from './reading';

export const distinctObjects = invariant(
  'distinct-objects',
  'Every object of a cluster has a name of its own, in a namespace that is made beside it: of two with one name the later would win in silence.',
  (s) =>
    clustersOf(s).flatMap((cluster): Finding[] => {
      const names = cluster.objects.map((o) => `${o.apiVersion} ${placeOf(cluster, o)}`);
      // Argo CD is its owner's to install, in its own namespace.
      const namespaces = new Set([...cluster.of('Namespace').map((n) => n.metadata.name), 'argocd', 'kube-system', undefined]);
      return [
        ...names.filter((name, i) => names.indexOf(name) !== i).map((where) => ({ where, problem: 'is there twice' })),
        ...cluster.objects
          .filter((o) => !namespaces.has(o.metadata.namespace))
          .map((o) => ({ where: placeOf(cluster, o), problem: `there is no namespace ${o.metadata.namespace ?? ''}` })),
      ];
    }),
);
