import type { KubernetesObject } from '../../assembly';
import { at, textOf, textsOf } from '../../reading';
import { finds } from '../selectors';
import { claim } from './claims';
import { definition } from './definitions';
import { kafka, kafkaTopic, postgres } from './operators';
import type { Refusal, Refusing } from './refusing';

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

/** Fewest and most pods of an autoscaler. */
const autoscaler: Refusing = (_, after) => {
  const [least, most] = ['spec.minReplicas', 'spec.maxReplicas'].map((path) => Number(at(after, path) ?? 1));
  if (least === undefined || most === undefined || most >= least) return [];
  return [{ path: 'spec.maxReplicas', why: `may not be fewer than spec.minReplicas (${most} instead of ${least} or more)` }];
};

const SERVER = 'https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis';

const STRIMZI =
  'https://github.com/strimzi/strimzi-kafka-operator/blob/main/cluster-operator/src/main/java/io/strimzi/operator/cluster/model/StorageDiff.java';

/** What is checked in code, by group and kind. */
export const SPECIAL: Readonly<Record<string, { readonly refusing: Refusing; readonly source: string }>> = {
  PersistentVolumeClaim: { refusing: claim, source: `${SERVER}/core/validation/validation.go (ValidatePersistentVolumeClaimUpdate)` },
  Service: { refusing: service, source: `${SERVER}/core/validation/validation.go (ValidateServiceUpdate)` },
  'apiextensions.k8s.io CustomResourceDefinition': {
    refusing: definition,
    source: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/',
  },
  'autoscaling HorizontalPodAutoscaler': {
    refusing: autoscaler,
    source: `${SERVER}/autoscaling/validation/validation.go (validateHorizontalPodAutoscalerSpec)`,
  },
  'batch Job': { refusing: job, source: `${SERVER}/batch/validation/validation.go (validateCompletions)` },
  'kafka.strimzi.io Kafka': { refusing: kafka, source: STRIMZI },
  'kafka.strimzi.io KafkaNodePool': { refusing: kafka, source: STRIMZI },
  'kafka.strimzi.io KafkaTopic': {
    refusing: kafkaTopic,
    source: 'https://strimzi.io/docs/operators/latest/deploying#proc-configuring-kafka-topic-str',
  },
  'karpenter.sh NodePool': {
    refusing: nodePool,
    source:
      'rule in the definition of the kind: https://github.com/kubernetes-sigs/karpenter/blob/main/pkg/apis/crds/karpenter.sh_nodepools.yaml',
  },
  'postgresql.cnpg.io Cluster': {
    refusing: postgres,
    source: 'https://github.com/cloudnative-pg/cloudnative-pg/blob/main/internal/webhook/v1/cluster_webhook.go (validateStorageSizeChange)',
  },
  ...Object.fromEntries(
    SELECTING.map((kind) => [
      kind,
      { refusing: selecting, source: `${SERVER}/apps/validation/validation.go (ValidatePodTemplateSpecForReplicaSet)` },
    ]),
  ),
};
