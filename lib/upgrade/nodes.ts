import type { Cluster, Json, KubernetesObject } from '../change';
import { FIRST_BALANCED } from '../facts/eks-upgrade';
import type { UpgradeFinding } from './finding';
import { isAtLeast } from './minor';

type Map = { readonly [key: string]: Json };

const mapAt = (value: Json | undefined, ...path: readonly string[]): Map => {
  const found = path.reduce<Json | undefined>((at, key) => (isMap(at) ? at[key] : undefined), value);
  return isMap(found) ? found : {};
};

const isMap = (value: Json | undefined): value is Map => typeof value === 'object' && value !== null && !Array.isArray(value);

const nameOf = ({ kind, metadata }: KubernetesObject): string =>
  `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`;

/** Kinds whose pods a budget of disruptions counts. */
const WORKLOADS: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'Rollout', 'ReplicaSet']);

interface Workload {
  readonly object: KubernetesObject;
  readonly labels: Map;
  readonly annotations: Map;
  /** The fewest pods that it runs as. */
  readonly replicas: number;
}

const sameName = (object: KubernetesObject, namespace: string | undefined, kind: Json | undefined, name: Json | undefined): boolean =>
  object.metadata.namespace === namespace && object.kind === kind && object.metadata.name === name;

/** The fewest pods of a workload: what its autoscaler says, or that of the Rollout which refers to it, else its own number. */
const replicasOf = (workload: KubernetesObject, objects: readonly KubernetesObject[]): number => {
  const { namespace } = workload.metadata;
  const refers = (object: KubernetesObject): boolean => {
    const { kind, name } = mapAt(object, 'spec', 'workloadRef');
    return object.metadata.namespace === namespace && sameName(workload, namespace, kind, name);
  };
  const owner = objects.find((object) => object.kind === 'Rollout' && refers(object)) ?? workload;
  const scaler = objects.find((object) => {
    const { kind, name } = mapAt(object, 'spec', 'scaleTargetRef');
    return object.metadata.namespace === namespace && sameName(owner, namespace, kind, name);
  });
  const stated = scaler ? mapAt(scaler, 'spec')['minReplicas'] : mapAt(owner, 'spec')['replicas'];
  return typeof stated === 'number' ? stated : 1;
};

const workloadsOf = (objects: readonly KubernetesObject[]): readonly Workload[] =>
  objects
    .filter((object) => WORKLOADS.has(object.kind) && Object.keys(mapAt(object, 'spec', 'template')).length > 0)
    .map((object) => ({
      object,
      labels: mapAt(object, 'spec', 'template', 'metadata', 'labels'),
      annotations: mapAt(object, 'spec', 'template', 'metadata', 'annotations'),
      replicas: replicasOf(object, objects),
    }));

const selects = (budget: KubernetesObject, { object, labels }: Workload): boolean => {
  const wanted = Object.entries(mapAt(budget, 'spec', 'selector', 'matchLabels'));
  return (
    object.metadata.namespace === budget.metadata.namespace && wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value)
  );
};

const PERCENT = /^(\d+)%$/;
const WHOLE = 100;

/** Pods that must stay of so many, by `minAvailable`: a share is rounded up, as Kubernetes does. */
const mustStay = (minAvailable: Json | undefined, replicas: number): number => {
  if (typeof minAvailable === 'number') return minAvailable;
  const share = typeof minAvailable === 'string' ? PERCENT.exec(minAvailable)?.[1] : undefined;
  return share === undefined ? 0 : Math.ceil((replicas * Number(share)) / WHOLE);
};

/** Why a budget never lets a pod go, as the rest of a sentence; undefined where it does. */
const heldBy = (budget: KubernetesObject, workloads: readonly Workload[]): string | undefined => {
  const { maxUnavailable, minAvailable } = mapAt(budget, 'spec');
  if (maxUnavailable === 0 || maxUnavailable === '0%') return `maxUnavailable: ${maxUnavailable} never lets a pod go`;
  const held = workloads.find((w) => selects(budget, w) && w.replicas > 0 && mustStay(minAvailable, w.replicas) >= w.replicas);
  if (!held) return undefined;
  return `minAvailable: ${String(minAvailable)} lets none of the ${held.replicas === 1 ? 'one pod' : `${held.replicas} pods`} of ${nameOf(held.object)} go`;
};

