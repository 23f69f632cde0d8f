import type { PlanContext } from '../../../../plan/contract';
import type { AlarmsSpec } from '../../alarms/capability';
import { inGroupsOf, type Row } from '../widget';

/** Alarms that one widget takes (CloudWatch, "Dashboard body structure"). */
const LIGHTS = 100;

/** All alarms at a glance. */
export const alarmRows = (context: PlanContext): Row[] => {
  const { alarms } = (context.entries.find((e) => e.id === 'alarms/main')?.spec ?? { alarms: [] }) as Pick<AlarmsSpec, 'alarms'>;
  // A light is small: about eight stand side by side in the width of the page.
  return inGroupsOf(LIGHTS, alarms).map((group) => ({
    height: 1 + Math.ceil(group.length / 8),
    widgets: [{ kind: 'alarms' as const, title: 'Alarms', alarms: group.map((a) => a.name) }],
  }));
};
