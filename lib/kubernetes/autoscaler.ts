import { labelsOf, type Ownership } from './labels';

/** Percent of the requested CPU that replicas are kept at: room for the peak until new ones are up. The same share that sizes them (CAPACITY section 3). */
const TARGET_UTILISATION = 60;

/** What an autoscaler scales: a kind that has the scale subresource. */
export interface ScaleTarget {
  readonly apiVersion: string;
  readonly kind: string;
}

/**
 * Replicas by use of CPU. Without metrics it still keeps the smallest number.
 * @param target - kind of the object of the same name that it scales. @default its Deployment
 */
export const autoscalerOf = (
  of: Ownership,
  minReplicas: number,
  maxReplicas: number,
  target: ScaleTarget = { apiVersion: 'apps/v1', kind: 'Deployment' },
) => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: of.name, labels: { ...labelsOf(of) } },
  spec: {
    scaleTargetRef: { ...target, name: of.name },
    minReplicas,
    maxReplicas,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: TARGET_UTILISATION } } }],
  },
});
