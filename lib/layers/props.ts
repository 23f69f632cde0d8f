import { grouped } from '../diagnostics/grouped';
import { Stack, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { retentionDays } from '../facts/log-retention';

/** What a prop may be: says so in words when a value is not. */
export interface PropRule {
  /** Completes "allowed is …". */
  readonly allowed: string;
  readonly admits: (value: unknown) => boolean;
}

const isWithin = (value: unknown, min: number, max: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;

/** A whole number of a range, both ends included. */
export const whole = (min: number, max = Infinity): PropRule => ({
  allowed: max === Infinity ? `a whole number of ${grouped(min)} or more` : `a whole number from ${grouped(min)} to ${grouped(max)}`,
  admits: (value) => isWithin(value, min, max),
});

/** A number of a range, both ends included, in steps. */
export const stepped = (min: number, max: number, step: number): PropRule => ({
  allowed: `a number from ${min} to ${max} in steps of ${step}`,
  admits: (value) => typeof value === 'number' && isWithin(value / step, min / step, max / step),
});

/** One of a few values. */
export const oneOf = (values: readonly (number | string)[]): PropRule => ({
  allowed: `one of ${values.join(', ')}`,
  admits: (value) => values.some((v) => v === value),
});

/** Text of a form. @param allowed - the form in words */
export const text = (pattern: RegExp, allowed: string): PropRule => ({
  allowed,
  admits: (value) => typeof value === 'string' && pattern.test(value),
});

/** A list with a number of items. */
export const items = (min: number, max: number, of: string): PropRule => ({
  allowed:
    max === Infinity ? `a list of ${min} ${of} or more` : min === max ? `a list of ${min} ${of}` : `a list of ${min} to ${max} ${of}`,
  admits: (value) => Array.isArray(value) && value.length >= min && value.length <= max,
});

/** Days that CloudWatch Logs can keep a log. */
export const logDays: PropRule = oneOf(retentionDays);

/** `CreateLogGroup`. */
export const logGroupNameRule: PropRule = text(/^[.\-_/#A-Za-z0-9]{1,512}$/, '1 to 512 letters, digits and . - _ / #');

/** `CreateDBInstance`, `CreateReplicationGroup` and their like: a time of every day. */
export const dailyWindow: PropRule = text(/^\d\d:\d\d-\d\d:\d\d$/, 'a window of UTC, such as 03:00-04:00');

const DAY = '(mon|tue|wed|thu|fri|sat|sun)';

/** The same of every week. */
export const weeklyWindow: PropRule = text(
  new RegExp(`^${DAY}:\\d\\d:\\d\\d-${DAY}:\\d\\d:\\d\\d$`),
  'a window of UTC, such as sun:04:30-sun:05:30',
);

/** The name of an object of Kubernetes that is a part of others' names (RFC 1123). */
export const dnsLabel: PropRule = text(
  /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  '1 to 63 lower-case letters, digits and hyphens, first and last no hyphen',
);

/** Describes a construct in an error: its class and its path. */
const nameOf = (construct: Construct): string => `${construct.constructor.name} "${construct.node.path}"`;

/** An error about the props of a construct, that says which one. */
export const propError = (construct: Construct, problem: string): Error => new Error(`${nameOf(construct)}: ${problem}`);

/** Names of the props that a construct cannot do without. */
type Needed<P> = { [K in keyof P]-?: object extends Pick<P, K> ? never : K }[keyof P] & string;

/**
 * Refuses values that only a deployment would find wrong. What is known at deploy alone (a token) passes, and so does what is left out.
 * @param needed - what must not be left out: says so to those who write JavaScript, whom no type tells
 * @throws Error that says what was given and what is allowed, of the first prop that is wrong
 */
export const checkProps = <P extends object>(
  construct: Construct,
  props: P,
  rules: { readonly [K in keyof P]?: PropRule },
  needed: readonly Needed<P>[] = [],
): void => {
  const missing = needed.find((name) => (props[name] as unknown) === undefined);
  if (missing !== undefined) throw propError(construct, `${missing} is missing`);
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
