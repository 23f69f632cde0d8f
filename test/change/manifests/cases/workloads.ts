import type { UpdateCase } from './cases';
import { job, namespaced, pod, statefulSet, template, workload } from './objects';

const labelled = { app: 'a', tier: 'front' };

const SELECTING: readonly UpdateCase[] = ['Deployment', 'ReplicaSet', 'DaemonSet'].flatMap((kind) => [
  {
    name: `${kind}: another selector`,
    before: workload(kind),
    after: workload(kind, { selector: { matchLabels: { app: 'b' } }, template: template({ app: 'b' }) }),
    refused: 'spec.selector.matchLabels.app',
  },
  {
    name: `${kind}: another image`,
    before: workload(kind),
    after: workload(kind, { template: template({ app: 'a' }, {}, { image: 'x:2' }) }),
  },
  { name: `${kind}: one more label of the pods`, before: workload(kind), after: workload(kind, { template: template(labelled) }) },
  {
    name: `${kind}: labels that its selector does not find`,
    before: workload(kind),
    after: workload(kind, { template: template({ app: 'b' }) }),
    refused: 'spec.template.metadata.labels',
  },
]);

const ROLLOUT = (spec: Record<string, unknown>) =>
  namespaced('argoproj.io/v1alpha1', 'Rollout', { spec: { selector: { matchLabels: { app: 'a' } }, template: template(), ...spec } });

/** What becomes of workloads that are changed. */
export const WORKLOADS: readonly UpdateCase[] = [
  ...SELECTING,
  { name: 'Deployment: more replicas', before: workload('Deployment', { replicas: 2 }), after: workload('Deployment', { replicas: 3 }) },
  {
    name: 'Deployment: one more label in the selector',
    before: workload('Deployment', { template: template(labelled) }),
    after: workload('Deployment', { selector: { matchLabels: labelled }, template: template(labelled) }),
    refused: 'spec.selector.matchLabels.tier',
  },
  { name: 'Rollout: more replicas', before: ROLLOUT({ replicas: 1 }), after: ROLLOUT({ replicas: 2 }) },
  {
    name: 'Rollout: another selector',
    before: ROLLOUT({}),
    after: ROLLOUT({ selector: { matchLabels: { app: 'b' } }, template: template({ app: 'b' }) }),
    refused: 'spec.selector.matchLabels.app',
  },
  {
    name: 'StatefulSet: everything that may change',
    before: statefulSet({ replicas: 1 }),
    after: statefulSet({
      replicas: 2,
      minReadySeconds: 5,
      revisionHistoryLimit: 3,
      ordinals: { start: 1 },
      updateStrategy: { rollingUpdate: { partition: 1 } },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      template: template(labelled),
    }),
  },
  { name: 'StatefulSet: another service', before: statefulSet(), after: statefulSet({ serviceName: 'b' }), refused: 'spec.serviceName' },
  { name: 'StatefulSet: larger claims', before: statefulSet(), after: statefulSet({}, '2Gi'), refused: 'spec.volumeClaimTemplates' },
  {
    name: 'StatefulSet: claims written otherwise',
    before: statefulSet({}, '1Gi'),
    after: statefulSet({}, '1024Mi', { volumeMode: 'Filesystem' }),
  },
  {
    name: 'StatefulSet: claims of another class',
    before: statefulSet(),
    after: statefulSet({}, '1Gi', { storageClassName: 'fast' }),
    refused: 'spec.volumeClaimTemplates',
  },
  {
    name: 'StatefulSet: no claims any more',
    before: statefulSet(),
    after: statefulSet({ volumeClaimTemplates: [] }),
    refused: 'spec.volumeClaimTemplates',
  },
  {
    name: 'StatefulSet: all pods at once',
    before: statefulSet(),
    after: statefulSet({ podManagementPolicy: 'Parallel' }),
    refused: 'spec.podManagementPolicy',
  },
  { name: 'StatefulSet: a default written out', before: statefulSet(), after: statefulSet({ podManagementPolicy: 'OrderedReady' }) },
  {
    name: 'StatefulSet: another selector',
    before: statefulSet(),
    after: statefulSet({ selector: { matchLabels: { app: 'b' } }, template: template({ app: 'b' }) }),
    refused: 'spec.selector.matchLabels.app',
  },
  { name: 'Job: another image', before: job(), after: job({}, { image: 'x:2' }), refused: 'spec.template.spec.containers' },
  {
    name: 'Job: another environment',
    before: job(),
    after: job({}, { env: [{ name: 'A', value: 'b' }] }),
    refused: 'spec.template.spec.containers',
  },
  {
    name: 'Job: defaults written out',
    before: job(),
    after: job(
      { completionMode: 'NonIndexed', completions: 1 },
      { imagePullPolicy: 'IfNotPresent', terminationMessagePath: '/dev/termination-log' },
    ),
  },
  {
    name: 'Job: memory written otherwise',
    before: job({}, { resources: { requests: { memory: '1Gi' } } }),
    after: job({}, { resources: { requests: { memory: '1024Mi' } } }),
  },
  {
    name: 'Job: how often it is tried, how long, how many at once',
    before: job(),
    after: job({ backoffLimit: 2, activeDeadlineSeconds: 60, ttlSecondsAfterFinished: 60, parallelism: 2, completions: 1 }),
  },
  { name: 'Job: more completions', before: job({ completions: 1 }), after: job({ completions: 2 }), refused: 'spec.completions' },
  {
    name: 'Job: indexed, longer with its parallelism',
    before: job({ completionMode: 'Indexed', completions: 2, parallelism: 2 }),
    after: job({ completionMode: 'Indexed', completions: 3, parallelism: 3 }),
  },
  {
    name: 'Job: indexed, longer alone',
    before: job({ completionMode: 'Indexed', completions: 2, parallelism: 2 }),
    after: job({ completionMode: 'Indexed', completions: 3, parallelism: 2 }),
    refused: 'spec.completions',
  },
  {
    name: 'Job: indexed now',
    before: job({ completions: 1 }),
    after: job({ completions: 1, completionMode: 'Indexed' }),
    refused: 'spec.completionMode',
  },
  {
    name: 'Job: what counts as failed',
    before: job(),
    after: job({ podFailurePolicy: { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }] } }),
    refused: 'spec.podFailurePolicy',
  },
  {
    name: 'Job: other nodes while it waits',
    before: job({ suspend: true }),
    after: job({ suspend: true, template: template({ app: 'a' }, { restartPolicy: 'Never', nodeSelector: { a: 'b' } }) }),
  },
  {
    name: 'CronJob: another image',
    before: namespaced('batch/v1', 'CronJob', {
      spec: { schedule: '0 0 * * *', jobTemplate: { spec: { template: template({ app: 'a' }, { restartPolicy: 'Never' }) } } },
    }),
    after: namespaced('batch/v1', 'CronJob', {
      spec: {
        schedule: '0 1 * * *',
        jobTemplate: { spec: { template: template({ app: 'a' }, { restartPolicy: 'Never' }, { image: 'x:2' }) } },
      },
    }),
  },
  {
    name: 'Pod: another image',
    before: namespaced('v1', 'Pod', { spec: pod() }),
    after: namespaced('v1', 'Pod', { spec: pod({}, { image: 'x:2' }) }),
  },
  {
    name: 'Pod: another command',
    before: namespaced('v1', 'Pod', { spec: pod() }),
    after: namespaced('v1', 'Pod', { spec: pod({}, { command: ['x'] }) }),
    refused: 'spec.containers',
  },
];
