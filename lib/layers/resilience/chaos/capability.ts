import { chaoskube, componentNamespaces, type PodSecurityLevel } from '../../../facts/releases';
import { atLeast, defineCapability, FREE, wholeNumber } from '../../../plan/contract';
import { reportTakenNamespace } from '../../delivery/release/namespace';
import type { ReleasePods } from '../../delivery/release/values';
import { quietTimes } from './hours';

export interface ChaosSize {
  /** Minutes between two pods. */
  readonly intervalMinutes: number;
  /** Minutes that a pod has to have run before it may be ended: younger ones are a roll-out, or have just replaced another. */
  readonly minimumAgeMinutes: number;
}

export interface ChaosSpec {
  readonly image: string;
  readonly uid: number;
  readonly port: number;
  readonly namespace: string;
  readonly level: PodSecurityLevel;
  /** Namespaces of the teams. */
  readonly targets: readonly string[];
  readonly selector: string;
  /** `resilience.enabled`: pods are ended, not only named. */
  readonly enabled: boolean;
  readonly quietWeekdays: string;
  readonly quietTimesOfDay: string;
  readonly pods: readonly ReleasePods[];
  readonly partOf: string;
  /** Kubernetes minor version. */
  readonly kubernetes: string;
}

/** Our workloads but those that run to an end: a job that is cut off proves nothing but that it is tried again. */
const SELECTOR = 'app.kubernetes.io/managed-by=strata,app.kubernetes.io/component notin (flow,job)';

export const chaos = defineCapability<'chaos', ChaosSize, ChaosSpec>({
  kind: 'chaos',
  layer: 'resilience',
  scope: 'region',
  systems: ['Chaos', 'Chaos Monkey', 'chaoskube / kube-monkey'],
  limits: { intervalMinutes: wholeNumber(1, 10_080), minimumAgeMinutes: wholeNumber(0, 10_080) },
  plan: (context) => {
    const { blueprint, graph } = context;
    // Without a team there is nobody to end pods of, and chaoskube takes no namespace at all for every one.
    if (!atLeast(blueprint.tier, 'growth') || graph.teams.length === 0) return [];
    reportTakenNamespace(context, 'chaoskube');
    const { enabled, hours } = blueprint.resilience;
    const { weekdays, timesOfDay } = quietTimes(hours);
    const { name: namespace, level } = componentNamespaces.chaoskube;
    return [
      {
        id: 'chaos/main',
        engine: 'chaoskube',
        size: { intervalMinutes: 60, minimumAgeMinutes: 60 },
        spec: {
          image: `${chaoskube.repository}:${chaoskube.tag}`,
          uid: chaoskube.uid,
          port: chaoskube.port,
          namespace,
          level,
          targets: graph.teams,
          selector: SELECTOR,
          enabled,
          quietWeekdays: weekdays,
          quietTimesOfDay: timesOfDay,
          pods: [{ component: 'chaoskube', replicated: false, cpu: '10m', memory: '64Mi' }],
          partOf: blueprint.name,
          kubernetes: blueprint.platform.kubernetes,
        },
        reason: `pods end every day, by a drain or a crash; ${enabled ? `one an hour ends on purpose, ${hours} UTC` : 'until resilience.enabled is set it only says in its log which one it would have ended'}, so that nobody builds on one of them`,
        alternatives: [
          {
            engine: 'chaos-mesh',
            verdict: 'network and disk faults too, with a privileged agent on every node; comes with the scale tier',
          },
          { engine: 'chaos-monkey', verdict: "ends instances of Spinnaker's server groups, and no pods" },
        ],
        needs: ['namespaces/main', 'network/main'],
      },
    ];
  },
  // One pod, which node-pool counts.
  usage: FREE,
});
