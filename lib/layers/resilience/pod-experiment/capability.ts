import { hasType } from '../../../facts/availability';
import { atLeast, defineCapability, wholeNumber, type PlanEntry } from '../../../plan/contract';
import type { WorkloadSpec } from '../../services/workload/spec';
import { weeklyStart } from '../experiment/hours';
import { stopAlarmOf } from '../stop-alarm';
import { experimentQuotas, experimentUsage } from '../experiment/usage';

export interface PodExperimentSize {
  /** Pods that are deleted at a time, 1 to 50: the quota of targets of the action. */
  readonly pods: number;
}

export interface PodExperimentSpec {
  readonly logicalId: string;
  readonly title: string;
  readonly description: string;
  /** The service whose pods are deleted. */
  readonly service: string;
  readonly namespace: string;
  /** Name of the alarm that stops the experiment; none when nothing public could suffer. */
  readonly stopAlarm?: string;
  /** Schedule expression of EventBridge Scheduler, UTC. */
  readonly schedule: string;
  /** Whether the schedule fires: `resilience.enabled`. */
  readonly enabled: boolean;
  /** The blueprint's name. */
  readonly partOf: string;
}

/** What people meet before anything else, in this order; other roles come after them. */
const FRONT: readonly string[] = ['site', 'gateway', 'bff'];
const distance = ({ component }: WorkloadSpec): number => (FRONT.includes(component) ? FRONT.indexOf(component) : FRONT.length);

/** The service in front: a public one, and if there is none, any that listens; by its role, and the first by name. */
const targetOf = (entries: readonly PlanEntry[]): WorkloadSpec | undefined => {
  const specs = entries
    .filter((e) => e.kind === 'service')
    .map((e) => e.spec as WorkloadSpec)
    .filter((spec) => spec.port !== undefined && spec.schedule === undefined)
    .sort((a, b) => distance(a) - distance(b) || (a.name < b.name ? -1 : 1));
  return specs.find((spec) => spec.public) ?? specs[0];
};

/** One rehearsal for the platform: a pod of the service in front goes away, as pods do. */
export const podExperiment = defineCapability<'pod-experiment', PodExperimentSize, PodExperimentSpec>({
  kind: 'pod-experiment',
  layer: 'resilience',
  scope: 'region',
  systems: ['AWS FIS', 'Chaos', 'Chaos Monkey', 'Simian Army'],
  limits: { pods: wholeNumber(1, 50) },
  plan: ({ blueprint, entries, names, region }) => {
    const target = targetOf(entries);
    // Whoever asked for experiments where there is no FIS hears of it from those on databases.
    if (!atLeast(blueprint.tier, 'growth') || !target || !hasType(region, 'AWS::FIS::ExperimentTemplate')) return [];
    const alarm = stopAlarmOf(entries, target.name);
    const { enabled, hours } = blueprint.resilience;
    return [
      {
        id: 'pod-experiment/main',
        engine: 'fis',
        size: { pods: 1 },
        spec: {
          logicalId: 'PodExperiment',
          title: `A pod of ${target.name} is deleted`,
          description: `Delete pods of ${target.name}`,
          service: target.name,
          namespace: target.team,
          ...(alarm ? { stopAlarm: alarm } : {}),
          schedule: weeklyStart(hours),
          enabled,
          partOf: blueprint.name,
        },
        reason: `nobody should notice the end of one pod of ${target.name}, the service in front; rehearse it in office hours. It is ${enabled ? 'started weekly' : 'suspended'}, and can be started by hand`,
        alternatives: [
          {
            engine: 'chaos-mesh',
            verdict: 'slows networks and fills disks too, with a privileged agent on every node; comes with the scale tier',
          },
        ],
        needs: [`service/${target.name}`, 'cluster/main', ...(alarm ? (['alarms/main'] as const) : [])],
        provides: [names.output('Resilience', 'PodExperimentId')],
      },
    ];
  },
  usage: experimentUsage,
  quotas: () => [...experimentQuotas(), { quota: 'eks.access-entries', amount: 1 }],
});
