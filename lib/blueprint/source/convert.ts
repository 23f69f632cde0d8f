import { isAlias, isMap, isScalar, isSeq, type Alias, type ParsedNode, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { BlueprintCode } from '../codes';
import { problem } from '../codes/problem';
import type { Diagnostic, Path } from '../../diagnostics';
import { keyOf, repeatedKeys, type Key } from './keys';
import { locationOfSpan, type SourceFile, type Span } from './source-file';
import type { Damaged, Entry, Tree } from './tree';

/** How deep a blueprint may be nested. LANGUAGE, "Values". */
const MOST_LEVELS = 32;
/** How many values may come in through aliases: far beyond what a person repeats, far below what a bomb unfolds to. */
const MOST_ALIASED = 50_000;

/** The tags of the core schema say what YAML finds out itself; every other one asks for a type that no blueprint has. */
const CORE_TAGS = new Set(['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((tag) => `tag:yaml.org,2002:${tag}`));

interface State {
  readonly file: SourceFile;
  readonly spoilt: ReadonlySet<number>;
  /** Null removes a key of the file that this one extends. */
  readonly mayRemove: boolean;
  readonly diagnostics: Diagnostic[];
  readonly anchors: Map<string, ParsedNode>;
  /** Aliases that are being unfolded: one inside itself never ends. */
  readonly active: Set<ParsedNode>;
  aliased: number;
  /** Said once, however often it happens. */
  readonly said: Set<BlueprintCode>;
}

interface Place {
  readonly path: Path;
  readonly level: number;
  /** The outermost alias through which the value comes in. */
  readonly alias?: Span;
}

const spanOf = ({ file }: State, node: ParsedNode): Span => ({ file, start: node.range[0], end: node.range[1] });

/** How far before its value a tag is looked for. */
const LONGEST_TAG = 200;

/** A tag stands before its value. */
const tagSpan = ({ file }: State, node: ParsedNode): Span => {
  const from = Math.max(0, node.range[0] - LONGEST_TAG);
  const before = file.text.slice(from, node.range[0]);
  const at = before.search(/![^\s!]*!?[^\s!]*\s*(&\S+\s*)?$/);
  return at < 0 ? { file, start: node.range[0], end: node.range[1] } : { file, start: from + at, end: from + before.trimEnd().length };
};

/** An empty item is shown by its dash. */
const dashSpan = ({ file }: State, node: ParsedNode): Span => {
  const dash = file.text.lastIndexOf('-', node.range[0]);
  return { file, start: dash, end: dash + 1 };
};

const damage = (state: State, code: BlueprintCode, path: Path, span: Span, message: string, hint: string): Damaged => {
  state.diagnostics.push(problem(code, path, message, { hint, location: locationOfSpan(span) }));
  return { type: 'damaged', span };
};

const damageOnce = (state: State, code: BlueprintCode, path: Path, span: Span, message: string, hint: string): Damaged => {
  if (state.said.has(code)) return { type: 'damaged', span };
  state.said.add(code);
  return damage(state, code, path, span, message, hint);
};

const leaf = (state: State, node: Scalar.Parsed, { path }: Place, empty: Span): Tree => {
  const span = spanOf(state, node);
  const { value, type } = node;
  if (value === null) {
    if (state.mayRemove && path.every((part) => typeof part === 'string')) return { type: 'leaf', value, plain: true, span };
    const written = node.source !== undefined && node.source !== '';
    const hint = state.mayRemove
      ? 'a list is replaced whole: leave the item out'
      : `give it a value, or remove it${written ? '; null only removes what an extended file says' : ''}`;
    return damage(state, 'BP020', path, written ? span : empty, 'has no value', hint);
  }
  if (typeof value === 'number' && !Number.isFinite(value))
    return damage(state, 'BP024', path, span, `${node.source ?? 'this'} is not a finite number`, 'write a number');
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return { type: 'leaf', value, plain: type === 'PLAIN', span };
  return damage(state, 'BP015', path, span, 'a value of a type that a blueprint does not have', 'write text, a number, true or false');
};

const branch = (state: State, node: YAMLMap.Parsed, place: Place): Tree => {
  const entries = new Map<string, Entry>();
  const repeated: { key: Key; first: Span }[] = [];
  let readable = true;
  for (const pair of node.items) {
    const key = keyOf(state.file, pair.key as ParsedNode | null, place.path);
    if ('code' in key) {
      state.diagnostics.push(key);
      readable &&= key.code === 'BP019';
      continue;
    }
    const first = entries.get(key.name);
    // One without a value has been reported; the other one is what was meant.
    if (first && first.value.type !== 'damaged') {
      repeated.push({ key, first: first.key });
      continue;
    }
    if (pair.key && 'anchor' in pair.key && pair.key.anchor) state.anchors.set(pair.key.anchor, pair.key as ParsedNode);
    const inner = { ...place, path: [...place.path, key.name], level: place.level + 1 };
    const value = pair.value ? convert(state, pair.value as ParsedNode, inner, key.span) : undefined;
    entries.set(key.name, { key: key.span, value: value ?? leafless(state, inner, key.span) });
  }
  state.diagnostics.push(...repeatedKeys(place.path, repeated));
  const span = spanOf(state, node);
  // What a merge key would have brought is not known, so nothing can be said about what is missing.
  return readable || place.path.length === 0 ? { type: 'branch', entries, flow: node.flow === true, span } : { type: 'damaged', span };
};

/** A key between braces with nothing behind it. */
const leafless = (state: State, { path }: Place, key: Span): Tree =>
  damage(state, 'BP020', path, key, 'has no value', 'give it a value, or remove the key');

const items = (state: State, node: YAMLSeq.Parsed, place: Place): Tree => {
  const span = spanOf(state, node);
  const converted = node.items.map((item, i) =>
    convert(
      state,
      item as ParsedNode,
      { ...place, path: [...place.path, i], level: place.level + 1 },
      node.flow ? span : dashSpan(state, item as ParsedNode),
    ),
  );
  return { type: 'items', items: converted, flow: node.flow === true, span };
};

/** What an alias stands for, at the place of the alias; its parts keep the places at which they were written. */
const unfold = (state: State, node: Alias.Parsed, place: Place): Tree => {
  const span = spanOf(state, node);
  const target = state.anchors.get(node.source);
  if (!target)
    return damage(
      state,
      'BP016',
      place.path,
      span,
      `there is no anchor &${node.source} above`,
      'an alias repeats what was anchored before it',
    );
  if (state.active.has(target)) return damage(state, 'BP016', place.path, span, `*${node.source} contains itself`, 'write the value out');
  state.active.add(target);
  const tree = convert(state, target, { ...place, alias: place.alias ?? span }, span);
  state.active.delete(target);
  if (tree.type === 'branch' || tree.type === 'items') return { ...tree, flow: true, span };
  return { ...tree, span };
};

/**
 * The tree of one parsed node.
 * @param empty - the place to point at when the value is missing
 */
export const convert = (state: State, node: ParsedNode, place: Place, empty: Span): Tree => {
  const span = spanOf(state, node);
  if (state.spoilt.has(node.range[0])) return { type: 'damaged', span };
  if (place.level > MOST_LEVELS)
    return damageOnce(state, 'BP018', place.path, span, `nested deeper than ${MOST_LEVELS} levels`, 'a blueprint is flat');
  if (place.alias && ++state.aliased > MOST_ALIASED)
    return damageOnce(
      state,
      'BP017',
      place.path,
      place.alias,
      `aliases unfold to more than ${MOST_ALIASED} values`,
      'write less with aliases',
    );
  if (isAlias(node)) return unfold(state, node, place);
  if (node.tag && !CORE_TAGS.has(node.tag))
    return damage(
      state,
      'BP015',
      place.path,
      tagSpan(state, node),
      `the YAML tag ${node.tag.replace('tag:yaml.org,2002:', '!!')} is not part of the language`,
      'remove the tag',
    );
  if (node.anchor && !place.alias) {
    state.anchors.set(node.anchor, node);
    state.active.add(node);
  }
  const tree = isMap(node)
    ? branch(state, node, place)
    : isSeq(node)
      ? items(state, node, place)
      : isScalar(node)
        ? leaf(state, node, place, empty)
        : undefined;
  if (!place.alias) state.active.delete(node);
  return tree ?? { type: 'damaged', span };
};

/** The tree of a document, and what is wrong with it. */
export const treeOf = (
  file: SourceFile,
  root: ParsedNode,
  options: { spoilt: ReadonlySet<number>; mayRemove: boolean },
): { tree: Tree; diagnostics: Diagnostic[] } => {
  const state: State = { file, ...options, diagnostics: [], anchors: new Map(), active: new Set(), aliased: 0, said: new Set() };
  const tree = convert(state, root, { path: [], level: 0 }, { file, start: 0, end: 0 });
  return { tree, diagnostics: state.diagnostics };
};
