import { pascalCase } from '../../naming';
import type { PlanEntry } from '../../plan/contract';

/** The alarm on what users see of a public service: of the one that is named, else of any. One suffices to end an experiment. */
export const stopAlarmOf = (entries: readonly PlanEntry[], service = ''): string | undefined => {
  const { alarms = [] } = (entries.find((e) => e.id === 'alarms/main')?.spec ?? {}) as {
    alarms?: readonly { readonly id: string; readonly name: string }[];
  };
  const errors = alarms.filter((alarm) => alarm.id.endsWith('Errors'));
  return (errors.find((alarm) => alarm.id === `${pascalCase(service)}Errors`) ?? errors[0])?.name;
};
