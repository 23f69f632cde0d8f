import type { Location } from './diagnostic';
import { printable, width } from './printable';

/** More of a line than this is cut, so that the caret stays in view on a terminal of ordinary width. */
const LONGEST = 100;
/** How much of a long line stands before the caret. */
const BEFORE = 40;
const CUT = '…';

/** One line of the user's file as it is shown, and what to underline in it, in columns. */
export interface Excerpt {
  readonly text: string;
  readonly indent: number;
  readonly carets: number;
}

/** The line around a place; a long one is cut on both sides of the caret. */
export const excerpt = ({ text, column, length }: Location): Excerpt => {
  const from = Math.min(column - 1, text.length);
  const start = text.length <= LONGEST || from <= BEFORE ? 0 : from - BEFORE;
  const end = Math.min(text.length, start + LONGEST);
  const left = start > 0 ? CUT : '';
  const before = left + printable(text.slice(start, from));
  const until = Math.min(end, from + length);
  const marked = printable(text.slice(from, until));
  const after = printable(text.slice(until, end)) + (end < text.length ? CUT : '');
  return { text: before + marked + after, indent: width(before), carets: Math.max(1, width(marked)) };
};
