import type { Resolver } from '../access/resolved';
import type { Stack } from '../assembly';
import { isMap } from '../reading';

/** A resource in a resolved text: `${shop-Data.Orders.Arn}`, or what an output of another stack reads. */
const TOKEN = /\$\{([^.}\s]+)\.([^.}]+)[^}]*\}/g;

const INTRINSIC = /^(Ref|Fn::.+)$/;

/** `<stack>.<logicalId>` of every resource that a value names, through exports and outputs of other stacks too. */
export const namedIn = (resolver: Resolver, stack: Stack, value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((one) => namedIn(resolver, stack, one));
  if (isMap(value) && !Object.keys(value).every((key) => INTRINSIC.test(key)))
    return Object.values(value).flatMap((one) => namedIn(resolver, stack, one));
  return [...(resolver.text(stack, value) ?? '').matchAll(TOKEN)].map(([, name, logicalId]) => `${name ?? ''}.${logicalId ?? ''}`);
};
