import type { KubernetesObject } from '../../assembly';
import type { Changes, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { at, isMap, mapsOf, textOf, type JsonMap } from '../../reading';
import { objectName } from '../changes';
import { byNamespace, clusterPairs, ofKind, workloadsIn, type ClusterPair } from '../clusters';
import { kindOf } from '../kinds';
import { findsPlain } from '../selectors';
import { touchedIn } from './services';

const SOURCE = 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service';

const portsOf = (service: KubernetesObject): readonly JsonMap[] => mapsOf(at(service, 'spec.ports'));

const portText = (port: JsonMap): string => `${textOf(port['protocol']) ?? 'TCP'} ${textOf(port['port']) ?? ''}`;

const said = (cluster: string, service: KubernetesObject, message: string, remedy: string): Finding => ({
  code: 'BP522',
  verdict: 'attention',
  place: { cluster, object: objectName(service) },
  message: `${objectName(service)} ${message}`,
  field: 'spec.ports',
  remedy,
  source: SOURCE,
});

const closed = ({ objects }: Changes): readonly Finding[] =>
  objects.flatMap(({ cluster, before, after }) => {
    // a service without an address of its own is a name of pods, whatever its ports say
    if (!before || !after || kindOf(after) !== 'Service' || at(after, 'spec.clusterIP') === 'None') return [];
    const open = new Set(portsOf(after).map(portText));
    const gone = portsOf(before)
      .map(portText)
      .filter((port) => !open.has(port));
    if (gone.length === 0) return [];
    return [said(cluster, after, `would answer no more on ${gone.join(', ')}`, 'keep the port beside the new one until nobody calls it')];
  });

/** Names of ports that the containers of a service's pods have; undefined where it finds no pods in the manifests. */
const namesBehind = (service: KubernetesObject, objects: readonly KubernetesObject[]): ReadonlySet<string> | undefined => {
  const selector = at(service, 'spec.selector');
  if (!isMap(selector)) return undefined;
  const workloads = workloadsIn(objects).filter(({ labels }) => findsPlain(selector, labels));
  if (workloads.length === 0) return undefined;
  const containers = workloads.flatMap(({ pods }) => [...mapsOf(at(pods, 'containers')), ...mapsOf(at(pods, 'initContainers'))]);
  return new Set(containers.flatMap((container) => mapsOf(container['ports'])).flatMap((port) => textOf(port['name']) ?? []));
};

const lost = (service: KubernetesObject, objects: readonly KubernetesObject[]): readonly string[] => {
  const names = namesBehind(service, objects);
  return portsOf(service).flatMap(({ targetPort }) =>
    typeof targetPort === 'string' && names?.has(targetPort) === false ? [targetPort] : [],
  );
};

const unnamed = ({ name, before, after }: ClusterPair, touched: ReadonlySet<string>): readonly Finding[] => {
  const [was, is] = [byNamespace(before), byNamespace(after)];
  return [...touched].flatMap((namespace) => {
    const [former, now] = [was.get(namespace) ?? [], is.get(namespace) ?? []];
    return ofKind(now, 'Service').flatMap((service) => {
      const known = ofKind(former, 'Service').find(({ metadata }) => metadata.name === service.metadata.name);
      const already = new Set(known ? lost(known, former) : []);
      const missing = lost(service, now).filter((port) => !already.has(port));
      if (!known || missing.length === 0) return [];
      const message = `would send requests nowhere: no container of its pods has a port called ${missing.join(', ')}`;
      return [said(name, service, message, 'let targetPort name a port of the container, or its number')];
    });
  });
};

/** Services that answer on fewer ports, or send what they get to a port that is not there. */
export const servicePortRule: Rule = (changes) => [
  ...closed(changes),
  ...clusterPairs(changes).flatMap((pair) => unnamed(pair, touchedIn(changes, pair.name))),
];
