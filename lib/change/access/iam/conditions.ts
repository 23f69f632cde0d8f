import type { Stack } from '../../assembly';
import { mapOf } from '../../reading';
import { coversCidr, isWorld } from '../cidr';
import { spoken, type Resolver } from '../resolved';
import { coversPattern } from './patterns';

/** One line of a condition. */
export interface Condition {
  /** `StringEquals`, `ForAnyValue:ArnLike`. */
  readonly operator: string;
  /** In lower case: keys know no case. */
  readonly key: string;
  /** The key as it is written, for people. */
  readonly written: string;
  readonly values: readonly string[];
}

export const conditionsOf = (stack: Stack, value: unknown, { texts }: Resolver): readonly Condition[] =>
  Object.entries(mapOf(value)).flatMap(([operator, keys]) =>
    Object.entries(mapOf(keys)).map(([key, values]) => ({
      operator,
      key: key.toLowerCase(),
      written: key,
      values: [...texts(stack, values)].sort(),
    })),
  );

const IF_EXISTS = /IfExists$/;

const baseOf = (operator: string): string => operator.replace(IF_EXISTS, '');

/** Operators that take patterns, under those that take texts: what equals is also like. */
const LIKE: Readonly<Record<string, string>> = { StringEquals: 'StringLike', ArnEquals: 'ArnLike' };

const isNegated = (operator: string): boolean => /(^|:)(String|Arn|Numeric|Date)?Not/.test(operator);

const coversValue = (operator: string, wide: string, narrow: string): boolean => {
  if (operator.includes('IpAddress')) return coversCidr(wide, narrow);
  return /Like|Arn/.test(operator) ? coversPattern(wide, narrow) : wide === narrow;
};

const sameKind = (narrow: string, wide: string): boolean => {
  // what holds wherever the key is there holds less than what holds always
  if (IF_EXISTS.test(narrow) && !IF_EXISTS.test(wide)) return false;
  const [from, to] = [baseOf(narrow), baseOf(wide)];
  return from === to || LIKE[from] === to;
};

const bounded = (operator: string, narrow: readonly string[], wide: readonly string[]): boolean | undefined => {
  const base = baseOf(operator);
  const [n, w] = [Number(narrow[0]), Number(wide[0])];
  if (narrow.length !== 1 || wide.length !== 1 || Number.isNaN(n) || Number.isNaN(w)) return undefined;
  if (/LessThan(Equals)?$/.test(base)) return n <= w;
  return /GreaterThan(Equals)?$/.test(base) ? n >= w : undefined;
};

const implies = (narrow: Condition, wide: Condition): boolean => {
  if (narrow.key !== wide.key || !sameKind(narrow.operator, wide.operator)) return false;
  const byNumber = bounded(wide.operator, narrow.values, wide.values);
  if (byNumber !== undefined) return byNumber;
  const holds = (outer: readonly string[], inner: readonly string[]): boolean =>
    inner.every((value) => outer.some((one) => coversValue(wide.operator, one, value)));
  return isNegated(wide.operator) ? holds(narrow.values, wide.values) : holds(wide.values, narrow.values);
};

/** Whether every request that meets one side's conditions meets the other's. Never says so wrongly. */
export const impliesConditions = (narrow: readonly Condition[], wide: readonly Condition[]): boolean =>
  wide.every((one) => narrow.some((other) => implies(other, one)));

/** Keys that tell who asks, or from where: a condition on one keeps strangers out. */
const WHO: readonly string[] = [
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceip',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourceowner',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:userid',
  'kms:calleraccount',
  's3:dataaccesspointaccount',
];

const isOpen = (value: string): boolean => /^[*?]*$/.test(value) || isWorld(value);

/** Whether the conditions keep strangers out. */
export const keepsStrangersOut = (conditions: readonly Condition[]): boolean =>
  conditions.some(
    ({ operator, key, values }) =>
      WHO.includes(key) &&
      !isNegated(operator) &&
      !IF_EXISTS.test(operator) &&
      !operator.startsWith('ForAllValues') &&
      values.length > 0 &&
      !values.some(isOpen),
  );

/** The beginning of a claim that is open behind it, such as `repo:*`. */
const isOpenClaim = (value: string): boolean => /^([a-z_]+:)?[*?]/.test(value);

/**
 * Whether the conditions say whose token it must be: by any claim but the audience, which is the same for all; Google, Facebook and Cognito
 * give each app an audience of its own.
 */
export const namesAClaim = (conditions: readonly Condition[]): boolean =>
  conditions.some(
    ({ operator, key, values }) =>
      /^[^:]*(\.[^:]*)+:/.test(key) &&
      (!key.endsWith(':aud') || /google|facebook|amazon/.test(key)) &&
      !isNegated(operator) &&
      !IF_EXISTS.test(operator) &&
      values.length > 0 &&
      !values.some(isOpenClaim),
  );

const WORDS: Readonly<Record<string, string>> = {
  ArnEquals: 'is',
  ArnLike: 'is like',
  Bool: 'is',
  StringEquals: 'is',
  StringLike: 'is like',
};

/** ` where aws:SourceVpce is vpce-1`; empty without conditions. */
export const conditionsText = (conditions: readonly Condition[]): string => {
  const texts = conditions.map(
    ({ written, operator, values }) => `${written} ${WORDS[operator] ?? operator} ${values.map(spoken).join(' or ')}`,
  );
  return texts.length === 0 ? '' : ` where ${texts.join(' and ')}`;
};
