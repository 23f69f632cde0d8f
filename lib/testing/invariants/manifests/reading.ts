import type { KubernetesObject, Synthesized } from '../../synth';

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly resources?: { readonly requests?: Readonly<Record<string, string>>; readonly limits?: Readonly<Record<string, string>> };
  readonly securityContext?: Readonly<Record<string, unknown>>;
  readonly livenessProbe?: object;
  readonly readinessProbe?: object;
  readonly startupProbe?: object;
}

export interface PodSpec {
  readonly serviceAccountName?: string;
  readonly automountServiceAccountToken?: boolean;
  readonly securityContext?: Readonly<Record<string, unknown>>;
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly topologySpreadConstraints?: readonly { readonly topologyKey: string }[];
}

export interface PodTemplate {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: PodSpec;
}

/** Kinds that make pods. One line each, sorted. */
export const MAKES_PODS: readonly string[] = ['CronJob', 'DaemonSet', 'Deployment', 'Job', 'StatefulSet'];

export const specOf = <T>(o: KubernetesObject): T => (o['spec'] ?? {}) as T;

/** The pod template of something that makes pods. */
export const templateOf = (o: KubernetesObject): PodTemplate =>
  o.kind === 'CronJob'
    ? specOf<{ jobTemplate: { spec: { template: PodTemplate } } }>(o).jobTemplate.spec.template
    : specOf<{ template: PodTemplate }>(o).template;

/** The objects of one cluster. */
export interface Cluster {
  readonly name: string;
  readonly objects: readonly KubernetesObject[];
  /** Those of these kinds. */
  of(...kinds: readonly string[]): readonly KubernetesObject[];
}

export const clustersOf = (s: Synthesized): readonly Cluster[] =>
  [...s.manifests].map(([name, objects]) => ({ name, objects, of: (...kinds) => objects.filter((o) => kinds.includes(o.kind)) }));

/** `<cluster> <kind> <namespace>/<name>` */
export const placeOf = ({ name }: Cluster, { kind, metadata }: KubernetesObject): string =>
  `${name} ${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`;

/** Everything that makes pods, with its cluster. */
export const podMakers = (
  s: Synthesized,
): readonly { readonly cluster: Cluster; readonly object: KubernetesObject; readonly where: string }[] =>
  clustersOf(s).flatMap((cluster) => cluster.of(...MAKES_PODS).map((object) => ({ cluster, object, where: placeOf(cluster, object) })));

/** Plain data in another order of its keys is the same. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
};
