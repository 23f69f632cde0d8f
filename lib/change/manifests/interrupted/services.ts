import type { KubernetesObject } from '../../assembly';
import type { Changes, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { at, isMap } from '../../reading';
import { objectName } from '../changes';
import { byNamespace, clusterPairs, ofKind, workloadsIn, type ClusterPair } from '../clusters';
import { findsPlain } from '../selectors';

/** Namespaces of a cluster in which something differs: nothing else need be looked at. */
export const touchedIn = ({ objects }: Changes, cluster: string): ReadonlySet<string> =>
  new Set(objects.filter((change) => change.cluster === cluster).map(({ before, after }) => (after ?? before)?.metadata.namespace ?? ''));

const served = (service: KubernetesObject, objects: readonly KubernetesObject[]): number => {
  const selector = at(service, 'spec.selector');
  return isMap(selector) ? workloadsIn(objects).filter(({ labels }) => findsPlain(selector, labels)).length : 0;
};

const lonely = ({ name, before, after }: ClusterPair, touched: ReadonlySet<string>): readonly Finding[] => {
  const [was, is] = [byNamespace(before), byNamespace(after)];
  return [...touched].flatMap((namespace) => {
    const [former, now] = [was.get(namespace) ?? [], is.get(namespace) ?? []];
    return ofKind(now, 'Service').flatMap((service): readonly Finding[] => {
      const known = ofKind(former, 'Service').find(({ metadata }) => metadata.name === service.metadata.name);
      if (!known || served(known, former) === 0 || served(service, now) > 0) return [];
      return [
        {
          code: 'BP522',
          verdict: 'attention',
          place: { cluster: name, object: objectName(service) },
          message: `${objectName(service)} would find no pod any more: whoever calls it gets no answer`,
          field: 'spec.selector',
          remedy: 'let its selector match the labels of the pods; change labels in two steps, each deployed',
          source: 'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
        },
      ];
    });
  });
};

/** A service that had pods behind it, and would have none, is named. */
export const lonelyServiceRule: Rule = (changes) => clusterPairs(changes).flatMap((pair) => lonely(pair, touchedIn(changes, pair.name)));
