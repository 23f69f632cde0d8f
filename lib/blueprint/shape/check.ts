import type * as z from 'zod';
import type { Diagnostic, Path } from '../../diagnostics';
import type { Draft } from '../model';
import { blueprintSchema } from '../schema';
import { plainOf, treeAt, type Branch, type Plain } from '../source/tree';
import { diagnosticsOf, valueAt } from './issues';
import { keysOf, schemaAt } from './introspect';
import { takeMisplaced } from './misplaced';
import { PathSet } from './path-set';
import { repaired } from './repair';
import { closest } from './suggest';

export interface ShapeVerdict {
  /** The blueprint, damaged parts left out or filled in; absent when nothing useful is left. */
  readonly draft?: Draft;
  /** Paths that are damaged: a rule that would conclude from their absence keeps silent. */
  readonly damaged: PathSet;
  /** Sections in which names are missing: what refers into them is not judged. */
  readonly incomplete: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `1_000_000`, which YAML 1.2 takes for text. */
const UNDERSCORED = /^[-+]?\d+(_\d+)+(\.\d+)?$|^[-+]?\d+(_\d+)*\.\d+$/;

/** Reads a number with underscores where the schema asks for a number and the text stands without quotes. */
const underscored = (issue: z.core.$ZodIssue, root: Branch): { path: Path; value: number } | undefined => {
  if (issue.code !== 'invalid_type' || (issue.expected !== 'number' && issue.expected !== 'int')) return undefined;
  const path = issue.path as Path;
  const written = treeAt(root, path);
  if (written?.type !== 'leaf' || !written.plain || typeof written.value !== 'string' || !UNDERSCORED.test(written.value)) return undefined;
  return { path, value: Number(written.value.replaceAll('_', '')) };
};

const assign = (root: Plain, path: Path, value: number): void => {
  const parent = valueAt(root, path.slice(0, -1));
  const key = path.at(-1);
  if (Array.isArray(parent) && typeof key === 'number') parent[key] = value;
  else if (parent !== null && typeof parent === 'object' && !Array.isArray(parent) && typeof key === 'string') parent[key] = value;
};

/** How often damage may uncover more damage before the file is given up: every round removes something. */
const ROUNDS = 40;

/** What the issues mean. Nothing about parts that were reported before, and one message for one value: the first says enough. */
const explained = (issues: readonly z.core.$ZodIssue[], value: Plain, root: Branch, reported: PathSet): Diagnostic[] => {
  const written = (path: Path): string | undefined => {
    const leaf = treeAt(root, path);
    return leaf?.type === 'leaf' && leaf.plain ? leaf.span.file.text.slice(leaf.span.start, leaf.span.end) : undefined;
  };
  const said = new Set<string>();
  return issues
    .filter((issue) => !reported.covers(issue.path as Path))
    .flatMap((issue) => diagnosticsOf(issue, value, written))
    .filter(({ path, code, message }) => {
      const key = JSON.stringify(code === 'BP105' ? [path, message] : path);
      return !said.has(key) && said.add(key);
    });
};

/** Keys that are probably there, misspelt: a rule must not conclude that they are not. One that is there as well is judged by itself. */
const misspelt = (issues: readonly z.core.$ZodIssue[], value: Plain): Path[] =>
  issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [];
    const parent = issue.path as Path;
    const known = keysOf(schemaAt(parent));
    return issue.keys.flatMap((key) => {
      const meant = closest(key, known);
      return meant === undefined || valueAt(value, [...parent, meant]) !== undefined ? [] : [[...parent, meant]];
    });
  });

/**
 * Checks the shape, says what is wrong in words, and saves what can be saved for the rules across keys: a bad value is
 * taken out, and a bad required one takes its surroundings with it.
 */
export const checkShape = (root: Branch): ShapeVerdict => {
  const damaged = new PathSet();
  let value: Plain = plainOf(root, (path) => damaged.add(path)) ?? {};
  const misplaced = takeMisplaced(root, value);
  const before = { damaged, incomplete: misplaced.sections, diagnostics: misplaced.diagnostics };

  let result = blueprintSchema.safeParse(value);
  const numbers = result.success ? [] : result.error.issues.flatMap((issue) => underscored(issue, root) ?? []);
  for (const { path, value: number } of numbers) assign(value, path, number);
  if (numbers.length > 0) result = blueprintSchema.safeParse(value);
  if (result.success) return { ...before, draft: result.data };

  misspelt(result.error.issues, value).forEach((path) => damaged.add(path));
  const diagnostics = [...misplaced.diagnostics, ...explained(result.error.issues, value, root, damaged)];
  for (let round = 0; round < ROUNDS && !result.success; round++) {
    value = repaired(value, result.error.issues, (path) => damaged.add(path));
    result = blueprintSchema.safeParse(value);
  }
  return { ...before, ...(result.success ? { draft: result.data } : {}), diagnostics };
};
