import type { Location, Path, SourceIndex } from '../../diagnostics';
import { locationOfSpan, wholeFile, type Span } from './source-file';
import { child, type Branch, type Tree } from './tree';

/** The place to show for a value: a block of lines is shown by its key, everything else by itself. */
const shown = (tree: Tree, key: Span | undefined): Span => {
  const block = (tree.type === 'branch' || tree.type === 'items') && !tree.flow;
  return block && key ? key : tree.span;
};

/** The first key of a block of lines, as it stands in the file that has the last word on it; anything else as a whole. */
const firstKey = (tree: Tree): Span => {
  if (tree.type !== 'branch' || tree.flow) return tree.span;
  const keys = [...tree.entries.values()].map(({ key }) => key).filter(({ file }) => file === tree.span.file);
  return keys.reduce((a, b) => (b.start < a.start ? b : a), keys[0] ?? tree.span);
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
