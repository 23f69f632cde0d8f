import { grouped } from '../diagnostics/grouped';
import { Stack, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** What a prop may be: says so in words when a value is not. */
export interface PropRule {
  /** Completes "allowed is …". */
  readonly allowed: string;
  readonly admits: (value: unknown) => boolean;
}

const isWithin = (value: unknown, min: number, max: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;

/** A whole number of a range, both ends included. */
export const whole = (min: number, max: number): PropRule => ({
  allowed: `a whole number from ${grouped(min)} to ${grouped(max)}`,
  admits: (value) => isWithin(value, min, max),
});

/** Text of a form. @param allowed - the form in words */
export const text = (pattern: RegExp, allowed: string): PropRule => ({
  allowed,
  admits: (value) => typeof value === 'string' && pattern.test(value),
});

/** A list with a number of items. */
export const items = (min: number, max: number, of: string): PropRule => ({
  allowed: max === Infinity ? `a list of ${min} ${of} or more` : `a list of ${min} to ${max} ${of}`,
  admits: (value) => Array.isArray(value) && value.length >= min && value.length <= max,
});

/** Describes a construct in an error: its class and its path. */
const nameOf = (construct: Construct): string => `${construct.constructor.name} "${construct.node.path}"`;

/** An error about the props of a construct, that says which one. */
export const propError = (construct: Construct, problem: string): Error => new Error(`${nameOf(construct)}: ${problem}`);

/**
 * Refuses values that only a deployment would find wrong. What is known at deploy alone (a token) passes, and so does what is left out.
 * @throws Error that says what was given and what is allowed, of the first prop that is wrong
 */
export const checkProps = <P extends object>(construct: Construct, props: P, rules: { readonly [K in keyof P]?: PropRule }): void => {
  for (const [name, rule] of Object.entries(rules) as [keyof P & string, PropRule][]) {
    const value = props[name];
    if (value === undefined || Token.isUnresolved(value) || rule.admits(value)) continue;
    throw propError(construct, `${name} is ${JSON.stringify(value)}; allowed is ${rule.allowed}`);
  }
};

/** Refuses a stack of another region, where it is known. @param what - is there in that region only */
export const requireRegion = (construct: Construct, region: string, what: string): void => {
  const { region: actual } = Stack.of(construct);
  if (!Token.isUnresolved(actual) && actual !== region)
    throw propError(construct, `its stack is in ${actual}; ${what} is made in ${region} only`);
};
