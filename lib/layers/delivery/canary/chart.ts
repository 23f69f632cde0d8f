import { Construct } from 'constructs';
import { apiObject } from '../../../kubernetes/cdk8s';
import { autoscalerOf } from '../../../kubernetes/autoscaler';
import { labelsOf, selectorLabels, type Ownership } from '../../../kubernetes/labels';
import type { HealthCheck } from '../../../kubernetes/probes';
import { settleSeconds } from '../../../kubernetes/workload';
import { checkProps, dnsLabel, items, propError, whole } from '../../props';

export interface CanaryRolloutProps extends Ownership {
  /** Fewest pods. */
  readonly minReplicas: number;
  /** More than minReplicas: the number follows the use of CPU. @default minReplicas */
  readonly maxReplicas?: number;
  /** Shares of the pods in percent, rising, at which a new version waits. @default [50] */
  readonly weights?: readonly number[];
  /** Seconds that it waits at each. @default 300 */
  readonly pauseSeconds?: number;
  /** Seconds within which the pods of a step come up, or the version is taken back. @default 600 */
  readonly progressDeadlineSeconds?: number;
  /** Where the Deployment's probes ask. @default a pod counts as ready at once, and ten seconds show whether it stays up */
  readonly health?: HealthCheck;
  /** Requests reach it through a load balancer too, which is slower than the cluster to learn of new pods. @default false */
  readonly behindLoadBalancer?: boolean;
}

/** Seconds for which a new pod has to be well before it counts, where nothing asks for more. Ours: a version that crashes at once does it within these. */
const READY_SECONDS = 10;

const ROLLOUT = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' } as const;

/**
 * Brings new versions of a Deployment to users step by step: a Rollout that takes the pod template from the Deployment of its name (made
 * with `rollout: true`) and makes the pods itself, and the autoscaler of both. The Rollout has the Deployment's own selector, so that
 * services, budgets and network policies find its pods as before. The chart gives the namespace.
 */
export class CanaryRollout extends Construct {
  /** What Argo Rollouts would refuse, after the apply, by a Rollout that stands still (spec validation of the controller). */
  private check(props: CanaryRolloutProps): void {
    checkProps(
      this,
      props,
      {
        name: dnsLabel,
        minReplicas: whole(1),
        maxReplicas: whole(props.minReplicas),
        weights: items(1, Infinity, 'weights'),
        pauseSeconds: whole(1),
        progressDeadlineSeconds: whole((settleSeconds(props, props.health) ?? READY_SECONDS) + 1),
      },
      ['name', 'minReplicas'],
    );
    const { weights = [] } = props;
    if (weights.some((weight, i) => !Number.isInteger(weight) || weight <= (weights[i - 1] ?? 0) || weight >= 100))
      throw propError(this, `weights are ${weights.join(', ')}; allowed are whole numbers from 1 to 99, rising`);
  }

  constructor(scope: Construct, id: string, props: CanaryRolloutProps) {
    super(scope, id);
    this.check(props);
    const { name, minReplicas, maxReplicas = minReplicas, weights = [50], pauseSeconds = 300 } = props;
    const scaled = maxReplicas > minReplicas;
    apiObject(this, 'Rollout', {
      ...ROLLOUT,
      metadata: { name, labels: { ...labelsOf(props) } },
      spec: {
        // An autoscaler owns the number: stated here as well, every apply would set it back.
        ...(scaled ? {} : { replicas: minReplicas }),
        minReadySeconds: settleSeconds(props, props.health) ?? READY_SECONDS,
        progressDeadlineSeconds: props.progressDeadlineSeconds ?? 600,
        progressDeadlineAbort: true,
        revisionHistoryLimit: 5,
        selector: { matchLabels: selectorLabels(name) },
        // The pods that the Deployment had go one by one as those of the Rollout become ready, and come back if the first one fails.
        workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name, scaleDown: 'progressively' },
        strategy: {
          canary: {
            maxSurge: '25%',
            maxUnavailable: 0,
            steps: weights.flatMap((setWeight) => [{ setWeight }, { pause: { duration: `${pauseSeconds}s` } }]),
          },
        },
      },
    });
    if (scaled) apiObject(this, 'Autoscaler', autoscalerOf(props, minReplicas, maxReplicas, ROLLOUT));
  }
}