const budgetFindings = (cluster: string, objects: readonly KubernetesObject[], workloads: readonly Workload[]): readonly UpgradeFinding[] =>
  objects.flatMap((object) => {
    const reason = object.kind === 'PodDisruptionBudget' ? heldBy(object, workloads) : undefined;
    if (reason === undefined) return [];
    return [
      {
        status: 'blocked' as const,
        subject: nameOf(object),
        cluster,
        message: `${reason}, so that nodes that hold them are not replaced`,
        remedy: 'maxUnavailable: 1, or more replicas than must stay',
      },
    ];
  });

const DO_NOT_DISRUPT = 'karpenter.sh/do-not-disrupt';

const undisturbed = (cluster: string, workloads: readonly Workload[]): readonly UpgradeFinding[] =>
  workloads
    .filter(({ annotations }) => annotations[DO_NOT_DISRUPT] === 'true')
    .map(({ object }) => ({
      status: 'blocked',
      subject: nameOf(object),
      cluster,
      message: `its pods ask not to be disturbed (${DO_NOT_DISRUPT}), so that nodes that hold them are not replaced`,
      remedy: 'take the annotation off for the time of the upgrade',
    }));

/** A pool that lets no node be replaced, at some hours or ever. */
const closedPool = (cluster: string, pool: KubernetesObject): readonly UpgradeFinding[] => {
  const { budgets } = mapAt(pool, 'spec', 'disruption');
  const closed = Array.isArray(budgets)
    ? (budgets as readonly Json[]).filter((budget) => ['0', '0%'].includes(String(mapAt(budget)['nodes'])))
    : [];
  return closed.map((budget) => {
    const { schedule, duration } = mapAt(budget);
    const hours = typeof schedule === 'string' ? ` from ${schedule} on for ${String(duration)}` : '';
    return {
      status: hours === '' ? 'blocked' : 'look',
      subject: nameOf(pool),
      cluster,
      message: `its budget lets no node be replaced${hours}`,
      remedy: 'nodes: "1"',
    };
  });
};

const poolFindings = (cluster: string, objects: readonly KubernetesObject[], to: string): readonly UpgradeFinding[] =>
  objects
    .filter(({ kind, apiVersion }) => kind === 'NodePool' && apiVersion.startsWith('karpenter.sh/'))
    .flatMap((pool) => {
      const silent = isAtLeast(to, FIRST_BALANCED) && mapAt(pool, 'spec', 'disruption')['consolidationPolicy'] === undefined;
      const note: UpgradeFinding = {
        status: 'look',
        subject: nameOf(pool),
        cluster,
        message: `it does not say how it consolidates, and a pool that is made on Kubernetes ${FIRST_BALANCED} or later does so less eagerly`,
        remedy: 'consolidationPolicy: WhenEmptyOrUnderutilized, to keep what it does today',
        source: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-change.html',
      };
      return [...closedPool(cluster, pool), ...(silent ? [note] : [])];
    });

/** What keeps nodes from being replaced, by the manifests. */
export const nodeFindings = (clusters: readonly Cluster[], to: string): readonly UpgradeFinding[] =>
  clusters.flatMap(({ name, objects }) => {
    const workloads = workloadsOf(objects);
    return [...budgetFindings(name, objects, workloads), ...undisturbed(name, workloads), ...poolFindings(name, objects, to)];
  });

/** Workloads that run as one pod, which is away from the drain of its node until another one is ready: `apps/web`, sorted. */
export const singlePods = (clusters: readonly Cluster[]): readonly string[] =>
  [
    ...new Set(
      clusters.flatMap(({ objects }) =>
        workloadsOf(objects)
          .filter(({ replicas }) => replicas === 1)
          .map(({ object: { metadata } }) => `${metadata.namespace ?? 'default'}/${metadata.name}`),
      ),
    ),
  ].sort();
