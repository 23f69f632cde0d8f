import type { KubernetesObject } from '../../assembly';
import type { ObjectChange, Rule } from '../../changes';
import type { Finding } from '../../finding';
import { at, mapsOf, textOf } from '../../reading';
import { workloadOf } from '../clusters';
import { kindOf } from '../kinds';
import { leftClaims } from './volumes';

const PROBES = ['readinessProbe', 'livenessProbe', 'startupProbe'] as const;

/** What is missing without a probe. */
const WITHOUT: Readonly<Record<(typeof PROBES)[number], string>> = {
  readinessProbe: 'pods get requests before they can answer, and a bad version is rolled out to the end',
  livenessProbe: 'a pod that hangs is not restarted',
  startupProbe: 'a pod that starts slowly is taken for a dead one',
};

interface Interruption {
  readonly field: string;
  readonly message: string;
  readonly remedy: string;
  readonly source?: string;
}

type Looking = (before: KubernetesObject, after: KubernetesObject) => readonly Interruption[];

const replicas: Looking = (before, after) => {
  const field = kindOf(after) === 'autoscaling HorizontalPodAutoscaler' ? 'spec.minReplicas' : 'spec.replicas';
  return at(after, field) === 0 && at(before, field) !== 0
    ? [{ field, message: 'would have no pod any more', remedy: 'keep one, unless it is to stop' }]
    : [];
};

const fewerWithData: Looking = (before, after) => {
  const [from, to] = [before, after].map((side) => Number(at(side, 'spec.replicas') ?? 1));
  if (kindOf(after) !== 'apps StatefulSet' || from === undefined || to === undefined || to === 0 || to >= from) return [];
  return [
    {
      field: 'spec.replicas',
      message: `would have ${to} pods instead of ${from}: the claims of the others stay behind, with their data`,
      remedy: 'let the cluster in it move its data off them first',
      source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees',
    },
  ];
};

const strategy: Looking = (before, after) => {
  const field = 'spec.strategy.type';
  return at(after, field) === 'Recreate' && at(before, field) !== 'Recreate'
    ? [
        {
          field,
          message: 'would stop all its pods at each change, before new ones start',
          remedy: 'keep RollingUpdate, where two versions can run at once',
        },
      ]
    : [];
};

const containersOf = (object: KubernetesObject) => mapsOf(at(workloadOf(object)?.pods, 'containers'));

const probes: Looking = (before, after) => {
  const path = kindOf(after) === 'batch CronJob' ? 'spec.jobTemplate.spec.template.spec.containers' : 'spec.template.spec.containers';
  const now = new Map(containersOf(after).map((container) => [textOf(container['name']), container]));
  return containersOf(before).flatMap((container) => {
    const successor = now.get(textOf(container['name']));
    if (!successor) return [];
    return PROBES.filter((probe) => container[probe] !== undefined && successor[probe] === undefined).map((probe) => ({
      field: path,
      message: `would have no ${probe} in container ${textOf(container['name'])}: ${WITHOUT[probe]}`,
      remedy: 'keep it',
      source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
    }));
  });
};

const autoscaled: Looking = (before, after) => {
  const [from, to] = [before, after].map((side) => at(side, 'spec.replicas'));
  if (!['apps Deployment', 'apps StatefulSet'].includes(kindOf(after)) || typeof from !== 'number' || from < 2 || to !== undefined)
    return [];
  return [
    {
      field: 'spec.replicas',
      message: `would fall from ${from} pods to 1 until an autoscaler raises it: a field taken out gets its default`,
      remedy: `let the autoscaler own the field first (kubectl apply --server-side --field-manager), or leave ${from} in until it has scaled once`,
      source:
        'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
    },
  ];
};

const suspended: Looking = (before, after) => {
  const field = 'spec.suspend';
  return kindOf(after) === 'batch CronJob' && at(after, field) === true && at(before, field) !== true
    ? [
        {
          field,
          message: 'would run no more: what is due meanwhile is left out',
          remedy: 'keep it running, unless it is to rest',
          source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-suspension',
        },
      ]
    : [];
};

const volumes: Looking = (before, after) =>
  leftClaims(before, after).map(({ claim, paths, instead }) => ({
    field: 'spec.template.spec.volumes',
    message: `would not find the data of the claim ${claim} any more${paths.length > 0 ? ` at ${paths.join(', ')}` : ''}: ${instead === undefined ? 'its pods start without it' : `${instead} is mounted instead`}`,
    remedy:
      instead === undefined ? 'keep the claim mounted, or move its data first' : `copy the data to ${instead} first, while nothing writes`,
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes',
  }));

/** Brokers and instances of databases hold parts of the data, each its own. */
const NODES: Readonly<Record<string, { readonly field: string; readonly remedy: string; readonly source: string }>> = {
  'kafka.strimzi.io KafkaNodePool': {
    field: 'spec.replicas',
    remedy: 'move the partitions off them first: a KafkaRebalance in mode remove-brokers',
    source: 'https://strimzi.io/docs/operators/latest/deploying#proc-scaling-down-node-pools-str',
  },
};

const fewerNodes: Looking = (before, after) => {
  const nodes = NODES[kindOf(after)];
  if (!nodes) return [];
  const [from, to] = [before, after].map((side) => Number(at(side, nodes.field) ?? 0));
  if (from === undefined || to === undefined || to >= from) return [];
  return [{ message: `would have ${to} nodes instead of ${from}, while the others hold data`, ...nodes }];
};

const LOOKING: readonly Looking[] = [replicas, fewerWithData, strategy, probes, autoscaled, suspended, volumes, fewerNodes];

const findings = ({ cluster, object, before, after }: ObjectChange): readonly Finding[] =>
  !before || !after
    ? []
    : LOOKING.flatMap((look) => look(before, after)).map(({ message, ...rest }) => ({
        code: 'BP522' as const,
        verdict: 'attention' as const,
        place: { cluster, object },
        message: `${object} ${message}`,
        ...rest,
      }));

/** A workload that stops, or is watched less well, is named. */
export const interruptedRule: Rule = ({ objects }) => objects.filter(({ action }) => action === 'change').flatMap(findings);
