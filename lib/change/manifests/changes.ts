import type { Assembly, Cluster, KubernetesObject } from '../assembly';
import type { ObjectChange } from '../changes';
import { fieldsBetween } from '../fields';
import { kindOf } from './kinds';

/** `<kind> <namespace>/<name>`, as people write it. */
export const objectName = ({ kind, metadata: { namespace, name } }: KubernetesObject): string =>
  `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;

/** Where `kubectl` puts what names no namespace, unless somebody has told it otherwise. */
const DEFAULT = 'default';

/** What an API server tells objects apart by. The version of a group is none of it: it is one object in all of them. */
const keyOf = (object: KubernetesObject): string => {
  const { namespace = DEFAULT, name } = object.metadata;
  return `${kindOf(object)} ${namespace}/${name}`;
};

const byKey = (cluster: Cluster | undefined): ReadonlyMap<string, KubernetesObject> =>
  new Map((cluster?.objects ?? []).map((object) => [keyOf(object), object]));

const changeOf = (cluster: string, before: KubernetesObject | undefined, after: KubernetesObject | undefined): ObjectChange[] => {
  if (before === after) return [];
  const either = after ?? before;
  if (!either) return [];
  const common = { cluster, object: objectName(either), ...(before ? { before } : {}), ...(after ? { after } : {}) };
  if (!before) return [{ action: 'add', ...common, fields: [] }];
  if (!after) return [{ action: 'remove', ...common, fields: [] }];
  const fields = fieldsBetween(before, after, '');
  return fields.length === 0 ? [] : [{ action: 'change', ...common, fields }];
};

/** What becomes of every Kubernetes object. Empty where one side knows no manifests. */
export const objectChanges = (before: Assembly, after: Assembly): readonly ObjectChange[] => {
  if (!before.clusters || !after.clusters) return [];
  const names = [...new Set([...before.clusters, ...after.clusters].map(({ name }) => name))].sort();
  return names.flatMap((name) => {
    const [former, now] = [before, after].map(({ clusters = [] }) => byKey(clusters.find((c) => c.name === name)));
    const keys = [...new Set([...(former?.keys() ?? []), ...(now?.keys() ?? [])])].sort();
    return keys.flatMap((key) => changeOf(name, former?.get(key), now?.get(key)));
  });
};
