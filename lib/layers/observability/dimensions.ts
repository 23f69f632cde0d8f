import { ReferenceStrength, Stack, Token } from 'aws-cdk-lib';
import type { BuildContext } from '../../build/contract';
import type { DimensionValue } from './alarms/alarm';

/**
 * The value of a dimension in a template. Attributes of other stacks are weak references: an export would keep a service, a stream or a
 * gateway from being removed for as long as an alarm looks at it, and stacks that are looked at are deployed first.
 */
export const resolveDimension = (value: DimensionValue, context: BuildContext): string => {
  if (typeof value === 'string') return value;
  const attribute = context.attribute(value.of, value.attribute);
  const found = Token.isUnresolved(attribute) ? Stack.consumeReference(attribute, ReferenceStrength.WEAK) : attribute;
  return `${value.prefix ?? ''}${found}${value.suffix ?? ''}`;
};
