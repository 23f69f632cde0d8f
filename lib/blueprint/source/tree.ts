import type { Path } from '../../diagnostics';
import type { Span } from './source-file';

/** A value as it was written, each part with its place: what `extends` merges and what messages point at. */
export type Tree = Leaf | Branch | Items | Damaged;

export interface Leaf {
  readonly type: 'leaf';
  readonly value: string | number | boolean | null;
  /** As written, without quotes: `1_000_000` is text to YAML, and a number where one is expected. */
  readonly plain: boolean;
  readonly span: Span;
}

export interface Branch {
  readonly type: 'branch';
  readonly entries: ReadonlyMap<string, Entry>;
  /** `{ … }` rather than lines. */
  readonly flow: boolean;
  readonly span: Span;
}

export interface Entry {
  readonly key: Span;
  readonly value: Tree;
}

export interface Items {
  readonly type: 'items';
  readonly items: readonly Tree[];
  readonly flow: boolean;
  readonly span: Span;
}

/** What was reported already; nothing more is said about it. */
export interface Damaged {
  readonly type: 'damaged';
  readonly span: Span;
}

export const child = (tree: Tree | undefined, part: string | number): Tree | undefined => {
  if (tree?.type === 'branch' && typeof part === 'string') return tree.entries.get(part)?.value;
  if (tree?.type === 'items' && typeof part === 'number') return tree.items[part];
  return undefined;
};

/** The value at a path, undefined where nothing was written. */
export const treeAt = (tree: Tree, path: Path): Tree | undefined => path.reduce<Tree | undefined>(child, tree);

/** A JSON value. */
export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/** The value without places. Damaged parts are left out, and reported by path. */
export const plainOf = (tree: Tree, damaged: (path: Path) => void, path: Path = []): Plain | undefined => {
  switch (tree.type) {
    case 'leaf':
      return tree.value;
    case 'damaged':
      damaged(path);
      return undefined;
    case 'branch': {
      const values = Array.from(tree.entries, ([key, { value }]) => [key, plainOf(value, damaged, [...path, key])] as const);
      return Object.fromEntries(values.filter((entry): entry is readonly [string, Plain] => entry[1] !== undefined));
    }
    case 'items': {
      const values = tree.items.map((item, i) => plainOf(item, damaged, [...path, i]));
      // Without one of its items a list says something else: it counts as damaged whole.
      if (values.every((value) => value !== undefined)) return values;
      damaged(path);
      return undefined;
    }
  }
};
