import { closest as nearest, distance } from 'fastest-levenshtein';

/** Case, dashes, underscores and a plural s do not make another word. */
const normal = (word: string): string =>
  word
    .toLowerCase()
    .replace(/[-_\s.]/g, '')
    .replace(/s$/, '');

/**
 * The one of several words that was probably meant, if any: the same but for case, separators or a plural, else the
 * nearest by edit distance as long as at most a third of its letters differ.
 */
export const closest = (word: string, known: readonly string[]): string | undefined => {
  const others = known.filter((candidate) => candidate !== word);
  if (others.length === 0 || word.length > 100) return undefined;
  const same = others.find((candidate) => normal(candidate) === normal(word));
  if (same !== undefined) return same;
  const found = nearest(word.toLowerCase(), others);
  return distance(word.toLowerCase(), found) <= Math.max(1, Math.floor(Math.max(word.length, found.length) / 3)) ? found : undefined;
};

/** `did you mean "x"?`, or nothing. */
export const didYouMean = (word: string, known: readonly string[]): string | undefined => {
  const found = closest(word, known);
  return found === undefined ? undefined : `did you mean "${found}"?`;
};
