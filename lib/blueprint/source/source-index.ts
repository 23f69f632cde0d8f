import type { Location, Path, SourceIndex } from '../../diagnostics';
import { locationOfSpan, wholeFile, type Span } from './source-file';
import type { Branch, Entry, Tree } from './tree';

/** The place to show for a value: a block of lines is shown by its key, everything else by itself. */
const shown = (tree: Tree, key: Span | undefined): Span => {
  const block = (tree.type === 'branch' || tree.type === 'items') && !tree.flow;
  return block && key ? key : tree.span;
};

const firstKey = (tree: Tree): Span => {
  const first =
    tree.type === 'branch' && !tree.flow ? [...tree.entries.values()].find(({ key }) => key.file === tree.span.file) : undefined;
  return first?.key ?? tree.span;
};

/** Where everything in a merged blueprint was written. */
export const sourceIndex = (root: Branch, files: readonly string[]): SourceIndex => ({
  files,
  locate: (path: Path, at: 'key' | 'value' = 'value'): Location => {
    let tree: Tree = root;
    let key: Span | undefined;
    for (const part of path) {
      const entry: Entry | undefined = tree.type === 'branch' && typeof part === 'string' ? tree.entries.get(part) : undefined;
      const item: Tree | undefined = tree.type === 'items' && typeof part === 'number' ? tree.items[part] : undefined;
      if (!entry && !item) return locationOfSpan(key ?? firstKey(tree));
      tree = entry?.value ?? item ?? tree;
      key = entry?.key ?? firstKey(tree);
    }
    return locationOfSpan(at === 'key' && key ? key : path.length === 0 ? firstKey(tree) : shown(tree, key));
  },
});

/** For a file that could not be used: everything is the file itself. */
export const noSources = (files: readonly string[]): SourceIndex => ({ files, locate: () => wholeFile(files[0] ?? '') });
