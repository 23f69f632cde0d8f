import { Construct } from 'constructs';
import { apiObject } from './cdk8s';
import { labelsOf } from './labels';
import { networkPolicy } from './network-policy';
import type { Traffic } from './traffic';
import { configMapOf, filesOf, podSpecOf, serviceAccountOf, type PodProps } from './pod';
import { serviceOf } from './service';

export interface ScheduledJobProps extends PodProps {
  /** Five cron fields, UTC. */
  readonly schedule: string;
  /** Seconds after which a run is ended, however unfinished: without an end it would keep all later runs away. */
  readonly deadlineSeconds: number;
  /** How often a run that failed is tried again. @default 2 */
  readonly retries?: number;
  /** Port that it listens on while it runs; makes it a Service of the same name and port. @default none: it does not listen */
  readonly port?: number;
  /** Who may connect to it while it runs. @default nobody */
  readonly ingress?: readonly Traffic[];
  /** @default it may connect to nothing */
  readonly egress?: readonly Traffic[];
}

/** Seconds by which a run may be late, when the control plane was away; later than that, the next one has to do. Ours. */
const LATEST_START = 600;

/** A hardened job that runs by the clock, one run at a time. The chart gives the namespace. */
export class ScheduledJob extends Construct {
  constructor(scope: Construct, id: string, props: ScheduledJobProps) {
    super(scope, id);
    const { name, port } = props;
    const labels = { ...labelsOf(props) };
    const config = configMapOf(props);
    const files = filesOf(props);
    apiObject(this, 'ServiceAccount', serviceAccountOf(props));
    apiObject(this, 'ConfigMap', config);
    if (files) apiObject(this, 'Files', files);
    apiObject(this, 'CronJob', {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name, labels },
      spec: {
        schedule: props.schedule,
        timeZone: 'Etc/UTC',
        concurrencyPolicy: 'Forbid',
        startingDeadlineSeconds: LATEST_START,
        successfulJobsHistoryLimit: 1,
        failedJobsHistoryLimit: 3,
        jobTemplate: {
          metadata: { labels },
          spec: {
            backoffLimit: props.retries ?? 2,
            activeDeadlineSeconds: props.deadlineSeconds,
            // A node that goes away is not the job's failure.
            podFailurePolicy: { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] }] },
            template: {
              // A run is not moved just to fill a node better (karpenter.sh, "Disruption").
              metadata: { labels, annotations: { 'karpenter.sh/do-not-disrupt': 'true' } },
              spec: podSpecOf(props, config.metadata.name, {
                ...(port === undefined ? {} : { ports: [{ name: 'http', containerPort: port }] }),
                graceSeconds: 30,
                more: { restartPolicy: 'Never' },
              }),
            },
          },
        },
      },
    });
    if (port !== undefined) apiObject(this, 'Service', serviceOf(props, port));
    apiObject(
      this,
      'NetworkPolicy',
      networkPolicy({
        name,
        labels,
        ...(props.ingress ? { ingress: props.ingress } : {}),
        ...(props.egress ? { egress: props.egress } : {}),
      }),
    );
  }
}
