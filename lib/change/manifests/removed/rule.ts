import type { KubernetesObject } from '../../assembly';
import type { Changes, ObjectChange, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { at, listOf, mapsOf } from '../../reading';
import { clusterPairs, ofKind, type ClusterPair } from '../clusters';
import { deleteCommand, kindOf } from '../kinds';
import { heldBy, type Held } from './holding';
import { renamedTo } from './renamed';

const HASH = 'strata/content-hash';

/** The name without the hash of the content that it ends in; undefined where it ends in none. */
const stemOf = ({ metadata: { name, annotations } }: KubernetesObject): string | undefined => {
  const hash = annotations?.[HASH];
  return hash !== undefined && name.endsWith(`-${hash}`) ? name.slice(0, -hash.length - 1) : undefined;
};

const lineageOf = (object: KubernetesObject): string => `${kindOf(object)} ${object.metadata.namespace ?? ''}/${stemOf(object) ?? ''}`;

/** Whether Argo CD deletes by itself what is in the manifests no more. */
const isPruned = (objects: readonly KubernetesObject[]): boolean =>
  ofKind(objects, 'argoproj.io Application', 'argoproj.io ApplicationSet').some((app) =>
    [app, at(app, 'spec.template')].some(
      (one) =>
        at(one, 'spec.syncPolicy.automated.prune') === true &&
        mapsOf(listOf(at(one, 'spec.source'))).some((source) => !('chart' in source)),
    ),
  );

/** What has come in its place: of another kind, or in another namespace. */
const successorOf = (removed: KubernetesObject, added: readonly KubernetesObject[]): string | undefined => {
  const { name, namespace = '' } = removed.metadata;
  const alike = added.filter((object) => object.metadata.name === name);
  const moved = alike.find((object) => kindOf(object) === kindOf(removed));
  if (moved) return `in namespace ${moved.metadata.namespace ?? 'default'} another one is made`;
  const workload = 'template' in Object(removed['spec']);
  const other = workload && alike.find((object) => (object.metadata.namespace ?? '') === namespace && 'template' in Object(object['spec']));
  return other ? `a ${other.kind} of its name is made beside it, so that both run` : undefined;
};

const goneWith = (object: KubernetesObject, namespaces: ReadonlySet<string>): boolean =>
  kindOf(object) !== 'Namespace' && object.metadata.namespace !== undefined && namespaces.has(object.metadata.namespace);

interface Removals {
  readonly pair: ClusterPair;
  readonly removed: readonly (ObjectChange & { readonly before: KubernetesObject })[];
  readonly added: readonly KubernetesObject[];
  readonly pruned: boolean;
}

const losing = ({ cluster, object, before }: Removals['removed'][number], { what, source }: Held, pruned: boolean): Finding => ({
  code: 'BP511',
  verdict: 'refused',
  place: { cluster, object },
  message: pruned
    ? `${object} is in the manifests no more: Argo CD would delete it, and with it ${what}`
    : `${object} is in the manifests no more: whoever deletes or prunes it deletes ${what}`,
  remedy: `keep it in the manifests; if it is to go, keep its data elsewhere first, then ${deleteCommand([before])}, and --allow-replace '${object}'`,
  source,
});

const leaving = ({ cluster, object, before }: Removals['removed'][number], { added, pruned }: Removals): Finding => {
  const successor = successorOf(before, added);
  const fate = pruned ? 'Argo CD would delete it' : 'it stays in the cluster and goes on as it is';
  return {
    code: 'BP510',
    verdict: 'attention',
    place: { cluster, object },
    message: `${object} is in the manifests no more: ${fate}${successor === undefined ? '' : `; ${successor}`}`,
    remedy: pruned ? 'nothing, if it is to go' : `once what replaces it is ready: ${deleteCommand([before])}`,
  };
};

/** A namespace under another name, with nothing in it that holds data: the old one stays with all of it. */
const renamed = ({ cluster, object, before }: Removals['removed'][number], home: string): Finding => ({
  code: 'BP510',
  verdict: 'attention',
  place: { cluster, object },
  message: `${object} is in the manifests no more, and what runs in it is made anew in namespace ${home}: both run, each under its own names`,
  remedy: `once ${home} is ready, and nobody calls names that end in .${before.metadata.name} any more: ${deleteCommand([before])}`,
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
});

/** Former contents, one finding for all: they are replaced by design, and harm nobody but the reader of lists. */
const outdated = (changes: Removals['removed'], pruned: boolean): readonly Finding[] => {
  const [first] = changes;
  if (!first || pruned) return [];
  const groups = new Map<string, KubernetesObject[]>();
  for (const { before } of changes) {
    const key = `${kindOf(before)} ${before.metadata.namespace ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), before]);
  }
  const count = changes.length === 1 ? 'it stays' : `this one and ${changes.length - 1} more of their kind stay`;
  return [
    {
      code: 'BP510',
      verdict: 'attention',
      place: { cluster: first.cluster, object: first.object },
      message: `${first.object} has a successor, whose name ends in the hash of its new content: ${count} until somebody prunes`,
      remedy: `once the pods run with the new content: ${[...groups.values()].map((objects) => deleteCommand(objects)).join('; ')}`,
    },
  ];
};

const removalsIn = (pair: ClusterPair, { objects }: Changes): Removals => ({
  pair,
  removed: objects.flatMap((change) =>
    change.cluster === pair.name && change.action === 'remove' && change.before ? [{ ...change, before: change.before }] : [],
  ),
  added: objects.flatMap(({ cluster, action, after }) => (cluster === pair.name && action === 'add' && after ? [after] : [])),
  pruned: isPruned(pair.before),
});

const findingsIn = (removals: Removals): readonly Finding[] => {
  const { pair, removed, added, pruned } = removals;
  const lineages = new Set(added.filter((object) => stemOf(object) !== undefined).map(lineageOf));
  const namespaces = new Set(removed.filter(({ before }) => kindOf(before) === 'Namespace').map(({ before }) => before.metadata.name));
  const own = removed.filter(({ before }) => !goneWith(before, namespaces));
  const isOutdated = (object: KubernetesObject): boolean => stemOf(object) !== undefined && lineages.has(lineageOf(object));
  return [
    ...own.flatMap((change) => {
      const home = kindOf(change.before) === 'Namespace' && !pruned ? renamedTo(change.before, pair.before, added) : undefined;
      if (home !== undefined) return [renamed(change, home)];
      const held = heldBy(change.before, pair.after);
      if (held) return [losing(change, held, pruned)];
      return isOutdated(change.before) ? [] : [leaving(change, removals)];
    }),
    ...outdated(
      own.filter(({ before }) => isOutdated(before)),
      pruned,
    ),
  ];
};

/** Clusters of which there are no manifests any more: everything that was in them is gone from there. */
const forgotten = ({ before, after }: Changes): readonly ClusterPair[] =>
  (after.clusters ? (before.clusters ?? []) : [])
    .filter(({ name }) => !after.clusters?.some((cluster) => cluster.name === name))
    .map(({ name, objects }) => ({ name, before: objects, after: [] }));

/** What is in the manifests no more stays in the cluster; what holds data does not leave them by surprise. */
export const removedRule: Rule = (changes) =>
  [...clusterPairs(changes), ...forgotten(changes)].flatMap((pair) => findingsIn(removalsIn(pair, changes)));
