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

/** The place of a span; what goes on in further lines is not underlined. At the end of a file there is always one caret. */
export const locationOfSpan = ({ file, start, end }: Span): Location => {
  const line = lineAt(file, start);
  const from = file.lineStarts[line] ?? 0;
  const text = file.text.slice(from, file.lineStarts[line + 1] ?? file.text.length).replace(/[\r\n]+$/, '');
  const column = Math.min(start - from, text.length);
  const stop = Math.min(end - from, text.trimEnd().length);
  return { file: file.label, line: line + 1, column: column + 1, length: Math.max(1, stop - column), text };
};

/** The file as a whole, for one that could not be read. */
export const wholeFile = (label: string): Location => ({ file: label, line: 1, column: 1, length: 0, text: '' });
