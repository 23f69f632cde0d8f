import { Reference, ReferenceStrength, Stack, Tokenization } from 'aws-cdk-lib';
import type { BuildContext } from '../../build/contract';
import type { DimensionValue } from './alarms/alarm';

/** Of a resource: the number of the account, say, is a token too, and the same in every stack. */
const isReference = (attribute: string): boolean =>
  Tokenization.reverseString(attribute).tokens.some((token) => Reference.isReference(token));

/**
 * The value of a dimension in a template. Attributes of other stacks are weak references: an export would keep a service, a stream or a
 * gateway from being removed for as long as an alarm looks at it, and stacks that are looked at are deployed first.
 */
export const resolveDimension = (value: DimensionValue, context: BuildContext): string => {
  if (typeof value === 'string') return value;
  const attribute = context.attribute(value.of, value.attribute);
  const found = isReference(attribute) ? Stack.consumeReference(attribute, ReferenceStrength.WEAK) : attribute;
  return `${value.prefix ?? ''}${found}${value.suffix ?? ''}`;
};
