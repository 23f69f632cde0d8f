import { defineCapability, type PlanEntry, type PlanId } from '../../../plan/contract';
import { pascalCase } from '../../../naming';
import { weeklyStart } from './hours';

export interface ExperimentSize {
  /** Make the standby take over, rather than restart the instance where it is. Needs a database in two zones. */
  readonly forceFailover: boolean;
}

export interface ExperimentSpec {
  readonly logicalId: string;
  readonly title: string;
  readonly description: string;
  /** Plan id of the database; its attribute `arn` is the target. */
  readonly target: PlanId;
  /** Name of the alarm that stops the experiment; none when nothing public could suffer. */
  readonly stopAlarm?: string;
  /** Schedule expression of EventBridge Scheduler, UTC. */
  readonly schedule: string;
  /** Whether the schedule fires: `resilience.enabled`. */
  readonly enabled: boolean;
}

/** The alarm on what users see of a public service; any of them ends the experiment, one suffices here. */
const stopAlarm = (entries: readonly PlanEntry[]): string | undefined => {
  const { alarms = [] } = (entries.find((e) => e.id === 'alarms/main')?.spec ?? {}) as {
    alarms?: readonly { readonly id: string; readonly name: string }[];
  };
  return alarms.find((alarm) => alarm.id.endsWith('Errors'))?.name;
};

/**
 * One rehearsal of the failure that every product meets: the database goes away for a minute. It stands ready and fires only when
 * somebody starts it, or weekly once `resilience.enabled` is set.
 */
export const experiment = defineCapability<'experiment', ExperimentSize, ExperimentSpec>({
  kind: 'experiment',
  layer: 'resilience',
  scope: 'region',
  systems: ['AWS FIS'],
  plan: ({ blueprint, entries, names }) =>
    entries
      .filter((e) => e.kind === 'relational')
      .map((database) => {
        const pool = database.id.slice('relational/'.length);
        const { multiAz } = database.size as { multiAz: boolean };
        const alarm = stopAlarm(entries);
        const { enabled, hours } = blueprint.resilience;
        return {
          id: `experiment/database-${pool}`,
          engine: 'fis',
          size: { forceFailover: multiAz },
          spec: {
            logicalId: `${pascalCase(pool)}DatabaseExperiment`,
            title: `The database ${pool} ${multiAz ? 'fails over to its standby' : 'restarts'}`,
            description: `${multiAz ? 'Fail over' : 'Restart'} the database ${pool}`,
            target: database.id,
            ...(alarm ? { stopAlarm: alarm } : {}),
            schedule: weeklyStart(hours),
            enabled,
          },
          reason: `every product loses its database for a minute one day; rehearse it in office hours. It is ${enabled ? 'started weekly' : 'suspended'}, and can be started by hand`,
          alternatives: [{ engine: 'pod chaos', verdict: 'from growth on; a rolling deploy ends pods every day already' }],
          needs: [database.id, ...(alarm ? (['alarms/main'] as const) : [])],
          provides: [names.output('Resilience', `${pascalCase(pool)}DatabaseExperimentId`)],
        };
      }),
});
