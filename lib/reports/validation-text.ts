import type { Plan } from '../plan';
import { counted } from './quantities';

/** The one line that says that a blueprint is in order. */
export const validationText = (file: string, plan: Plan, warnings: number): string => {
  const { stores, streams, processors } = plan.engines;
  const parts = [
    counted(Object.keys(stores).length, 'store'),
    counted(Object.keys(streams).length, 'stream'),
    ...(Object.keys(processors).length > 0 ? [counted(Object.keys(processors).length, 'processor')] : []),
    counted(plan.entries.length, 'planned capability', 'planned capabilities'),
  ];
  return `${file}: ok${warnings > 0 ? `, with ${counted(warnings, 'warning')}` : ''} (${plan.name}, ${plan.tier}, ${plan.profile}: ${parts.join(', ')})`;
};
