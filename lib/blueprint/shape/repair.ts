import type * as z from 'zod';
import type { Path } from '../../diagnostics';
import type { Plain } from '../source/tree';
import { valueAt } from './issues';

/** Stand in for required values that are damaged, so that the rest of their surroundings can be checked. Nothing concludes from them. */
const AT_THE_TOP: Readonly<Record<string, Plain>> = { version: 1, name: 'unnamed', tier: 'startup' };
const IN_A_SECTION: Readonly<Record<string, Plain>> = {
  'services.runtime': 'node',
  'stores.kind': 'relational',
  'flows.framework': 'pytorch',
  'flows.schedule': 'daily',
};

const standInFor = (path: Path): Plain | undefined => {
  if (path.length === 1) return AT_THE_TOP[String(path[0])];
  return path.length === 3 ? IN_A_SECTION[`${String(path[0])}.${String(path[2])}`] : undefined;
};

const parentOf = (path: Path): Path => path.slice(0, -1);

/** A list without one of its items says something else, so an item takes its list along. */
const outermost = (path: Path): Path => {
  const item = path.findIndex((part) => typeof part === 'number');
  return item < 0 ? path : path.slice(0, item);
};

const without = (value: Plain, path: Path): void => {
  const parent = valueAt(value, parentOf(path));
  const key = path.at(-1);
  if (parent !== null && typeof parent === 'object' && !Array.isArray(parent) && key !== undefined) delete parent[key];
};

/** A copy of the value in which what the issues complain about is taken out, or replaced by a stand-in. */
export const repaired = (root: Plain, issues: readonly z.core.$ZodIssue[], damaged: (path: Path) => void): Plain => {
  const copy = structuredClone(root);
  for (const issue of issues) {
    const path = issue.path as Path;
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) without(copy, [...path, key]);
      continue;
    }
    const key = String(path.at(-1));
    const isMissing = valueAt(root, path) === undefined;
    const standIn = standInFor(path);
    damaged(path);
    if (standIn !== undefined) {
      const parent = valueAt(copy, parentOf(path));
      if (parent !== null && typeof parent === 'object' && !Array.isArray(parent)) parent[key] = standIn;
      continue;
    }
    const target = outermost(isMissing ? parentOf(path) : path);
    if (target.length === 0) return {};
    damaged(target);
    without(copy, target);
  }
  return copy;
};
