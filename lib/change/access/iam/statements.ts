import type { Stack } from '../../assembly';
import { mapOf, mapsOf, textOf } from '../../reading';
import type { Resolver } from '../resolved';
import { conditionsOf, impliesConditions, type Condition } from './conditions';
import { coversMatcher, meetsMatcher, type Matcher } from './patterns';

/** The smallest part of a policy: one action, one resource, one principal. */
export interface Permit {
  readonly effect: 'Allow' | 'Deny';
  /** In lower case: actions know no case. */
  readonly action: Matcher;
  /** The action as it is written, for people. */
  readonly written: string;
  readonly resource: Matcher;
  /** `*`, `AWS:<arn>`, `Service:<name>`; empty where the policy belongs to whoever has it. */
  readonly principal: string;
  readonly conditions: readonly Condition[];
}

const matchers = (is: readonly string[], not: readonly string[]): readonly Matcher[] =>
  not.length > 0 ? [{ not: [...not].sort() }] : is.map((pattern) => ({ is: pattern }));

/** An account and its root are one, and so are the ways to write everybody. */
const principalText = (kind: string, text: string): string => {
  if (text === '*') return '*';
  return `${kind}:${kind === 'AWS' ? text.replace(/^arn:aws[\w-]*:iam::([^:]+):root$/, '$1') : text}`;
};

const principalsOf = (stack: Stack, value: unknown, { text, texts }: Resolver): readonly string[] => {
  const whole = text(stack, value);
  if (typeof value === 'string' && whole !== undefined) return [principalText('AWS', whole)];
  return Object.entries(mapOf(value)).flatMap(([kind, names]) => texts(stack, names).map((name) => principalText(kind, name)));
};

interface Action {
  readonly action: Matcher;
  readonly written: string;
}

/** Actions in lower case, each with what is written. */
const actionsOf = (is: readonly string[], not: readonly string[]): readonly Action[] =>
  not.length > 0
    ? [{ action: { not: not.map((one) => one.toLowerCase()).sort() }, written: `everything but ${not.join(', ')}` }]
    : is.map((one) => ({ action: { is: one.toLowerCase() }, written: /^\*(:\*)?$/.test(one) ? 'everything' : one }));

const whoIn = (stack: Stack, statement: Readonly<Record<string, unknown>>, resolver: Resolver): readonly string[] => {
  if (statement['Principal'] !== undefined) return principalsOf(stack, statement['Principal'], resolver);
  // everybody but somebody is, as far as a stranger is concerned, everybody
  return statement['NotPrincipal'] === undefined ? [''] : ['*'];
};

const permitsIn = (stack: Stack, statement: Readonly<Record<string, unknown>>, resolver: Resolver): readonly Permit[] => {
  const of = (name: string): readonly string[] => resolver.texts(stack, statement[name]);
  const resources = matchers(of('Resource'), of('NotResource'));
  const conditions = conditionsOf(stack, statement['Condition'], resolver);
  const effect = textOf(statement['Effect']) === 'Deny' ? 'Deny' : 'Allow';
  return whoIn(stack, statement, resolver).flatMap((principal) =>
    actionsOf(of('Action'), of('NotAction')).flatMap((action) =>
      (resources.length === 0 ? [{ is: '*' }] : resources).map((resource) => ({ effect, ...action, resource, principal, conditions })),
    ),
  );
};

/** Everything that a policy says, in its smallest parts. A document that is a string counts as JSON. */
export const permitsOf = (stack: Stack, document: unknown, resolver: Resolver): readonly Permit[] => {
  const parsed = typeof document === 'string' ? parsedJson(document) : document;
  return mapsOf(mapOf(parsed)['Statement']).flatMap((statement) => permitsIn(stack, statement, resolver));
};

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const coversPrincipal = (wide: string, narrow: string): boolean => wide === '*' || wide === narrow;

/** Whether one permit says all that another says. Never says so wrongly. */
export const coversPermit = (wide: Permit, narrow: Permit): boolean =>
  wide.effect === narrow.effect &&
  coversPrincipal(wide.principal, narrow.principal) &&
  coversMatcher(wide.action, narrow.action) &&
  coversMatcher(wide.resource, narrow.resource) &&
  impliesConditions(narrow.conditions, wide.conditions);

/** Whether a denial takes all of an allowance away, whatever the request. */
const isDenied = (permit: Permit, denials: readonly Permit[]): boolean =>
  denials.some((denial) => coversPermit({ ...denial, effect: 'Allow' }, permit));

const byEffect = (permits: readonly Permit[], effect: Permit['effect']): readonly Permit[] =>
  permits.filter((one) => one.effect === effect);

const ACCOUNT = /^AWS:([0-9]{12}|\$\{Account\})$/;

/** A permit for an account as one for a principal of it. */
const within = (account: Permit, { principal }: Permit): Permit => {
  const number = ACCOUNT.exec(account.principal)?.[1];
  return number !== undefined && principal.startsWith(`AWS:arn:aws:iam::${number}:`) ? { ...account, principal } : account;
};

/** What is allowed now and was not before, in the smallest parts. Nothing where statements are only split, joined or narrowed. */
export const gained = <P extends Permit>(before: readonly Permit[], after: readonly P[]): readonly P[] => {
  const [allowed, denials] = [byEffect(before, 'Allow'), byEffect(after, 'Deny')];
  // An account that makes room for some of its own principals is narrowed; beside the account they would be more.
  const left = allowed.filter(({ principal }) => ACCOUNT.test(principal) && !after.some((one) => one.principal === principal));
  return after.filter(
    (one) =>
      one.effect === 'Allow' &&
      !allowed.some((former) => coversPermit(former, one)) &&
      !left.some((account) => coversPermit(within(account, one), one)) &&
      !isDenied(one, denials),
  );
};

/** What was denied before and is not any more, as far as something is allowed there. */
export const undenied = <P extends Permit>(before: readonly P[], after: readonly Permit[], everythingCounts: boolean): readonly P[] => {
  const [allowed, denials] = [byEffect(after, 'Allow'), byEffect(after, 'Deny')];
  const matters = (denial: Permit): boolean =>
    everythingCounts || allowed.some((one) => meetsMatcher(one.action, denial.action) && meetsMatcher(one.resource, denial.resource));
  return before.filter((one) => one.effect === 'Deny' && !denials.some((now) => coversPermit(now, one)) && matters(one));
};
