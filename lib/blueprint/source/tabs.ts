import { Lexer } from 'yaml';
import { problem } from '../codes/problem';
import type { Diagnostic } from '../../diagnostics';
import { locationOfSpan, type SourceFile } from './source-file';

/** Marks of the lexer that stand for no text: start of a document, end of a flow line, start of a plain or block scalar. */
const MARKS = new Set(['\u0002', '\u0018']);
const SCALAR_MARK = '\u001f';

/** Offsets of tabs that stand where YAML wants spaces. Inside texts, comments and brackets (JSON) tabs are harmless. */
const tabOffsets = (text: string): number[] => {
  const found: number[] = [];
  let offset = 0;
  let depth = 0;
  let scalar = false;
  for (const token of new Lexer().lex(text)) {
    if (MARKS.has(token)) continue;
    if (token === SCALAR_MARK) {
      scalar = true;
      continue;
    }
    if (!scalar) {
      if (token === '[' || token === '{') depth++;
      else if (token === ']' || token === '}') depth = Math.max(0, depth - 1);
      else if (depth === 0 && /^[ \t]+$/.test(token) && token.includes('\t')) found.push(offset + token.indexOf('\t'));
    }
    scalar = false;
    offset += token.length;
  }
  return found;
};

/** One diagnostic for all tabs: who uses them uses them on every line. */
export const tabProblem = (file: SourceFile): Diagnostic | undefined => {
  if (!file.text.includes('\t')) return undefined;
  const [first, ...more] = tabOffsets(file.text);
  if (first === undefined) return undefined;
  const lines = new Set(more.map((offset) => locationOfSpan({ file, start: offset, end: offset + 1 }).line));
  const location = locationOfSpan({ file, start: first, end: first + 1 });
  lines.delete(location.line);
  const others = lines.size === 0 ? '' : `; ${lines.size} more ${lines.size === 1 ? 'line has' : 'lines have'} tabs`;
  return problem('BP011', [], 'a tab where YAML wants spaces', { hint: `indent with spaces${others}`, location });
};
