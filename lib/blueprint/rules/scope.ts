import type { Diagnostic, Path } from '../../diagnostics';
import type { Draft } from '../model';
import { treeAt, type Branch } from '../source/tree';

export type Section = 'services' | 'stores' | 'streams' | 'processors' | 'flows' | 'teams';

/** What a rule looks at. Damaged parts of the file are missing from the draft, and known to be. */
export interface Scope {
  readonly draft: Draft;
  /** The names in a section as they were written, those included whose contents are damaged. */
  names(section: Section): readonly string[];
  /** Whether nothing at a path or above it is damaged, so that a rule may conclude from what is not there. */
  intact(...path: Path): boolean;
  /** Whether anybody wrote a value at a path; a default does not count. */
  written(...path: Path): boolean;
}

/** A rule across keys: a pure function that yields what is wrong. */
export type Rule = (scope: Scope) => Iterable<Diagnostic>;

const startsWith = (path: Path, start: Path): boolean => start.length <= path.length && start.every((part, i) => part === path[i]);

export const scopeOf = (draft: Draft, root: Branch, damaged: readonly Path[]): Scope => ({
  draft,
  names: (section) => {
    const written = treeAt(root, [section]);
    return written?.type === 'branch' ? [...written.entries.keys()] : [];
  },
  intact: (...path) => damaged.every((bad) => !startsWith(path, bad)),
  written: (...path) => treeAt(root, path) !== undefined,
});
