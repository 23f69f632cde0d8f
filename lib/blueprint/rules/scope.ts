import type { Diagnostic, Path } from '../../diagnostics';
import type { Draft } from '../model';
import type { PathSet } from '../shape/path-set';
import { treeAt, type Branch } from '../source/tree';

const SECTIONS = ['services', 'stores', 'streams', 'processors', 'flows', 'teams'] as const;
export type Section = (typeof SECTIONS)[number];

/** What a rule looks at. Damaged parts of the file are missing from the draft, and known to be. */
export interface Scope {
  readonly draft: Draft;
  /** The names in a section as they were written, those included whose contents are damaged. */
  names(section: Section): ReadonlySet<string>;
  /** Whether nothing at a path or above it is damaged, so that a rule may conclude from what is not there. */
  intact(...path: Path): boolean;
  /** Whether every name in a section could be read. */
  complete(section: Section): boolean;
  /** Whether anybody wrote a value at a path; a default does not count. */
  written(...path: Path): boolean;
}

/** A rule across keys: a pure function that yields what is wrong. */
export type Rule = (scope: Scope) => Iterable<Diagnostic>;

export interface Damage {
  readonly damaged: PathSet;
  readonly incomplete: readonly string[];
}

const namesIn = (
  section: Section,
  { draft, root, incomplete }: { draft: Draft; root: Branch; incomplete: readonly string[] },
): ReadonlySet<string> => {
  const written = treeAt(root, [section]);
  const all = written?.type === 'branch' ? [...written.entries.keys()] : [];
  // Among the keys of a section with misplaced lines, only what is in the draft is surely a name.
  return new Set(incomplete.length > 0 ? all.filter((name) => name in draft[section]) : all);
};

export const scopeOf = (draft: Draft, root: Branch, { damaged, incomplete }: Damage): Scope => {
  const known = Object.fromEntries(SECTIONS.map((section) => [section, namesIn(section, { draft, root, incomplete })])) as Record<
    Section,
    ReadonlySet<string>
  >;
  return {
    draft,
    names: (section) => known[section],
    complete: (section) => !incomplete.includes(section) && !damaged.has([section]),
    intact: (...path) => !damaged.covers(path),
    written: (...path) => treeAt(root, path) !== undefined,
  };
};
