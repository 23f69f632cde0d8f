import type { Location } from '../../diagnostics';

/** One file as it was read, with the offsets at which its lines begin. */
export interface SourceFile {
  /** How the file is called in messages: relative to the working folder when it lies inside it. */
  readonly label: string;
  readonly text: string;
  readonly lineStarts: readonly number[];
}

/** A stretch of a file: offsets in UTF-16 code units, the end not included. */
export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** YAML 1.2 section 5.4: a line ends with LF, CR LF or CR. */
const LINE_END = /\r\n|\n|\r/g;

export const sourceFile = (label: string, text: string): SourceFile => ({
  label,
  text,
  lineStarts: [0, ...Array.from(text.matchAll(LINE_END), (m) => m.index + m[0].length)],
});

/** Index of the line that holds an offset, by bisection. */
const lineAt = ({ lineStarts }: SourceFile, offset: number): number => {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** Lines that were shown before, by file: a line may be a megabyte long, and have a thousand problems. */
const shown = new WeakMap<SourceFile, Map<number, string>>();

const lineText = (file: SourceFile, line: number): string => {
  const lines = shown.get(file) ?? new Map<number, string>();
  shown.set(file, lines);
  const text =
    lines.get(line) ?? file.text.slice(file.lineStarts[line], file.lineStarts[line + 1] ?? file.text.length).replace(/[\r\n]+$/, '');
  lines.set(line, text);
  return text;
};

/** The place of a span; what goes on in further lines is not underlined. At the end of a file there is always one caret. */
export const locationOfSpan = ({ file, start, end }: Span): Location => {
  const line = lineAt(file, start);
  const from = file.lineStarts[line] ?? 0;
  const text = lineText(file, line);
  const column = Math.min(start - from, text.length);
  const rest = end - from < text.length ? end - from : text.trimEnd().length;
  return { file: file.label, line: line + 1, column: column + 1, length: Math.max(1, rest - column), text };
};

/** The file as a whole, for one that could not be read. */
export const wholeFile = (label: string): Location => ({ file: label, line: 1, column: 1, length: 0, text: '' });
