import { printable, width } from '../../diagnostics/printable';

/** As much of a text as fits into so many columns of a terminal, marked where it was cut, anywhere in a word: ids have no spaces. */
export const cut = (text: string, columns: number): string => {
  const shown = printable(text);
  if (width(shown) <= columns) return shown;
  let kept = '';
  for (const character of shown) {
    if (width(kept + character) > columns - 1) break;
    kept += character;
  }
  return columns < 1 ? '' : `${kept}…`;
};
