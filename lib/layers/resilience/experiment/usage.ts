import { WEEKS_PER_MONTH } from '../../../capacity/units';
import { FREE, type QuotaUse, type Usage, type UsageContext } from '../../../plan/contract';

interface Experiment {
  readonly spec: { readonly enabled: boolean };
}

/** Minutes of its one action, once a week; its schedule costs nothing. One that stands still is not billed until somebody starts it by hand. */
export const experimentUsage = ({ spec }: Experiment, { assumed }: UsageContext): readonly Usage[] =>
  spec.enabled
    ? [{ item: 'minutes of the action', price: 'fis.actionMinute', quantity: WEEKS_PER_MONTH * assumed.experimentMinutes }]
    : FREE();

/**
 * Roles of the experiment and of its schedule. Experiments add up to what is active at once: all schedules of a region begin in the same
 * minute, the first of the blueprint's office hours, and nothing makes one wait for another.
 */
export const experimentQuotas = (): readonly QuotaUse[] => [
  { quota: 'fis.experiment-templates', amount: 1 },
  { quota: 'fis.active-experiments', amount: 1 },
  { quota: 'iam.roles', amount: 1 + 1 },
];
