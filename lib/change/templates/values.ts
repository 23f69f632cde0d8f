import { isMap, listOf } from '../reading';

/** What tells the items of a list apart. */
const NAMES = ['IndexName', 'ColumnName', 'AttributeName', 'Region', 'Name', 'Key', 'Id', 'Sid'] as const;

const nameOf = (item: unknown): string | undefined => {
  if (!isMap(item)) return undefined;
  const name = NAMES.find((one) => typeof item[one] === 'string');
  return name === undefined ? undefined : `${name} ${String(item[name])}`;
};

type Pair = readonly [from: unknown, to: unknown];

/** Items that are on both sides: by their name where they have one, else by their place. */
const itemPairs = (from: unknown, to: unknown): readonly Pair[] => {
  if (isMap(from) && isMap(to)) return Object.keys(from).flatMap((key) => (key in to ? [[from[key], to[key]] as const] : []));
  const [was, is] = [listOf(from), listOf(to)];
  return was.flatMap((item, i): Pair[] => {
    const name = nameOf(item);
    if (name === undefined) return i < is.length && nameOf(is[i]) === undefined ? [[item, is[i]]] : [];
    const other = is.find((one) => nameOf(one) === name);
    return other === undefined ? [] : [[item, other]];
  });
};

/** Pairs of values at a path on both sides. `*` stands for every item that is on both. */
export const pairsAt = (from: unknown, to: unknown, [key, ...rest]: readonly string[]): readonly Pair[] => {
  if (key === undefined) return [[from, to]];
  if (key === '*') return itemPairs(from, to).flatMap(([was, is]) => pairsAt(was, is, rest));
  return pairsAt(isMap(from) ? from[key] : undefined, isMap(to) ? to[key] : undefined, rest);
};
