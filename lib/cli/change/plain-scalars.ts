/** Thrown at whatever is not plain: the whole document is then left to the library. */
export const UNUSUAL = new Error('not plain YAML');

const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

/** Whole numbers that a double holds, written as JSON writes them. */
const WHOLE = /^-?(?:0|[1-9][0-9]{0,14})$/;

/** Whatever else may be a number: https://yaml.org/spec/1.2.2/#103-core-schema */
const NUMERIC =
  /^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

const plain = (text: string): unknown => {
  if (WORDS.has(text)) return WORDS.get(text);
  if (WHOLE.test(text) && text !== '-0') return Number(text);
  if (NUMERIC.test(text) || /^[-,[\]{}#&*!|>'"%@`?:](?:$|\s)|^[,[\]{}#&*!|>'"%@`?:]|: |:$| #|\t/.test(text)) throw UNUSUAL;
  return text;
};

const doubleQuoted = (text: string): unknown => {
  if (!/^"(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"$/.test(text)) throw UNUSUAL;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw UNUSUAL;
  }
};

/** What a scalar of one line means; throws UNUSUAL where it is not sure. */
export const scalarOf = (text: string): unknown => {
  if (text.startsWith('"')) return doubleQuoted(text);
  if (text.startsWith("'")) {
    if (!/^'(?:[^']|'')*'$/.test(text)) throw UNUSUAL;
    return text.slice(1, -1).replaceAll("''", "'");
  }
  if (text === '{}') return {};
  return text === '[]' ? [] : plain(text);
};

/** A key as text; throws UNUSUAL where it is none of the ordinary ones. */
export const keyOf = (text: string): string => {
  const key = scalarOf(text);
  if (typeof key !== 'string' || key === '__proto__' || key === '<<') throw UNUSUAL;
  return key;
};
