import { keyOf, scalarOf, UNUSUAL } from './plain-scalars';

// Manifests are thousands of short documents in one plain style. A library that keeps comments and places takes a millisecond for each; this
// reader takes a hundredth, and gives up at whatever is not plain.

interface Reader {
  readonly lines: string[];
  at: number;
}

const ENTRY = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#&*!|>%@`?:,[\]{}-][^:#]*?|-[^\s:#][^:#]*?):(?: +(.*))?$/;
const BLOCK = /^\|([-+]?)$/;

const indentOf = (line: string): number => {
  let i = 0;
  while (line.charCodeAt(i) === 32) i += 1;
  return i;
};

const isNothing = (line: string): boolean => {
  const text = line.trimStart();
  return text === '' || text.startsWith('#');
};

/** The next line that says something; undefined at the end. */
const next = (reader: Reader): string | undefined => {
  while (reader.at < reader.lines.length) {
    const line = reader.lines[reader.at] ?? '';
    if (!isNothing(line)) return line;
    reader.at += 1;
  }
  return undefined;
};

const isItem = (text: string): boolean => text === '-' || text.startsWith('- ');

/** The lines of a text that is kept as it is: all that are deeper than what it belongs to, without their indent. */
const textLines = (reader: Reader, parent: number): string[] => {
  const taken: string[] = [];
  let indent: number | undefined;
  for (; reader.at < reader.lines.length; reader.at += 1) {
    const line = reader.lines[reader.at] ?? '';
    const own = indentOf(line);
    const blank = own === line.length;
    // blanks before the text might say how deep it stands
    if (blank && indent === undefined && own > 0) throw UNUSUAL;
    if (!blank && own <= (indent === undefined ? parent : indent - 1)) break;
    if (!blank) indent ??= own;
    taken.push(line.slice(indent ?? 0));
  }
  return taken;
};

const blockText = (reader: Reader, parent: number, chomp: string): string => {
  const taken = textLines(reader, parent);
  // the end of the document is no line of it
  if (reader.at >= reader.lines.length && taken.at(-1) === '') taken.pop();
  if (chomp === '+') return taken.map((line) => `${line}\n`).join('');
  while (taken.at(-1) === '') taken.pop();
  const text = taken.join('\n');
  return chomp === '-' || text === '' ? text : `${text}\n`;
};

const valueOf = (reader: Reader, text: string, parent: number): unknown => {
  const block = BLOCK.exec(text);
  return block ? blockText(reader, parent, block[1] ?? '') : scalarOf(text);
};

const nested = (reader: Reader, parent: number, items: boolean): unknown => {
  const line = next(reader);
  if (line === undefined) return null;
  const indent = indentOf(line);
  // a list may stand as deep as the key that it belongs to
  if (indent > parent || (items && indent === parent && isItem(line.slice(indent)))) return node(reader, indent);
  return null;
};

const list = (reader: Reader, indent: number): readonly unknown[] => {
  const items: unknown[] = [];
  for (let line = next(reader); line !== undefined && indentOf(line) === indent; line = next(reader)) {
    const text = line.slice(indent);
    if (!isItem(text)) break;
    const rest = text.slice(1).trim();
    const start = text.length - text.slice(1).trimStart().length;
    if (rest !== '' && (ENTRY.test(rest) || isItem(rest))) {
      reader.lines[reader.at] = ' '.repeat(indent + start) + rest;
      items.push(node(reader, indent + start));
    } else {
      reader.at += 1;
      items.push(rest === '' ? nested(reader, indent, false) : valueOf(reader, rest, indent));
    }
  }
  return items;
};

const map = (reader: Reader, indent: number): unknown => {
  const entries: Record<string, unknown> = {};
  for (let line = next(reader); line !== undefined && indentOf(line) === indent; line = next(reader)) {
    const [, rawKey, rawValue = ''] = ENTRY.exec(line.slice(indent).trimEnd()) ?? [];
    if (rawKey === undefined) {
      if (isItem(line.slice(indent))) break;
      throw UNUSUAL;
    }
    const key = keyOf(rawKey.trimEnd());
    if (Object.hasOwn(entries, key)) throw UNUSUAL;
    reader.at += 1;
    const value = rawValue.trim();
    entries[key] = value === '' ? nested(reader, indent, true) : valueOf(reader, value, indent);
  }
  return entries;
};

/** What stands at an indent: everything deeper must have been read with it, so that no line is taken for the end of a text. */
const node = (reader: Reader, indent: number): unknown => {
  const line = next(reader) ?? '';
  const value = isItem(line.slice(indent)) ? list(reader, indent) : map(reader, indent);
  const following = next(reader);
  if (following !== undefined && indentOf(following) > indent) throw UNUSUAL;
  return value;
};

/** The value of one document, in whose text no `---` stands; undefined where it is not plain enough to be sure. */
export const plainYaml = (text: string): { readonly value: unknown } | undefined => {
  if (/\r|^[%\t]|^\.\.\./m.test(text)) return undefined;
  const reader: Reader = { lines: text.split('\n'), at: 0 };
  try {
    const first = next(reader);
    if (first === undefined) return { value: null };
    if (indentOf(first) !== 0) return undefined;
    const value = node(reader, 0);
    return next(reader) === undefined ? { value } : undefined;
  } catch (fault) {
    if (fault === UNUSUAL) return undefined;
    throw fault;
  }
};
