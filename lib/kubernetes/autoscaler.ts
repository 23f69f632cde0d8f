import { labelsOf, type Ownership } from './labels';

/** Percent of the requested CPU that replicas are kept at: room for the peak until new ones are up. The same share that sizes them (CAPACITY section 3). */
const TARGET_UTILISATION = 60;

/** Replicas by use of CPU. Without metrics it still keeps the smallest number. */
export const autoscalerOf = (of: Ownership, minReplicas: number, maxReplicas: number) => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: of.name, labels: { ...labelsOf(of) } },
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: of.name },
    minReplicas,
    maxReplicas,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: TARGET_UTILISATION } } }],
  },
});
