import { isMap } from '../../reading';

/** CloudFormation keeps a question mark in the place of each character that is not ASCII. */
const asKept = (text: string): string => text.replace(/[\u{80}-\u{10ffff}]/gu, '?');

/**
 * A template of an account with the letters that CloudFormation has lost, wherever the new template differs by these alone: else each
 * accent and each dash would look like a change.
 */
export const withLetters = (kept: unknown, made: unknown): unknown => {
  if (typeof kept === 'string') return typeof made === 'string' && kept.includes('?') && asKept(made) === kept ? made : kept;
  if (Array.isArray(kept)) {
    const items: readonly unknown[] = Array.isArray(made) ? made : [];
    return kept.map((item, i) => withLetters(item, items[i]));
  }
  if (!isMap(kept) || !isMap(made)) return kept;
  return Object.fromEntries(Object.entries(kept).map(([key, value]) => [key, withLetters(value, made[key])]));
};
