import { grouped } from '../../../../diagnostics/grouped';
import { metrics } from '../../../../facts/metrics';
import { pascalCase } from '../../../../naming';
import type { AttributeRef, PlanEntry } from '../../../../plan/contract';
import type { EdgeSize, EdgeSpec } from '../../../edge/load-balancer/capability';
import { query, type Draft } from '../alarm';
import type { Objective } from '../objective';
import type { Thresholds } from '../thresholds';

const balancer: AttributeRef = { of: 'edge/main', attribute: 'loadBalancerFullName' };

/** Dimensions that select a public service. */
export const targetDimensions = (service: string): readonly AttributeRef[] => [
  balancer,
  { of: 'edge/main', attribute: `${service}TargetGroupFullName` },
];

/** Dimensions that select the load balancer. */
export const balancerDimensions: readonly AttributeRef[] = [balancer];

/** What a service promises, and how much is asked of it. */
export interface Demand extends Objective {
  /** Requests in five minutes of an average day. */
  readonly requests: number;
  /** Whether new versions come by a canary, which a Deployment's own way back knows nothing of. */
  readonly canary: boolean;
}

const number = (value: number): string => grouped(value, 3);

const serviceAlarms = (service: string, { availability, latencyMs, requests, canary }: Demand, limits: Thresholds): Draft[] => {
  const id = pascalCase(service);
  const dimensions = targetDimensions(service);
  const { errors, latency, healthy, unhealthy } = metrics.targetGroup;
  const allowed = 100 - availability;
  // A share of the requests would be exact, but only an expression over two metrics has it; what is expected of the service stands in for them.
  const failures = Math.max(limits.minimumErrors, Math.ceil((requests * allowed) / 100));
  return [
    {
      id: `${id}Errors`,
      means: `${failures} requests to ${service} or more have failed in each five minutes of a quarter of an hour. Of the ${number(requests)} that are expected, its objective of ${availability} % allows ${number((requests * allowed) / 100)}.`,
      remedy: `Was ${service} deployed just now? ${canary ? 'End its canary (kubectl argo rollouts abort), or apply its former manifests' : 'Roll it back (kubectl rollout undo)'}. Else read its log, and look at what it calls and stores.`,
      query: query(errors, dimensions),
      when: 'atLeast',
      threshold: failures,
      essential: true,
    },
    {
      id: `${id}Latency`,
      means: `One request in twenty to ${service} has taken longer than its objective of ${latencyMs} ms for a quarter of an hour.`,
      remedy: `See whether ${service} is out of CPU (more replicas: services.${service}.scale.max) or waits for a database or another service.`,
      query: query(latency, dimensions, { statistic: 'p95' }),
      when: 'above',
      threshold: latencyMs / 1_000,
    },
    {
      id: `${id}Down`,
      means: `No pod of ${service} answers its health check: nobody is served. Before its first deployment this is so.`,
      remedy: `kubectl get pods and kubectl describe for ${service}: is there an image, does it start, is there a node?`,
      query: query(healthy, dimensions, { periodSeconds: 60 }),
      when: 'below',
      threshold: 1,
      missing: 'bad',
      essential: true,
    },
    {
      id: `${id}Unhealthy`,
      means: `Some pods of ${service} have failed their health check for a quarter of an hour.`,
      remedy: `kubectl describe the pods of ${service} that are not ready, and read their log.`,
      query: query(unhealthy, dimensions),
      when: 'atLeast',
      threshold: 1,
    },
  ];
};

/** Alarms on what visitors get of each public service. */
export const edgeAlarms = ({ spec }: PlanEntry<EdgeSize, EdgeSpec>, limits: Thresholds, demandOf: (service: string) => Demand): Draft[] => [
  ...spec.targets.flatMap(({ service }) => serviceAlarms(service, demandOf(service), limits)),
  {
    id: 'EdgeFailures',
    means: 'The load balancer itself had to answer for services: no healthy pod, a connection refused, or no answer in time.',
    remedy:
      'See which service lacks healthy pods; if none does, compare idle timeouts: a service must keep connections longer than the load balancer.',
    query: query(metrics.loadBalancer.errors, balancerDimensions),
    when: 'atLeast',
    threshold: limits.minimumErrors,
    essential: true,
  },
];
