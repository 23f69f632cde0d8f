import type { PlanEntry } from '../../plan/contract';

/** The alarm on what users see of a public service; any of them ends an experiment, one suffices. */
export const stopAlarmOf = (entries: readonly PlanEntry[]): string | undefined => {
  const { alarms = [] } = (entries.find((e) => e.id === 'alarms/main')?.spec ?? {}) as {
    alarms?: readonly { readonly id: string; readonly name: string }[];
  };
  return alarms.find((alarm) => alarm.id.endsWith('Errors'))?.name;
};
