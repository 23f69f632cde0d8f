import type { YAMLParseError } from 'yaml';
import { problem } from '../codes/problem';
import type { Diagnostic } from '../../diagnostics';
import { locationOfSpan, type SourceFile } from './source-file';

/** Errors that spoil one value only: the rest of the file can still be trusted, and is checked. */
const LOCAL = new Set(['BAD_SCALAR_START', 'BAD_DQ_ESCAPE', 'BLOCK_AS_IMPLICIT_KEY']);
/** Reported elsewhere, with more to say. */
const ELSEWHERE = new Set(['TAG_RESOLVE_FAILED', 'TAB_AS_INDENT']);

interface Words {
  readonly message: string;
  readonly hint: string;
}

const quoted = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** What the parser means, in the words of somebody who wrote a file and not a parser. */
const words = (code: string, message: string, source: string): Words => {
  switch (code) {
    case 'BAD_SCALAR_START':
      return { message: `text may not begin with ${quoted(source.charAt(0))}`, hint: 'put it in quotes' };
    case 'BAD_DQ_ESCAPE':
      return { message: `${source} is not an escape that double quotes know`, hint: 'write \\\\ for a backslash, or use single quotes' };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return source.includes(': ')
        ? { message: 'a second ": " in one line', hint: 'put text that contains ": " in quotes' }
        : { message: `unexpected ${quoted(source)}`, hint: 'check the indentation, and whether a key is missing above' };
    case 'MULTILINE_IMPLICIT_KEY':
      return { message: `expected ": " after ${quoted(source)}`, hint: 'a key is followed by a colon and a space' };
    case 'BAD_INDENT':
      return message.startsWith('All')
        ? { message: 'this line is indented unlike the lines around it', hint: 'keys of one map start in the same column' }
        : { message: `this ${source.charAt(0)} is never closed`, hint: 'close it, and indent every line between its brackets' };
    case 'MISSING_CHAR':
      if (message.includes('closing')) return { message: 'this quote is never closed', hint: `end the text with ${source.charAt(0)}` };
      if (message.includes('must end')) return { message: `this ${source.charAt(0)} is never closed`, hint: 'close it' };
      if (message.includes('Missing ,'))
        return { message: 'expected a comma or a colon here', hint: 'items between brackets are separated by commas' };
      return { message: `expected ": " after ${quoted(source)}`, hint: 'a key is followed by a colon and a space' };
    case 'UNEXPECTED_TOKEN':
      return { message: `unexpected ${quoted(source)}`, hint: 'remove it, or put the whole text in quotes' };
    case 'BLOCK_IN_FLOW':
      return { message: 'a comma is missing between brackets', hint: 'items between brackets are separated by commas' };
    case 'RESOURCE_EXHAUSTION':
      return { message: 'nested too deeply', hint: 'at most 32 levels' };
    default:
      return { message: message.charAt(0).toLowerCase() + message.slice(1), hint: 'this is not valid YAML 1.2' };
  }
};

/** What is left of the line from an offset on, without a comment or trailing space. */
const restOfLine = (text: string, from: number): string =>
  (/^[^\r\n]*?(?=\s*(#|$))/m.exec(text.slice(from, from + 200))?.[0] ?? '').trimEnd();

const diagnose = (file: SourceFile, { code, message, pos }: YAMLParseError, opener: (end: number) => number): Diagnostic => {
  const unclosed = /closing|must end|and end with/.test(message);
  const start = unclosed ? opener(pos[0]) : pos[0] + (/^\s+(?=\S)/.exec(file.text.slice(pos[0], pos[0] + 200))?.[0].length ?? 0);
  const rest = restOfLine(file.text, start);
  const source = code === 'BAD_DQ_ESCAPE' ? file.text.slice(pos[0], pos[0] + 2) : rest;
  const said = words(code, message, source);
  const end = code === 'MULTILINE_IMPLICIT_KEY' || code === 'BLOCK_AS_IMPLICIT_KEY' ? start + rest.length : unclosed ? start + 1 : pos[1];
  return problem(code === 'RESOURCE_EXHAUSTION' ? 'BP018' : 'BP010', [], said.message, {
    hint: said.hint,
    location: locationOfSpan({ file, start, end }),
  });
};

/** The first error of a line says enough. */
const onePerLine = (diagnostics: readonly Diagnostic[]): Diagnostic[] => {
  const lines = new Set<number | undefined>();
  return diagnostics.filter(({ location }) => !lines.has(location?.line) && lines.add(location?.line));
};

export interface SyntaxVerdict {
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the structure can be trusted nevertheless. */
  readonly usable: boolean;
  /** Offsets of values that are spoilt. */
  readonly spoilt: ReadonlySet<number>;
}

/**
 * The parser's errors as diagnostics. After the first one that throws the parser off its track nothing more is reported:
 * what follows is guesswork.
 * @param opener - where the quotes or brackets begin that run up to an offset without being closed
 */
export const syntaxProblems = (file: SourceFile, errors: readonly YAMLParseError[], opener: (end: number) => number): SyntaxVerdict => {
  const own = errors
    .filter(({ code }) => !ELSEWHERE.has(code))
    .sort((a, b) => a.pos[0] - b.pos[0] || Number(b.code === 'BAD_SCALAR_START') - Number(a.code === 'BAD_SCALAR_START'));
  const derailed = own.findIndex(({ code }) => !LOCAL.has(code));
  const told = derailed < 0 ? own : own.slice(0, derailed + 1);
  return {
    diagnostics: onePerLine(told.map((e) => diagnose(file, e, opener))),
    usable: derailed < 0,
    spoilt: new Set(told.map(({ pos }) => pos[0])),
  };
};
