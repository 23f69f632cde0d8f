import type { KubernetesObject } from '../../assembly';
import type { Changes, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { objectName } from '../changes';
import { byNamespace, clusterPairs, ofKind, workloadsIn, type ClusterPair } from '../clusters';
import { kindOf } from '../kinds';
import { coversOpening, directionsOf, openingsOf, openingText, selects, type Direction, type Opening } from './policies';

const KIND = 'networking.k8s.io NetworkPolicy';
const SOURCE = 'https://kubernetes.io/docs/concepts/services-networking/network-policies/';

/** How many openings a sentence names. */
const MOST = 4;

/** Pods that are alike: those of a workload, or any other pod that may come. */
interface Pods {
  readonly said: string;
  readonly labels: unknown;
}

/** Pods that stand in no manifest here: what a chart makes, what somebody runs. A new policy is made for something new. */
const OTHERS: Pods = { said: 'pods that no other policy selects', labels: {} };

const podsIn = (objects: readonly KubernetesObject[]): readonly Pods[] =>
  workloadsIn(objects).map(({ object, labels }) => ({ said: `pods of ${objectName(object)}`, labels }));

/** The policies of one side, of one namespace. */
type Policies = readonly KubernetesObject[];

const about = (policies: Policies, { labels }: Pods, direction: Direction): Policies =>
  policies.filter((policy) => selects(policy, labels) && directionsOf(policy).includes(direction));

const DIRECTIONS: readonly Direction[] = ['Ingress', 'Egress'];

interface Spot {
  readonly cluster: string;
  readonly before: Policies;
  readonly after: Policies;
}

const opened = ({ before, after }: Spot, pods: Pods, direction: Direction): readonly Opening[] => {
  const [was, is] = [about(before, pods, direction), about(after, pods, direction)];
  // what no policy was about could be reached from everywhere, and reach everything
  if (was.length === 0) return [];
  const known = was.flatMap((policy) => openingsOf(policy, direction));
  const names = new Set(before.map(objectName));
  return is
    .filter((policy) => pods !== OTHERS || names.has(objectName(policy)))
    .flatMap((policy) => openingsOf(policy, direction))
    .filter((opening) => !known.some((other) => coversOpening(other, opening)));
};

const openedIn = (spot: Spot, all: readonly Pods[]): readonly Finding[] => {
  const byPolicy = new Map<KubernetesObject, Map<string, Opening>>();
  for (const pods of all)
    for (const opening of DIRECTIONS.flatMap((direction) => opened(spot, pods, direction))) {
      const known = byPolicy.get(opening.policy) ?? new Map<string, Opening>();
      byPolicy.set(opening.policy, known.set(`${opening.direction} ${openingText(opening)}`, opening));
    }
  return [...byPolicy].map(([policy, openings]) => {
    const texts = [...openings.values()].map((opening) => `${opening.direction === 'Ingress' ? 'from' : 'to'} ${openingText(opening)}`);
    const rest = texts.length > MOST ? `; and ${texts.length - MOST} more` : '';
    return {
      code: 'BP514',
      verdict: 'attention',
      place: { cluster: spot.cluster, object: objectName(policy) },
      message: `${objectName(policy)} lets more through: ${texts.slice(0, MOST).join('; ')}${rest}`,
      remedy: 'look whether the pods need it: an edge of the blueprint asks for it, or nobody does',
      source: SOURCE,
    };
  });
};

const WAYS: Readonly<Record<Direction, string>> = { Ingress: 'could be reached from everywhere', Egress: 'could reach everything' };

const unguarded = (spot: Spot, all: readonly Pods[]): readonly Finding[] => {
  const said = new Map<KubernetesObject, Set<string>>();
  for (const pods of all)
    for (const direction of DIRECTIONS) {
      const [former] = about(spot.before, pods, direction);
      if (!former || about(spot.after, pods, direction).length > 0) continue;
      said.set(former, (said.get(former) ?? new Set()).add(`${pods.said} ${WAYS[direction]}`));
    }
  const stays = new Set(spot.after.map(objectName));
  return [...said].map(([policy, texts]) => ({
    code: 'BP514',
    verdict: 'attention',
    place: { cluster: spot.cluster, object: objectName(policy) },
    message: `${objectName(policy)} guards less${stays.has(objectName(policy)) ? '' : ', once it is deleted'}: ${[...texts].slice(0, MOST).join('; ')}`,
    remedy: 'keep it, or another policy that selects the pods',
    source: SOURCE,
  }));
};

/** Pods that are there on both sides: what is new has nothing that could be opened, what goes needs no guard. */
const lasting = (before: readonly KubernetesObject[], after: readonly KubernetesObject[]): readonly Pods[] => {
  const former = new Set(podsIn(before).map(({ said }) => said));
  return [...podsIn(after).filter(({ said }) => former.has(said)), OTHERS];
};

const touched = ({ objects }: Changes, cluster: string): ReadonlySet<string> =>
  new Set(
    objects.flatMap(({ cluster: home, before, after, fields }) => {
      const either = after ?? before;
      if (home !== cluster || !either) return [];
      const relabelled = fields.some(({ path }) => path.includes('template.metadata.labels'));
      return kindOf(either) === KIND || relabelled ? [either.metadata.namespace ?? ''] : [];
    }),
  );

const findingsIn = (pair: ClusterPair, namespaces: ReadonlySet<string>): readonly Finding[] => {
  const [was, is] = [byNamespace(pair.before), byNamespace(pair.after)];
  return [...namespaces].flatMap((namespace) => {
    const [before, after] = [was.get(namespace) ?? [], is.get(namespace) ?? []];
    if (before.length === 0 || after.length === 0) return [];
    const spot: Spot = { cluster: pair.name, before: ofKind(before, KIND), after: ofKind(after, KIND) };
    const all = lasting(before, after);
    return [...openedIn(spot, all), ...unguarded(spot, all)];
  });
};

/** Pods that more peers reach, that reach more, or that no policy guards any more. */
export const networkPolicyRule: Rule = (changes) => clusterPairs(changes).flatMap((pair) => findingsIn(pair, touched(changes, pair.name)));
