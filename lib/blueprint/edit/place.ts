import { isAlias, isCollection, isMap, isPair, isScalar, type ParsedNode, type YAMLMap } from 'yaml';

/** A map of a parsed document. */
export type ParsedMap = YAMLMap.Parsed;

/** One key of a map, with its value. */
export type ParsedPair = ParsedMap['items'][number];

/** A piece of text that takes the place of another: where nothing is taken, it is put in. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with all splices, which do not overlap; those at one place keep their order. */
export const spliced = (text: string, splices: readonly Splice[]): string => {
  const ordered = splices.map((splice, order) => ({ splice, order })).sort((a, b) => b.splice.start - a.splice.start || b.order - a.order);
  return ordered.reduce((left, { splice: { start, end, text: put } }) => left.slice(0, start) + put + left.slice(end), text);
};

/** Where the line begins that a place is in. */
export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Where the line ends that a place is in: before its line break, or at the end of the text. */
export const lineEnd = (text: string, at: number): number => {
  const found = text.indexOf('\n', at);
  if (found < 0) return text.length;
  return text[found - 1] === '\r' ? found - 1 : found;
};

/** The spaces in front of what stands in a line. */
export const indentAt = (text: string, at: number): string => /^[ \t]*/.exec(text.slice(lineStart(text, at), at))?.[0] ?? '';

/** Whether a line has nothing before a place. */
export const leadsLine = (text: string, at: number): boolean => text.slice(lineStart(text, at), at).trim() === '';

export const keyNode = (pair: ParsedPair): ParsedNode | null => pair.key as ParsedNode | null;

export const keyName = (pair: ParsedPair): string | undefined => {
  const key = keyNode(pair);
  return isScalar(key) ? String(key.value) : undefined;
};

export const pairOf = (map: ParsedMap, name: string): ParsedPair | undefined => map.items.find((pair) => keyName(pair) === name);

/** The map behind a key, written there: one that an alias repeats is written elsewhere. */
export const mapIn = (pair: ParsedPair | undefined): ParsedMap | undefined => {
  const value = pair?.value as ParsedNode | null | undefined;
  return isMap(value) && !isAlias(value) ? (value as ParsedMap) : undefined;
};

/** Where a value, or the last thing in it, ends: behind it, and for text in lines at the begin of the line that follows. */
export const endOf = (node: ParsedNode | null): number => {
  if (node === null) return 0;
  const last: unknown = isCollection(node) && node.flow !== true ? node.items.at(-1) : undefined;
  if (last === undefined) return node.range[1];
  if (isPair(last)) return Math.max(endOf(last.key as ParsedNode | null), endOf(last.value as ParsedNode | null));
  return endOf(last as ParsedNode);
};

export const endOfPair = (pair: ParsedPair): number => Math.max(endOf(keyNode(pair)), endOf(pair.value as ParsedNode | null));

/** Where something can be put on a line of its own behind a place: at the end of its line, or where the next one begins already. */
export const behind = (text: string, at: number): number => (at > 0 && text[at - 1] === '\n' ? at : lineEnd(text, at));
