import { Construct } from 'constructs';
import { apiObject } from './cdk8s';
import { autoscalerOf } from './autoscaler';
import { disruptionBudgetOf } from './disruption-budget';
import { labelsOf, selectorLabels } from './labels';
import { networkPolicy } from './network-policy';
import type { Traffic } from './traffic';
import { configMapOf, filesOf, podSpecOf, serviceAccountOf, type PodProps } from './pod';
import type { HealthCheck } from './probes';
import { serviceOf, type NamedPort } from './service';
import { spreadOf } from './spread';

export interface WorkloadProps extends PodProps {
  readonly minReplicas: number;
  /** More than minReplicas: the number follows the use of CPU. @default minReplicas */
  readonly maxReplicas?: number;
  /** Port that it listens on; makes it a Service of the same name and port. @default none: it does not listen */
  readonly port?: number;
  /** Further ports of its Service. @default none */
  readonly morePorts?: readonly NamedPort[];
  /**
   * A Rollout of the same name refers to it and makes its pods: the Deployment then states no number and has no autoscaler, since an
   * apply must never bring its pods back. @default false
   */
  readonly rollout?: boolean;
  /** Where the probes ask. @default connections to the port; without one it has no probes, and its end is the only sign */
  readonly health?: HealthCheck;
  /** Requests reach it through a load balancer too, which is slower than the cluster to learn of a pod's coming and going. @default false */
  readonly behindLoadBalancer?: boolean;
  /** @default nobody may connect to it */
  readonly ingress?: readonly Traffic[];
  /** @default it may connect to nothing */
  readonly egress?: readonly Traffic[];
}

/** Seconds for which a pod that is to end goes on as before, until nobody sends it requests any more. Ours: a load balancer takes several checks. */
const QUIET = { cluster: 5, loadBalancer: 20 } as const;

/** Seconds for requests that are under way, or for one message of a queue. Ours. */
const DRAIN = { listener: 30, worker: 60 } as const;

/**
 * Seconds that a new pod must be well before an old one goes. Auto Mode's load balancer controller cannot hold back readiness until a
 * target is registered and healthy (aws/containers-roadmap#2511), so behind a load balancer time stands in for it; a pod without probes
 * counts as ready at once, and the time shows whether it stays up.
 */
export const settleSeconds = (props: Pick<WorkloadProps, 'behindLoadBalancer'>, health: HealthCheck | undefined): number | undefined => {
  if (props.behindLoadBalancer) return 20;
  return health ? undefined : 10;
};

/** Who owns the number of pods. An autoscaler or a Rollout does where there is one: stated here as well, every apply would set it back. */
const numberOf = ({ minReplicas, maxReplicas = minReplicas, rollout }: WorkloadProps): 'stated' | 'scaled' | 'rolled out' => {
  if (rollout) return 'rolled out';
  return maxReplicas > minReplicas ? 'scaled' : 'stated';
};

const ports = ({ port, morePorts = [] }: WorkloadProps, health: HealthCheck | undefined) => [
  ...(port === undefined ? [] : [{ name: 'http', containerPort: port }]),
  ...morePorts.map((named) => ({ name: named.name, containerPort: named.port })),
  ...(health === undefined || health.port === port ? [] : [{ name: 'health', containerPort: health.port }]),
];

/**
 * A long-running workload, hardened: its own account and configuration, a Deployment that Pod Security "restricted" admits, spread over
 * zones, drained without a gap, scaled by CPU, and behind a policy that allows exactly the connections named. The chart gives the namespace.
 */
export class Workload extends Construct {
  constructor(scope: Construct, id: string, props: WorkloadProps) {
    super(scope, id);
    const { name, port, minReplicas, maxReplicas = minReplicas } = props;
    const health = props.health ?? (port === undefined ? undefined : { port });
    const labels = { ...labelsOf(props) };
    const listener = port !== undefined;
    const quiet = props.behindLoadBalancer ? QUIET.loadBalancer : QUIET.cluster;
    const settle = settleSeconds(props, health);
    const number = numberOf(props);

    const config = configMapOf(props);
    const files = filesOf(props);
    apiObject(this, 'ServiceAccount', serviceAccountOf(props));
    apiObject(this, 'ConfigMap', config);
    if (files) apiObject(this, 'Files', files);
    apiObject(this, 'Deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, labels },
      spec: {
        ...(number === 'stated' ? { replicas: minReplicas } : {}),
        ...(settle === undefined ? {} : { minReadySeconds: settle }),
        revisionHistoryLimit: 5,
        selector: { matchLabels: selectorLabels(name) },
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
        template: {
          metadata: { labels },
          spec: podSpecOf(props, config.metadata.name, {
            ports: ports(props, health),
            ...(health ? { health } : {}),
            ...(listener ? { preStopSeconds: quiet } : {}),
            graceSeconds: listener ? quiet + DRAIN.listener : DRAIN.worker,
            more: { topologySpreadConstraints: spreadOf(name, number === 'rolled out') },
          }),
        },
      },
    });
    if (port !== undefined) apiObject(this, 'Service', serviceOf(props, port, props.morePorts));
    if (number === 'scaled') apiObject(this, 'Autoscaler', autoscalerOf(props, minReplicas, maxReplicas));
    apiObject(this, 'DisruptionBudget', disruptionBudgetOf(props));
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
