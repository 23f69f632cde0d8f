import { selectorLabels } from './labels';
import type { TopologySpreadConstraint } from './types';

/**
 * Pods of one revision, evenly over the zones and, where there is room, over the nodes.
 *
 * Zones are a rule: without it a lost zone could take every replica. It cannot lock a pod out of a small cluster, since only zones
 * with a node that the pod could use count: `nodeTaintsPolicy: Honor` leaves out the nodes of other pools and those that are being
 * drained. Nodes are a wish, since a small cluster has fewer nodes than replicas. `matchLabelKeys` counts each revision apart, or a
 * roll-out would have to even out the old pods too.
 * @param rollout - a Rollout makes the pods as well, whose revisions carry a label of their own; a key that a pod lacks counts nothing
 */
export const spreadOf = (name: string, rollout = false): readonly TopologySpreadConstraint[] => {
  const common = {
    maxSkew: 1,
    labelSelector: { matchLabels: selectorLabels(name) },
    matchLabelKeys: ['pod-template-hash', ...(rollout ? ['rollouts-pod-template-hash'] : [])],
    nodeTaintsPolicy: 'Honor',
  };
  return [
    { ...common, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule' },
    { ...common, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' },
  ];
};
