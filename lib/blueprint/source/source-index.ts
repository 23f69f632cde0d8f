import type { Location, Path, SourceIndex } from '../../diagnostics';
import { locationOfSpan, wholeFile, type Span } from './source-file';
import { child, type Branch, type Tree } from './tree';

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

interface Spot {
  readonly tree: Tree;
  /** The key under which it stands; the beginning of an item that is a map. */
  readonly key?: Span;
}

const inside = ({ tree }: Spot, part: string | number): Spot | undefined => {
  const value = child(tree, part);
  if (!value) return undefined;
  return { tree: value, key: (tree.type === 'branch' ? tree.entries.get(String(part))?.key : undefined) ?? firstKey(value) };
};

/** Where everything in a merged blueprint was written. */
export const sourceIndex = (root: Branch, files: readonly string[]): SourceIndex => ({
  files,
  locate: (path: Path, at: 'key' | 'value' = 'value'): Location => {
    let spot: Spot = { tree: root };
    for (const part of path) {
      const next = inside(spot, part);
      if (!next) return locationOfSpan(spot.key ?? firstKey(spot.tree));
      spot = next;
    }
    if (path.length === 0) return locationOfSpan(firstKey(root));
    return locationOfSpan(at === 'key' && spot.key ? spot.key : shown(spot.tree, spot.key));
  },
});

/** For a file that could not be used: everything is the file itself. */
export const noSources = (files: readonly string[]): SourceIndex => ({ files, locate: () => wholeFile(files[0] ?? '') });
