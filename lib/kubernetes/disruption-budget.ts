import { labelsOf, selectorLabels, type Ownership } from './labels';

/**
 * One replica at a time may be taken away, so that a drain always gets on: a budget by `minAvailable` would block it for a workload with
 * one replica. One that is not well anyway holds nothing up.
 */
export const disruptionBudgetOf = (of: Ownership) => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: of.name, labels: { ...labelsOf(of) } },
  spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: { matchLabels: selectorLabels(of.name) } },
});
