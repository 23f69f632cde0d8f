import { ScheduledJob, type ScheduledJobProps } from '../../lib/kubernetes/scheduled-job';
import { objectsIn } from './objects';

const PROPS: ScheduledJobProps = {
  name: 'report',
  component: 'job',
  partOf: 'shop',
  team: 'apps',
  image: 'docker.io/acme/report:1',
  runtime: 'python',
  cpu: '250m',
  memory: '512Mi',
  schedule: '30 4 * * *',
  deadlineSeconds: 3_600,
};

const build = (props: Partial<ScheduledJobProps> = {}) =>
  objectsIn((chart) => new ScheduledJob(chart, 'Job', { ...PROPS, ...props }), 'apps');

it('runs by the clock in UTC, one run at a time, each with an end', () => {
  expect(build().get('CronJob')).toMatchObject({
    metadata: { name: 'report', namespace: 'apps' },
    spec: {
      schedule: '30 4 * * *',
      timeZone: 'Etc/UTC',
      concurrencyPolicy: 'Forbid',
      jobTemplate: { spec: { backoffLimit: 2, activeDeadlineSeconds: 3_600 } },
    },
  });
});

it('does not count the loss of a node as a failure, and is not moved to fill one better', () => {
  expect(build().get('CronJob')).toMatchObject({
    spec: {
      jobTemplate: {
        spec: {
          podFailurePolicy: { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] }] },
          // a failure policy is refused with any other restart policy
          template: {
            metadata: { annotations: { 'karpenter.sh/do-not-disrupt': 'true' } },
            spec: { restartPolicy: 'Never', automountServiceAccountToken: false },
          },
        },
      },
    },
  });
});

it('has no probes, no budget, no spread, and a Service only with a port', () => {
  expect([...build().keys()].sort()).toEqual(['ConfigMap', 'CronJob', 'NetworkPolicy', 'ServiceAccount']);
  expect(JSON.stringify(build().get('CronJob'))).not.toMatch(/Probe|topologySpread|preStop/);
  expect(build({ port: 9000 }).get('Service')).toMatchObject({ metadata: { name: 'report' }, spec: { ports: [{ port: 9000 }] } });
});
