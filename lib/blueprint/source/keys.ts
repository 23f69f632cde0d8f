import { isScalar, type ParsedNode } from 'yaml';
import type { BlueprintCode } from '../codes';
import { problem } from '../codes/problem';
import type { Diagnostic, Path } from '../../diagnostics';
import { locationOfSpan, type SourceFile, type Span } from './source-file';

/** Names through which a JavaScript object's own machinery could be reached. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

export interface Key {
  readonly name: string;
  readonly span: Span;
}

/** The key of one pair, or what is wrong with it. */
export const keyOf = (file: SourceFile, node: ParsedNode | null, path: Path): Key | Diagnostic => {
  const span: Span = node ? { file, start: node.range[0], end: node.range[1] } : { file, start: 0, end: 0 };
  const refuse = (code: BlueprintCode, at: Path, message: string, hint: string): Diagnostic =>
    problem(code, at, message, { at: 'key', hint, location: locationOfSpan(span) });
  if (!node || !isScalar(node) || node.value === null)
    return refuse('BP021', path, 'a key that is not text', 'a key is a word, followed by a colon and a space');
  const name = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
  if (name === '<<' && node.type === 'PLAIN')
    return refuse('BP014', path, 'merge keys (<<) are not part of the language', 'write the keys out, or use extends');
  if (FORBIDDEN.has(name)) return refuse('BP019', [...path, name], `"${name}" may not be used as a key`, 'choose another name');
  return { name, span };
};

/**
 * Keys that are in one map twice, in one message. Where several come again, it is the name above the second lot that is
 * missing.
 * @param repeated - each key that came again, with its first place
 */
export const repeatedKeys = (path: Path, repeated: readonly { key: Key; first: Span }[]): Diagnostic[] => {
  const [one, ...more] = repeated;
  if (!one) return [];
  const { line } = locationOfSpan(one.first);
  const message =
    more.length === 0
      ? `"${one.key.name}" is there twice`
      : `"${one.key.name}" and ${more.length === 1 ? 'another key' : `${more.length} other keys`} of this map are there twice`;
  const hint =
    more.length === 0
      ? `the first one is in line ${line}: keep one of them`
      : `the first one is in line ${line}: is a name missing above this line?`;
  return [problem('BP012', [...path, one.key.name], message, { at: 'key', hint, location: locationOfSpan(one.key.span) })];
};
