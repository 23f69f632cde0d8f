import type { KubernetesObject } from '../../lib/change';

/** An object of namespace apps, with what a test asks for. */
export const object = (apiVersion: string, kind: string, name: string, rest: Partial<KubernetesObject> = {}): KubernetesObject => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'apps' },
  ...rest,
});

/** A workload with its pods' labels. */
export const workload = (kind: string, name: string, spec: Readonly<Record<string, never>> | object = {}): KubernetesObject =>
  object(kind === 'Rollout' ? 'argoproj.io/v1alpha1' : 'apps/v1', kind, name, {
    spec: { template: { metadata: { labels: { app: name } } }, ...spec },
  });

export const budget = (name: string, spec: object): KubernetesObject =>
  object('policy/v1', 'PodDisruptionBudget', name, { spec: { selector: { matchLabels: { app: name } }, ...spec } });

export const autoscaler = (kind: string, name: string, minReplicas: number): KubernetesObject =>
  object('autoscaling/v2', 'HorizontalPodAutoscaler', name, {
    spec: { minReplicas, scaleTargetRef: { apiVersion: 'apps/v1', kind, name } },
  });

export const pool = (disruption: object): KubernetesObject =>
  object('karpenter.sh/v1', 'NodePool', 'general', { metadata: { name: 'general' }, spec: { disruption: disruption as never } });
