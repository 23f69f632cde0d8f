import { width } from '../../diagnostics/printable';
import { cut } from '../layout/cut';

/** As much as is shown in front of the first difference and behind the last one. */
const AROUND = 16;

/** Where words end, in sentences as in lists of settings and in paths. */
const BOUNDARY = /[\s,;&|.=/:]/;

/** How many characters two texts have in common at their beginning. */
const common = (from: readonly string[], to: readonly string[]): number => {
  let count = 0;
  while (count < from.length && count < to.length && from[count] === to[count]) count += 1;
  return count;
};

/** Where the excerpt begins: a little before the difference, at the beginning of a word where there is one. */
const beginning = (text: readonly string[], difference: number): number => {
  const start = difference - AROUND;
  if (start <= 0) return 0;
  const boundary = text.slice(start, difference).findIndex((character) => BOUNDARY.test(character));
  return boundary < 0 ? start : start + boundary + 1;
};

const excerpt = (text: readonly string[], begin: number, end: number, columns: number): string =>
  cut(`${begin > 0 ? '…' : ''}${text.slice(begin, end).join('')}${end < text.length ? '…' : ''}`, columns);

/**
 * Two texts that differ, as far as each fits into so many columns: where one is longer, from shortly before the first difference to shortly
 * behind the last.
 */
export const excerpts = (from: string, to: string, columns: number): readonly [string, string] => {
  if (width(from) <= columns && width(to) <= columns) return [from, to];
  const [was, is] = [[...from], [...to]];
  const same = common(was, is);
  const behind = common(was.slice(same).reverse(), is.slice(same).reverse());
  const begin = beginning(was, same);
  // What is only a little longer is shown to its end.
  const rest = behind <= 2 * AROUND ? 0 : behind - AROUND;
  return [excerpt(was, begin, was.length - rest, columns), excerpt(is, begin, is.length - rest, columns)];
};
