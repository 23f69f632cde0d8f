import { isMap, isScalar, parseDocument } from 'yaml';
import type { Path } from '../../diagnostics';
import { additions, type Section, type Style } from './add';
import { indentAt, keyNode, mapIn, spliced, type ParsedMap, type Splice } from './place';
import { removals } from './remove';

export type { Section, Value } from './add';

/** What to change in the text of a blueprint. */
export interface Edit {
  /** Keys to take out. A map that would be empty goes with them. @default none */
  readonly remove?: readonly Path[];
  /** Keys to put in, and values to change. @default none */
  readonly set?: Section;
}

/** As lib/blueprint/source/parse.ts reads it. */
const OPTIONS = { version: '1.2', schema: 'core', merge: false, uniqueKeys: false, strict: true, logLevel: 'silent' } as const;

const MARK = '\ufeff';

/** Spaces by which a map stands behind its key, where nothing shows it. */
const USUAL_STEP = '  ';

/** The text as the parser knows it: a carriage return alone ends a line, too. Places stay the same. */
const readable = (text: string): string => text.replace(/\r(?!\n)/g, '\n');

const rootOf = (text: string): ParsedMap | undefined => {
  const { contents } = parseDocument(readable(text), OPTIONS);
  return isMap(contents) ? (contents as ParsedMap) : undefined;
};

/** How far the first map in lines stands behind its key. */
const stepIn = (root: ParsedMap, text: string): string => {
  const steps = root.items.flatMap((pair) => {
    const [first] = mapIn(pair)?.items ?? [];
    const at = first && mapIn(pair)?.flow !== true ? keyNode(first)?.range[0] : undefined;
    return at === undefined ? [] : [indentAt(text, at)];
  });
  return steps.find((step) => step !== '') ?? USUAL_STEP;
};

const edited = (text: string, splicesOf: (root: ParsedMap, style: Style) => readonly Splice[]): string => {
  const root = rootOf(text);
  if (!root) return text;
  const known = readable(text);
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  return spliced(text, splicesOf(root, { text: known, lineBreak, step: stepIn(root, known) }));
};

const without = (text: string, paths: readonly Path[]): string => {
  const left = edited(text, (root, style) => removals(style.text, root, paths));
  // One pair of braces gives its keys away one by one.
  return left === text ? text : without(left, paths);
};

/**
 * The text of a blueprint with some of its keys changed, and all else as it was, to the byte: comments, order, anchors, quotes and blank
 * lines. It changes what it can reach; whether the outcome says what was meant is for the caller to see, by reading it.
 */
export const editBlueprint = (text: string, { remove = [], set }: Edit): string => {
  const mark = text.startsWith(MARK) ? MARK : '';
  const rest = without(text.slice(mark.length), remove);
  return mark + (set ? edited(rest, (root, style) => additions(root, set, style)) : rest);
};

/** Whether a file itself writes something at a path: not what it extends, nor what an alias repeats. */
export const writes = (text: string, path: Path): boolean => {
  let map = rootOf(text.startsWith(MARK) ? text.slice(MARK.length) : text);
  for (const [i, part] of path.entries()) {
    const pair = map?.items.find(({ key }) => isScalar(key) && key.value === part);
    if (!pair) return false;
    if (i === path.length - 1) return true;
    map = mapIn(pair);
  }
  return map !== undefined;
};
