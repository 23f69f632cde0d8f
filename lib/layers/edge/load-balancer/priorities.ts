import { stableHash } from '../../../naming';
import { hasWildcard, literals } from './patterns';

/** What a listener rule matches: one of these paths, at this host or at any. */
export interface Match {
  /** Only requests for this host. @default every host */
  readonly host?: string;
  /** Path patterns; one suffices. */
  readonly paths: readonly string[];
}

/** Names a match, whatever service it belongs to. */
export const matchKey = ({ host, paths }: Match): string => `${host ?? '*'} ${[...paths].sort().join(' ')}`;

/** Path patterns with more characters than this count as equally specific. */
const LONGEST = 40;
/** Priorities of one class of specificity: 160 classes of 312 fill the 50,000 that a listener has (elasticloadbalancing, `RulePriority`). */
const WIDTH = 312;
/** How the priorities of a class are divided: a rule that meets another in one part moves to the next one. */
const PARTS = [220, 66, 26] as const;

/**
 * The class of specificity, 0 first: rules for a host before those for all, longer patterns before shorter, exact ones before those
 * with a wildcard. A pattern that matches less than another is never shorter, so of two rules for one request the narrower wins.
 */
export const specificity = ({ host, paths }: Match): number => {
  const length = Math.min(LONGEST, Math.max(...paths.map(literals)));
  return (host === undefined ? 2 * LONGEST : 0) + 2 * (LONGEST - length) + (paths.some(hasWildcard) ? 1 : 0);
};

const slot = (key: string, part: number): number => Number.parseInt(stableHash(`${part} ${key}`), 16) % (PARTS[part] as number);

const groupBy = <T>(items: readonly T[], of: (item: T) => number): ReadonlyMap<number, readonly T[]> => {
  const groups = new Map<number, T[]>();
  for (const item of items) groups.set(of(item), [...(groups.get(of(item)) ?? []), item]);
  return groups;
};

/** Slots inside a class, by key. */
const place = (keys: readonly string[]): Map<string, number> => {
  const taken = new Map<string, number>();
  let left = [...keys].sort();
  let start = 0;
  for (const [part, size] of PARTS.entries()) {
    const claims = groupBy(left, (key) => slot(key, part));
    for (const [at, [key, ...others]] of claims) if (others.length === 0) taken.set(key as string, start + at);
    left = left.filter((key) => !taken.has(key));
    start += size;
  }
  const used = new Set(taken.values());
  const free = Array.from({ length: WIDTH }, (_, i) => i).filter((i) => !used.has(i));
  left.forEach((key, i) => taken.set(key, free[i] as number));
  return taken;
};

/**
 * The priority of each rule by its key. Each follows from the rule alone, so that a service more or less leaves the others where they
 * are. Only when two rules of one class hash to the same priority do *both* give it up for another one: no priority is ever handed from
 * one rule straight to another, which CloudFormation could not do (it makes the new rule first, and a priority is held by one rule).
 * From some sixty rules of the very same class on, chance can make it happen still (one addition in 200, measured); the deployment then
 * fails, changes nothing, and succeeds with another name.
 * A rule keeps its identity through that; a changed priority is an update in place.
 */
export const prioritiesOf = (matches: readonly Match[]): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const [at, group] of groupBy(matches, specificity))
    for (const [key, offset] of place(group.map(matchKey))) found.set(key, at * WIDTH + offset + 1);
  return found;
};
