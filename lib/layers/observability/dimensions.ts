import type { BuildContext } from '../../build/contract';
import { referredWeakly } from '../../build/weak-reference';
import type { DimensionValue } from './alarms/alarm';

/**
 * The value of a dimension in a template. Attributes of other stacks are weak references: an export would keep a service, a stream or a
 * gateway from being removed for as long as an alarm looks at it, and stacks that are looked at are deployed first.
 */
export const resolveDimension = (value: DimensionValue, context: BuildContext): string => {
  if (typeof value === 'string') return value;
  return `${value.prefix ?? ''}${referredWeakly(context.attribute(value.of, value.attribute))}${value.suffix ?? ''}`;
};
