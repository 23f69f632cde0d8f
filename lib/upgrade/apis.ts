import type { Cluster, Json, KubernetesObject } from '../change';
import { apiLives, type ApiLife } from '../facts/kubernetes-apis';
import type { UpgradeFinding } from './finding';
import { isAtLeast } from './minor';

/** A kind of an API version that something asks for, and where it does. */
interface Asked {
  readonly api: string;
  readonly kind: string;
  /** Path within the object; empty for the object itself. */
  readonly path: string;
}

const isMap = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an object is, and every object and reference within it: targets of autoscalers, objects in the values of charts. */
const askedBy = (value: Json, path = ''): readonly Asked[] => {
  if (Array.isArray(value)) return value.flatMap((inner, i) => askedBy(inner as Json, `${path}[${i}]`));
  if (!isMap(value)) return [];
  const { apiVersion, kind } = value;
  const itself = typeof apiVersion === 'string' && typeof kind === 'string' ? [{ api: apiVersion, kind, path }] : [];
  return [...itself, ...Object.entries(value).flatMap(([key, inner]) => askedBy(inner, path === '' ? key : `${path}.${key}`))];
};

const LIVES: ReadonlyMap<string, ApiLife> = new Map(apiLives.flatMap((life) => life.kinds.map((kind) => [`${life.api} ${kind}`, life])));

const objectName = ({ kind, metadata: { name, namespace } }: KubernetesObject): string =>
  `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;

const remedyFor = ({ api, instead }: ApiLife, kind: string): string => {
  if (instead === undefined) return `take it out: nothing took the place of ${kind} in ${api}`;
  return kind === 'Endpoints' ? `write an EndpointSlice of ${instead}` : `write apiVersion: ${instead}`;
};

const findingOf = (asked: Asked, life: ApiLife, to: string): Pick<UpgradeFinding, 'status' | 'message' | 'remedy' | 'source'> => {
  const { api, removed, deprecated, source } = life;
  const what = `${api} ${asked.kind}${asked.path === '' ? '' : ` (at ${asked.path})`}`;
  const gone = removed !== undefined && isAtLeast(to, removed);
  const end = removed === undefined ? 'no version is named that ends it' : `Kubernetes ${removed} is to serve it no more`;
  return {
    status: gone ? 'blocked' : 'look',
    message: gone
      ? `Kubernetes ${removed} and later do not serve ${what}: applying it fails, and what watches it stops`
      : `${what} is deprecated since Kubernetes ${deprecated}; ${end}`,
    remedy: remedyFor(life, asked.kind),
    source,
  };
};

/** Objects of an API that the version does not serve any more, or that it warns of. One finding for each object and API. */
export const apiFindings = (clusters: readonly Cluster[], to: string): readonly UpgradeFinding[] =>
  clusters.flatMap(({ name: cluster, objects }) =>
    objects.flatMap((object) => {
      const found = new Map<ApiLife, UpgradeFinding>();
      for (const asked of askedBy(object)) {
        const life = LIVES.get(`${asked.api} ${asked.kind}`);
        if (life && isAtLeast(to, life.deprecated) && !found.has(life))
          found.set(life, { subject: objectName(object), cluster, ...findingOf(asked, life, to) });
      }
      return [...found.values()];
    }),
  );

/** API groups of the objects of all clusters that are not Kubernetes' own, each with the objects that are of it. */
export const foreignGroups = (clusters: readonly Cluster[]): ReadonlyMap<string, readonly string[]> => {
  const groups = new Map<string, Set<string>>();
  for (const { objects } of clusters)
    for (const object of objects) {
      const [group = '', version] = object.apiVersion.split('/');
      if (version === undefined || !isForeign(group)) continue;
      groups.set(group, (groups.get(group) ?? new Set()).add(object.kind));
    }
  return new Map([...groups].map(([group, kinds]) => [group, [...kinds].sort()] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** Groups of Kubernetes end in `k8s.io` or have no dot; `*.x-k8s.io` are kinds of its other projects. */
const isForeign = (group: string): boolean => group.includes('.') && (!/(^|\.)k8s\.io$/.test(group) || /\.x-k8s\.io$/.test(group));
