import { isAlias, isScalar, stringify, type ParsedNode } from 'yaml';
import {
  behind,
  endOfPair,
  indentAt,
  keyNode,
  leadsLine,
  lineEnd,
  mapIn,
  pairOf,
  type ParsedMap,
  type ParsedPair,
  type Splice,
} from './place';

/** A value to write: text, a number, true or false, or a list or map of them. */
export type Value = string | number | boolean | readonly unknown[];

/** Keys to write beneath a key. */
export interface Section {
  readonly entries: Readonly<Record<string, Value | Section>>;
  /** A comment behind the key, where the section is new and has lines of its own. @default none */
  readonly note?: string;
}

const isSection = (value: Value | Section): value is Section => typeof value === 'object' && 'entries' in value;

/** How a file is written: what new lines have to fit. */
export interface Style {
  /** The text that the places refer to. */
  readonly text: string;
  readonly lineBreak: string;
  /** Spaces by which a map stands behind its key. */
  readonly step: string;
}

const plain = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'entries' in value
    ? Object.fromEntries(Object.entries((value as Section).entries).map(([key, inner]) => [key, plain(inner)]))
    : value;

const flowText = (value: Value | Section, asJson: boolean): string =>
  asJson
    ? JSON.stringify(plain(value), undefined, 1).replace(/\n\s*/g, ' ')
    : stringify(plain(value), { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();

const keyText = (key: string, asJson: boolean): string => (asJson ? JSON.stringify(key) : stringify(key, { lineWidth: 0 }).trimEnd());

/** A key with its value, in lines. */
const linesOf = (key: string, value: Value | Section, indent: string, style: Style): string[] => {
  if (!isSection(value)) return [`${indent}${keyText(key, false)}: ${flowText(value, false)}`];
  const note = value.note === undefined ? '' : ` # ${value.note}`;
  return [
    `${indent}${keyText(key, false)}:${note}`,
    ...Object.entries(value.entries).flatMap(([name, inner]) => linesOf(name, inner, indent + style.step, style)),
  ];
};

type News = readonly (readonly [string, Value | Section])[];

/** New keys at the end of a map in lines. A new section of the root has a blank line before it, where the file has such lines. */
const inLines = (map: ParsedMap, news: News, style: Style, isRoot: boolean): Splice[] => {
  const { text, lineBreak } = style;
  const [first, last] = [map.items[0], map.items.at(-1)];
  if (!first || !last) return [];
  const indent = indentAt(text, keyNode(first)?.range[0] ?? 0);
  const at = behind(text, endOfPair(last));
  const isSpaced = isRoot && /\n\r?\n/.test(text);
  const lines = news.flatMap(([key, value]) => [...(isSpaced && isSection(value) ? [''] : []), ...linesOf(key, value, indent, style)]);
  const begins = at > 0 && text[at - 1] === '\n';
  return [{ start: at, end: at, text: lines.map((line) => (begins ? line + lineBreak : lineBreak + line)).join('') }];
};

const isJson = (map: ParsedMap, inherited: boolean): boolean =>
  map.items.length === 0
    ? inherited
    : map.items.every((pair) => {
        const key = keyNode(pair);
        return isScalar(key) && key.type === 'QUOTE_DOUBLE';
      });

/** New keys at the end of a map between braces: on a line of its own each, where the last one has one. */
const inBraces = (map: ParsedMap, news: News, { text, lineBreak }: Style, asJson: boolean): Splice[] => {
  const items = news.map(([key, value]) => `${keyText(key, asJson)}: ${flowText(value, asJson)}`);
  const last = map.items.at(-1);
  if (!last) return [{ start: map.range[0], end: map.range[1], text: `{ ${items.join(', ')} }` }];
  const end = endOfPair(last);
  const between = text.slice(end, map.range[1] - 1);
  const start = keyNode(last)?.range[0] ?? end;
  if (!between.includes('\n') || !leadsLine(text, start)) return [{ start: end, end, text: items.map((item) => `, ${item}`).join('') }];
  const hasComma = between.trimStart().startsWith(',');
  const lines = items.map((item) => lineBreak + indentAt(text, start) + item).join(',') + (hasComma ? ',' : '');
  const at = lineEnd(text, end);
  return [...(hasComma ? [] : [{ start: end, end, text: ',' }]), { start: at, end: at, text: lines }];
};

/** Another value in the place of one, quoted as that was. */
const replaced = (node: ParsedNode, value: Value): Splice[] => {
  const [start, end] = node.range;
  if (isAlias(node)) return [{ start, end, text: flowText(value, false) }];
  if (!isScalar(node)) return [];
  if (node.type === 'QUOTE_DOUBLE') return [{ start, end, text: JSON.stringify(value) }];
  if (node.type === 'QUOTE_SINGLE' && typeof value === 'string') return [{ start, end, text: `'${value.replaceAll("'", "''")}'` }];
  return node.type === 'PLAIN' ? [{ start, end, text: flowText(value, false) }] : [];
};

const within = (pair: ParsedPair, value: Value | Section, style: Style, asJson: boolean): Splice[] => {
  const inner = mapIn(pair);
  if (isSection(value)) return inner ? additions(inner, value, style, { isRoot: false, asJson }) : [];
  return pair.value ? replaced(pair.value as ParsedNode, value) : [];
};

/** What puts keys into a map, or other values in the place of those that it has. What an alias repeats is left as it is. */
export const additions = (
  map: ParsedMap,
  { entries }: Section,
  style: Style,
  { isRoot, asJson }: { readonly isRoot: boolean; readonly asJson: boolean } = { isRoot: true, asJson: false },
): Splice[] => {
  const json = map.flow === true && isJson(map, asJson);
  const all = Object.entries(entries).map(([key, value]) => [key, value, pairOf(map, key)] as const);
  const news = all.flatMap(([key, value, pair]) => (pair ? [] : [[key, value] as const]));
  const changed = all.flatMap(([, value, pair]) => (pair ? within(pair, value, style, json) : []));
  if (news.length === 0) return changed;
  return [...changed, ...(map.flow === true ? inBraces(map, news, style, json) : inLines(map, news, style, isRoot))];
};
