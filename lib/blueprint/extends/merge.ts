import { problem } from '../codes/problem';
import type { Diagnostic, Path } from '../../diagnostics';
import { closest } from '../shape/suggest';
import { locationOfSpan } from '../source/source-file';
import type { Branch, Entry, Tree } from '../source/tree';

const isNull = (tree: Tree): boolean => tree.type === 'leaf' && tree.value === null;

/** Null where the extended file has nothing is a slip: reported, not swallowed. */
const nothingToRemove = ({ key }: Entry, path: Path, base: readonly string[]): Diagnostic => {
  const near = closest(String(path.at(-1)), base);
  return problem('BP035', path, 'null removes what the extended file says, and it says nothing here', {
    at: 'key',
    hint: near === undefined ? 'remove this line' : `did you mean "${near}"?`,
    location: locationOfSpan(key),
  });
};

/** A value that the extended file does not have: as it is, but nulls in it have nothing to remove. */
const fresh = (tree: Tree, path: Path, report: (d: Diagnostic) => void): Tree => {
  if (tree.type !== 'branch') return tree;
  const entries = new Map<string, Entry>();
  for (const [key, entry] of tree.entries) {
    if (isNull(entry.value)) report(nothingToRemove(entry, [...path, key], []));
    else entries.set(key, { ...entry, value: fresh(entry.value, [...path, key], report) });
  }
  return { ...tree, entries };
};

const mergeBranches = (base: Branch, over: Branch, path: Path, report: (d: Diagnostic) => void): Branch => {
  const entries = new Map(base.entries);
  for (const [key, entry] of over.entries) {
    const inner = [...path, key];
    const former = base.entries.get(key);
    if (isNull(entry.value)) {
      if (former) entries.delete(key);
      else report(nothingToRemove(entry, inner, [...base.entries.keys()]));
    } else
      entries.set(key, { ...entry, value: former ? merge(former.value, entry.value, inner, report) : fresh(entry.value, inner, report) });
  }
  return { ...over, entries };
};

/**
 * What `extends` means: maps merge by key, null removes a key, and everything else (lists too) replaces. Each part keeps
 * the place at which it was written.
 */
export const merge = (base: Tree, over: Tree, path: Path, report: (d: Diagnostic) => void): Tree =>
  base.type === 'branch' && over.type === 'branch' ? mergeBranches(base, over, path, report) : fresh(over, path, report);
