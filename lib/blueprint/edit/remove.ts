import type { Path } from '../../diagnostics';
import {
  behind,
  endOfPair,
  keyName,
  keyNode,
  leadsLine,
  lineEnd,
  lineStart,
  mapIn,
  type ParsedMap,
  type ParsedPair,
  type Splice,
} from './place';

/** Past the break of the line that ends at a place. */
const pastBreak = (text: string, at: number): number => (text[at] === '\r' ? at + 2 : text[at] === '\n' ? at + 1 : at);

/** Before the break of the line above: a file whose last line has none ends without one afterwards, too. */
const beforeBreak = (text: string, start: number): number => (text[start - 2] === '\r' ? start - 2 : Math.max(0, start - 1));

const isBlank = (text: string, start: number, end: number): boolean => text.slice(start, end).trim() === '';

/** A section of the root that leaves takes one of the two blank lines around it along. */
const blankBefore = (text: string, start: number, end: number): number => {
  if (start === 0) return start;
  const before = lineStart(text, start - 1);
  const aloneAfter = end >= text.length || isBlank(text, end, lineEnd(text, end));
  return isBlank(text, before, start) && aloneAfter ? before : start;
};

/** Whole lines, with the comments at their ends. Comments on lines of their own stay. */
const withoutLines = (text: string, pair: ParsedPair, isRoot: boolean): Splice[] => {
  const at = keyNode(pair)?.range[0] ?? 0;
  if (!leadsLine(text, at)) return [];
  const start = lineStart(text, at);
  const end = pastBreak(text, behind(text, endOfPair(pair)));
  const from = isRoot ? blankBefore(text, start, end) : start;
  return [{ start: text[end - 1] === '\n' ? from : beforeBreak(text, from), end, text: '' }];
};

/** Where the comma behind a value of `{ … }` ends; undefined where there is none. */
const commaAfter = (text: string, at: number): number | undefined => {
  const found = /^[ \t]*,/.exec(text.slice(at));
  return found ? at + found[0].length : undefined;
};

/** Whether an item of `{ … }` has its lines to itself, with its comma and a comment behind it. */
const isAlone = (text: string, start: number, end: number): boolean =>
  leadsLine(text, start) && /^\s*(#.*)?$/.test(text.slice(end, lineEnd(text, end)));

/** An item on lines of its own; the last one takes the comma before it along, which JSON does not allow to stay. */
const withoutOwnLines = (text: string, start: number, end: number, before: ParsedPair | undefined): Splice[] => {
  const lines = { start: lineStart(text, start), end: pastBreak(text, lineEnd(text, end)), text: '' };
  const comma = before && commaAfter(text, endOfPair(before));
  return comma === undefined ? [lines] : [{ start: comma - 1, end: comma, text: '' }, lines];
};

/** One of several between braces: whole lines where it has its own, else it and one comma. */
const withoutItem = (text: string, map: ParsedMap, index: number): Splice[] => {
  const pair = map.items[index];
  if (!pair) return [];
  const [before, after] = [map.items[index - 1], map.items[index + 1]];
  const start = keyNode(pair)?.range[0] ?? 0;
  const end = endOfPair(pair);
  const comma = commaAfter(text, end);
  if (isAlone(text, start, comma ?? end))
    return withoutOwnLines(text, start, comma ?? end, after || comma !== undefined ? undefined : before);
  if (after) return [{ start, end: keyNode(after)?.range[0] ?? end, text: '' }];
  return [{ start: before ? endOfPair(before) : map.range[0] + 1, end, text: '' }];
};

/** Paths by their first part, each with what is left of it. */
const byHead = (paths: readonly Path[]): ReadonlyMap<string, readonly Path[]> => {
  const found = new Map<string, Path[]>();
  for (const [head, ...rest] of paths) if (head !== undefined) found.set(String(head), [...(found.get(String(head)) ?? []), rest]);
  return found;
};

/** Whether a map would be empty without these. */
const goesWhole = (map: ParsedMap | undefined, paths: readonly Path[]): boolean => {
  if (paths.some((path) => path.length === 0)) return true;
  const heads = byHead(paths);
  return (
    map !== undefined &&
    map.items.length > 0 &&
    map.items.every((pair) => {
      const rest = heads.get(keyName(pair) ?? '');
      return rest !== undefined && goesWhole(mapIn(pair), rest);
    })
  );
};

/**
 * What takes keys out of a map. A map that would be empty goes with them; what is not written there is passed over.
 * @param paths - beneath the map
 */
export const removals = (text: string, map: ParsedMap, paths: readonly Path[], isRoot = true): Splice[] => {
  const heads = byHead(paths);
  const isGone = (pair: ParsedPair): boolean => {
    const rest = heads.get(keyName(pair) ?? '');
    return rest !== undefined && goesWhole(mapIn(pair), rest);
  };
  const gone = map.items.filter(isGone);
  // Several of one pair of braces would share commas: the first goes now, and the caller comes again for the others.
  if (map.flow === true && gone[0]) return withoutItem(text, map, map.items.indexOf(gone[0]));
  return map.items.flatMap((pair) => {
    const rest = heads.get(keyName(pair) ?? '');
    if (rest === undefined) return [];
    if (isGone(pair)) return withoutLines(text, pair, isRoot);
    const inner = mapIn(pair);
    return inner ? removals(text, inner, rest, false) : [];
  });
};
