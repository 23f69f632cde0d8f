import { atLeast, defineCapability, type PlanEntry, type PlanId } from '../../../plan/contract';
import { pascalCase } from '../../../naming';
import { canExperiment } from '../region';
import { stopAlarmOf } from '../stop-alarm';
import { weeklyStart } from './hours';
import { experimentQuotas, experimentUsage } from './usage';

export interface ExperimentSize {
  /** Of an instance: make the standby take over, rather than restart the instance where it is. Needs a database in two zones. A cluster always fails over. */
  readonly forceFailover?: boolean;
}

export interface ExperimentSpec {
  readonly logicalId: string;
  readonly title: string;
  readonly description: string;
  /** Plan id of the database; its attribute `arn` is the target. */
  readonly target: PlanId;
  /** What that is: an instance of RDS, or a cluster of Aurora. */
  readonly kind: 'instance' | 'cluster';
  /** Name of the alarm that stops the experiment; none when nothing public could suffer. */
  readonly stopAlarm?: string;
  /** Schedule expression of EventBridge Scheduler, UTC. */
  readonly schedule: string;
  /** Whether the schedule fires: `resilience.enabled`. */
  readonly enabled: boolean;
}

/** A database whose failure can be rehearsed. */
interface Subject {
  readonly target: PlanId;
  /** Name of the experiment, and what it is called in words. */
  readonly name: string;
  readonly words: string;
  readonly kind: 'instance' | 'cluster';
  readonly size: ExperimentSize;
  readonly failsOver: boolean;
}

const instancesOf = (entries: readonly PlanEntry[]): Subject[] =>
  entries
    .filter((e) => e.kind === 'relational')
    .map(({ id, size }) => {
      const pool = id.slice('relational/'.length);
      const { multiAz } = size as { multiAz: boolean };
      return { target: id, name: pool, words: pool, kind: 'instance', size: { forceFailover: multiAz }, failsOver: multiAz };
    });

/** Clusters with somebody to fail over to. No store of RDS is called as they are here: BP233. */
const clustersOf = (entries: readonly PlanEntry[]): Subject[] =>
  entries
    .filter((e) => e.kind === 'aurora-postgres' && (e.size as { readers: number }).readers > 0)
    .map(({ id }) => {
      const pool = id.slice('aurora-postgres/'.length);
      return { target: id, name: `${pool}-aurora`, words: `${pool} on Aurora`, kind: 'cluster', size: {}, failsOver: true };
    });

/**
 * One rehearsal of the failure that every product meets: the database goes away for a minute. It stands ready and fires only when
 * somebody starts it, or weekly once `resilience.enabled` is set.
 */
export const experiment = defineCapability<'experiment', ExperimentSize, ExperimentSpec>({
  kind: 'experiment',
  layer: 'resilience',
  scope: 'region',
  systems: ['AWS FIS', 'Simian Army'],
  plan: (context) => {
    if (!canExperiment(context)) return [];
    const { blueprint, entries, names } = context;
    return [...instancesOf(entries), ...clustersOf(entries)].map(({ target, name, words, kind, size, failsOver }) => {
      const alarm = stopAlarmOf(entries);
      const { enabled, hours } = blueprint.resilience;
      const logicalId = `${pascalCase(name)}DatabaseExperiment`;
      const standby = kind === 'cluster' ? 'a reader' : 'its standby';
      return {
        id: `experiment/database-${name}`,
        engine: 'fis',
        size,
        spec: {
          logicalId,
          title: `The database ${words} ${failsOver ? `fails over to ${standby}` : 'restarts'}`,
          description: `${failsOver ? 'Fail over' : 'Restart'} the database ${words}`,
          target,
          kind,
          ...(alarm ? { stopAlarm: alarm } : {}),
          schedule: weeklyStart(hours),
          enabled,
        },
        reason: `every product loses its database for a minute one day; rehearse it in office hours. It is ${enabled ? 'started weekly' : 'suspended'}, and can be started by hand`,
        alternatives: [
          {
            engine: 'pod chaos',
            verdict: atLeast(blueprint.tier, 'growth')
              ? 'is rehearsed beside this; a database that goes away is felt by all pods at once'
              : 'from growth on; a rolling deploy ends pods every day already',
          },
        ],
        needs: [target, ...(alarm ? (['alarms/main'] as const) : [])],
        provides: [names.output('Resilience', `${logicalId}Id`)],
      };
    });
  },
  usage: experimentUsage,
  quotas: experimentQuotas,
});
