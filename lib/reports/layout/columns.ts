import { printable, width } from '../../diagnostics/printable';
import { pad, wrap } from './wrap';

export interface Column {
  readonly title: string;
  /** Takes the width that the others leave, and wraps in it. */
  readonly flexible?: boolean;
  /** @default 'left' */
  readonly align?: 'left' | 'right';
}

export interface TableOptions {
  /** Width of the whole table. */
  readonly columns: number;
  /** Spaces in front of each line. @default 0 */
  readonly indent?: number;
  /** How a title looks. @default as it is */
  readonly title?: (text: string) => string;
  /** How the cells of a column look, by the index of the column; padding is done before. @default as they are */
  readonly style?: readonly (((text: string) => string) | undefined)[];
  /** How a whole line of a row looks, by the index of the row. @default as it is */
  readonly row?: (row: number, line: string) => string;
  /** Lines beneath a row, over the whole width. @default none */
  readonly below?: (row: number) => readonly string[];
}

const GAP = 2;
/** A flexible column is never narrower, whatever the others need. */
const NARROWEST = 16;

const widthsOf = (columns: readonly Column[], rows: readonly (readonly string[])[], room: number): number[] => {
  const natural = columns.map((column, i) => Math.max(width(column.title), ...rows.map((row) => width(printable(row[i] ?? '')))));
  const fixed = natural.reduce((sum, w, i) => sum + (columns[i]?.flexible ? 0 : w), 0) + GAP * (columns.length - 1);
  return natural.map((w, i) => (columns[i]?.flexible ? Math.min(w, Math.max(NARROWEST, room - fixed)) : w));
};

const place = (text: string, columns: number, align: Column['align']): string =>
  align === 'right' ? ' '.repeat(Math.max(0, columns - width(text))) + text : pad(text, columns);

/** Rows under titles, without lines, so that it can be read, grepped and pasted. Titles are left out when all are empty. */
export const table = (columns: readonly Column[], rows: readonly (readonly string[])[], options: TableOptions): string[] => {
  const { indent = 0, title = (text: string) => text, style = [], row: whole = (_, line) => line, below = () => [] } = options;
  const widths = widthsOf(columns, rows, options.columns - indent);
  const lay = (cells: readonly string[], look: (text: string, column: number) => string): string => {
    const last = cells.findLastIndex((cell) => cell !== '');
    const laid = cells.slice(0, last + 1).map((cell, i) => {
      const space = i === last && columns[i]?.align !== 'right' ? 0 : (widths[i] ?? 0);
      return look(place(cell, space, columns[i]?.align), i);
    });
    return ' '.repeat(indent) + laid.join(' '.repeat(GAP));
  };
  const linesOf = (row: readonly string[]): string[] => {
    const cells = columns.map((column, i) => (column.flexible ? wrap(row[i] ?? '', widths[i] ?? 0) : [printable(row[i] ?? '')]));
    const height = Math.max(...cells.map((cell) => cell.length));
    return Array.from({ length: height }, (_, line) =>
      lay(
        cells.map((cell) => cell[line] ?? ''),
        (text, i) => style[i]?.(text) ?? text,
      ),
    );
  };
  const titled = columns.some((c) => c.title !== '');
  const head = titled
    ? [
        lay(
          columns.map((c) => c.title),
          title,
        ),
      ]
    : [];
  return [...head, ...rows.flatMap((row, i) => [...linesOf(row).map((line) => whole(i, line)), ...below(i)])];
};
