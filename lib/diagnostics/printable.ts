/**
 * Characters that would move the cursor, colour the terminal or turn the reading direction, were they printed as they
 * stand in somebody's file: controls (Cc), and format characters (Cf) such as U+202E.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** One line of text that is safe on a terminal. Every unprintable character becomes one U+00B7, so that columns stay. */
export const printable = (text: string): string => text.replaceAll('\t', ' ').replace(UNPRINTABLE, '·');

/** East Asian wide and full-width characters and pictographs, which take two columns: the wide ranges of UAX #11, coarsely. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
const COMBINING = /^\p{M}$/u;

const widthOf = (character: string): number => (COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1);

/** How many columns of a terminal the text takes. */
export const width = (text: string): number => [...text].reduce((sum, character) => sum + widthOf(character), 0);
