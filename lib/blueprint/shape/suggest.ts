import { closest as nearest, distance } from 'fastest-levenshtein';

/** Case, dashes, underscores and a plural s do not make another word. */
const normal = (word: string): string =>
  word
    .toLowerCase()
    .replace(/[-_\s.]/g, '')
    .replace(/s$/, '');

/** How many letters of a word may differ: a third of them, and two that changed places count as one. */
const near = (word: string, candidate: string): boolean => {
  const edits = distance(word, candidate);
  const swapped = edits === 2 && word.length === candidate.length && [...word].sort().join('') === [...candidate].sort().join('');
  return swapped || edits <= Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3));
};

/** Longer words are no slips of the finger. */
const LONGEST = 100;

/**
 * The one of several words that was probably meant, if any: the same but for case, separators or a plural, else the
 * nearest by edit distance as long as at most a third of its letters differ.
 */
export const closest = (word: string, known: readonly string[]): string | undefined => {
  const others = known.filter((candidate) => candidate !== word && Math.abs(candidate.length - word.length) <= word.length / 2 + 2);
  if (others.length === 0 || word.length > LONGEST) return undefined;
  const same = others.find((candidate) => normal(candidate) === normal(word));
  if (same !== undefined) return same;
  const found = nearest(word.toLowerCase(), others);
  return near(word.toLowerCase(), found) ? found : undefined;
};

/** `did you mean "x"?`, or nothing. */
export const didYouMean = (word: string, known: readonly string[]): string | undefined => {
  const found = closest(word, known);
  return found === undefined ? undefined : `did you mean "${found}"?`;
};

/** What a name in another style could be turned into: lower-case letters, digits and dashes, the first a letter. */
export const slug = (text: string, length: number): string | undefined => {
  const dashed = text
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const fixed = dashed
    .replace(/^[^a-z]+/, '')
    .slice(0, length)
    .replace(/-+$/, '');
  return fixed.length < 2 || fixed === text ? undefined : fixed;
};
