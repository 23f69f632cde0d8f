import { isDeepStrictEqual } from 'node:util';
import type { KubernetesObject } from '../../assembly';
import { at, mapsOf, textOf, textsOf, withAt } from '../../reading';
import { quantityOf } from '../quantity';
import { finds } from '../selectors';
import { claimAsKept } from './defaults';

/** What an API server refuses for more than that a field differs. */
export interface Refusal {
  readonly path: string;
  /** Behind the path: `may not shrink from 10Gi to 5Gi`. */
  readonly why: string;
}

type Refusing = (before: KubernetesObject, after: KubernetesObject) => readonly Refusal[];

const STORAGE = 'spec.resources.requests.storage';
const CLASS = 'spec.volumeAttributesClassName';

const fixedPart = (claim: KubernetesObject): unknown =>
  claimAsKept(
    at(
      [STORAGE, CLASS, 'spec.volumeName'].reduce<unknown>((rest, path) => withAt(rest, path, undefined), claim),
      'spec',
    ),
  );

/** A claim may grow, and take another class of attributes; a volume may be named where none was. */
const claim: Refusing = (before, after) => {
  const [from, to] = [before, after].map((side) => quantityOf(at(side, STORAGE)));
  const renamed = at(before, 'spec.volumeName') !== undefined && at(before, 'spec.volumeName') !== at(after, 'spec.volumeName');
  return [
    ...(from !== undefined && to !== undefined && to < from
      ? [{ path: STORAGE, why: `may grow only, not shrink from ${textOf(at(before, STORAGE))} to ${textOf(at(after, STORAGE))}` }]
      : []),
    ...(isDeepStrictEqual(fixedPart(before), fixedPart(after))
      ? []
      : [{ path: 'spec', why: 'cannot be changed but for a larger request and volumeAttributesClassName' }]),
    ...(renamed ? [{ path: 'spec.volumeName', why: 'cannot be changed once it is set' }] : []),
  ];
};

const FIXED = 'may not change once it is set';

/** The address of a service stays as long as it has one; what is left out keeps its value. */
const service: Refusing = (before, after) => {
  if ([before, after].some((side) => at(side, 'spec.type') === 'ExternalName')) return [];
  const refusals: Refusal[] = [];
  const [ipFrom, ipTo] = [before, after].map((side) => textOf(at(side, 'spec.clusterIP')) ?? textsOf(at(side, 'spec.clusterIPs'))[0]);
  if (ipTo !== undefined && ipTo !== '' && ipFrom !== ipTo) refusals.push({ path: 'spec.clusterIP', why: FIXED });
  const [familyFrom, familyTo] = [before, after].map((side) => textsOf(at(side, 'spec.ipFamilies'))[0]);
  const headless = ipFrom === 'None';
  if (!headless && familyFrom !== undefined && familyTo !== undefined && familyFrom !== familyTo)
    refusals.push({ path: 'spec.ipFamilies', why: FIXED });
  const balanced = [before, after].every((side) => at(side, 'spec.type') === 'LoadBalancer');
  if (balanced && at(before, 'spec.loadBalancerClass') !== at(after, 'spec.loadBalancerClass'))
    refusals.push({ path: 'spec.loadBalancerClass', why: FIXED });
  return refusals;
};

const completionsOf = (job: KubernetesObject): unknown =>
  at(job, 'spec.completions') ?? (at(job, 'spec.parallelism') === undefined ? 1 : undefined);

/** How often a job is to succeed stands fast, but for indexed ones, which may be made longer and shorter with their parallelism. */
const job: Refusing = (before, after) => {
  const [from, to] = [completionsOf(before), completionsOf(after)];
  if (from === to) return [];
  const path = 'spec.completions';
  if (at(after, 'spec.completionMode') !== 'Indexed') return [{ path, why: 'cannot be changed' }];
  return to === at(after, 'spec.parallelism') ? [] : [{ path, why: 'may change with an equal spec.parallelism only' }];
};

const versionsOf = (definition: KubernetesObject): ReadonlyMap<string, boolean> =>
  new Map(
    mapsOf(at(definition, 'spec.versions')).flatMap((v) => {
      const name = textOf(v['name']);
      return name === undefined ? [] : [[name, v['storage'] === true] as const];
    }),
  );

/** A version in which objects are stored stays until all have been written anew in another. */
const definition: Refusing = (before, after) => {
  const now = versionsOf(after);
  return [...versionsOf(before)]
    .filter(([name, stored]) => stored && !now.has(name))
    .map(([name]) => ({ path: 'spec.versions', why: `must keep ${name}: objects are stored in it` }));
};

const SELECTING = ['apps DaemonSet', 'apps Deployment', 'apps ReplicaSet', 'apps StatefulSet', 'argoproj.io Rollout'];

/** A workload whose own selector does not find its pods any more: it cannot follow them. */
const selecting: Refusing = (before, after) => {
  const path = 'spec.template.metadata.labels';
  if (at(after, 'spec.selector') === undefined || at(after, 'spec.template') === undefined) return [];
  if (!finds(at(before, 'spec.selector'), at(before, path)) || finds(at(after, 'spec.selector'), at(after, path))) return [];
  return [{ path, why: 'must hold every label of spec.selector, which cannot be changed' }];
};

/** A pool of nodes has a fixed number of them, or as many as pods need: for ever. */
const nodePool: Refusing = (before, after) => {
  const [was, is] = [before, after].map((side) => at(side, 'spec.replicas') !== undefined);
  return was === is ? [] : [{ path: 'spec.replicas', why: 'can neither be added nor taken out: a pool is static or dynamic for ever' }];
};

const SERVER = 'https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis';

/** What is checked in code, by group and kind. */
export const SPECIAL: Readonly<Record<string, { readonly refusing: Refusing; readonly source: string }>> = {
  PersistentVolumeClaim: { refusing: claim, source: `${SERVER}/core/validation/validation.go (ValidatePersistentVolumeClaimUpdate)` },
  Service: { refusing: service, source: `${SERVER}/core/validation/validation.go (ValidateServiceUpdate)` },
  'apiextensions.k8s.io CustomResourceDefinition': {
    refusing: definition,
    source: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/',
  },
  'batch Job': { refusing: job, source: `${SERVER}/batch/validation/validation.go (validateCompletions)` },
  'karpenter.sh NodePool': {
    refusing: nodePool,
    source:
      'rule in the definition of the kind: https://github.com/kubernetes-sigs/karpenter/blob/main/pkg/apis/crds/karpenter.sh_nodepools.yaml',
  },
  ...Object.fromEntries(
    SELECTING.map((kind) => [
      kind,
      { refusing: selecting, source: `${SERVER}/apps/validation/validation.go (ValidatePodTemplateSpecForReplicaSet)` },
    ]),
  ),
};
