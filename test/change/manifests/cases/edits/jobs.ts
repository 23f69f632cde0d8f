import { became, edited, type Edit } from './edit';

const JOB = `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate, namespace: shop, labels: { v: '1' } }
spec:
  backoffLimit: 3
  template:
    metadata: { labels: { app: migrate } }
    spec:
      restartPolicy: Never
      containers: [{ name: m, image: 'm:1', env: [{ name: A, value: b }] }]
`;

const CRON = `
apiVersion: batch/v1
kind: CronJob
metadata: { name: clean, namespace: shop }
spec:
  schedule: '0 1 * * *'
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers: [{ name: m, image: 'm:1' }]
`;

export const JOBS: readonly Edit[] = [
  edited('Job: image', ['BP509 refused Job shop/migrate'], JOB, ['m:1', 'm:2']),
  edited('Job: env', ['BP509 refused Job shop/migrate'], JOB, ['value: b', 'value: c']),
  edited('Job: template label', ['BP509 refused Job shop/migrate'], JOB, ['app: migrate }', 'app: migrate, x: y }']),
  edited('Job: backoff', [], JOB, ['Limit: 3', 'Limit: 5']),
  edited('Job: ttl', [], JOB, ['backoffLimit', 'ttlSecondsAfterFinished: 60\n  backoffLimit']),
  edited('Job: deadline', [], JOB, ['backoffLimit', 'activeDeadlineSeconds: 60\n  backoffLimit']),
  edited('Job: parallelism 1 written out', [], JOB, ['backoffLimit', 'parallelism: 1\n  completions: 1\n  backoffLimit']),
  edited('Job: completions', ['BP509 refused Job shop/migrate'], JOB, ['backoffLimit', 'completions: 3\n  backoffLimit']),
  edited('Job: suspend', [], JOB, ['backoffLimit', 'suspend: true\n  backoffLimit']),
  edited('Job: label on metadata', [], JOB, ["v: '1'", "v: '2'"]),
  edited(
    'Job: another name',
    ['BP510 attention Job shop/migrate'],
    JOB,
    ['name: migrate, namespace', 'name: migrate-2, namespace'],
    ['m:1', 'm:2'],
  ),
  became('Job: removed', ['BP510 attention Job shop/migrate'], JOB, ''),
  edited(
    'Job: replaced by Argo CD on sync',
    [],
    JOB.replace("labels: { v: '1' }", "annotations: { argocd.argoproj.io/sync-options: 'Force=true,Replace=true' }"),
    ['m:1', 'm:2'],
  ),
  edited('Job: a hook of Helm', [], JOB.replace("labels: { v: '1' }", 'annotations: { helm.sh/hook: pre-upgrade }'), ['m:1', 'm:2']),
  edited('Job: restart policy default container fields', [], JOB, [
    "image: 'm:1'",
    "image: 'm:1', imagePullPolicy: IfNotPresent, terminationMessagePath: /dev/termination-log",
  ]),
  edited(
    'Job: serviceAccount deprecated alias',
    [],
    JOB.replace('restartPolicy: Never', 'restartPolicy: Never\n      serviceAccountName: m'),
    ['serviceAccountName: m', 'serviceAccountName: m\n      serviceAccount: m'],
  ),
  edited('Job: podReplacementPolicy', [], JOB, ['backoffLimit', 'podReplacementPolicy: Failed\n  backoffLimit']),
  edited('Job: pod failure policy', ['BP509 refused Job shop/migrate'], JOB, [
    'backoffLimit',
    'podFailurePolicy: { rules: [] }\n  backoffLimit'.replace('[]', '[{ action: Ignore, onPodConditions: [{ type: DisruptionTarget }] }]'),
  ]),
  edited('CronJob: image', [], CRON, ['m:1', 'm:2']),
  edited('CronJob: schedule', [], CRON, ['0 1', '0 2']),
  edited('CronJob: template label', [], CRON, [
    '        spec:\n          restart',
    '        metadata: { labels: { a: b } }\n        spec:\n          restart',
  ]),
  edited('CronJob: completions', [], CRON, ['    spec:\n      template', '    spec:\n      completions: 3\n      template']),
  edited('CronJob: suspended', ['BP522 attention CronJob shop/clean'], CRON, ['jobTemplate', 'suspend: true\n  jobTemplate']),
  edited('CronJob: time zone', [], CRON, ['jobTemplate', 'timeZone: Etc/UTC\n  jobTemplate']),
  edited('CronJob: old version', [], CRON.replace('batch/v1', 'batch/v1beta1'), ['batch/v1beta1', 'batch/v1']),
  became('CronJob: removed', ['BP510 attention CronJob shop/clean'], CRON, ''),
];
