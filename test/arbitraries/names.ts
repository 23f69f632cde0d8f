import fc from 'fast-check';

/** Words of the trade: short enough to read in a counterexample. */
const WORDS = [
  'web',
  'catalog',
  'profile',
  'playback',
  'search',
  'plays',
  'titles',
  'billing',
  'history',
  'ratings',
  'trends',
  'bookmarks',
  'encoder',
  'mailer',
  'report',
  'ingest',
  'sessions',
  'devices',
  'artwork',
  'subtitles',
  'assets',
  'invoices',
  'features',
  'ranking',
] as const;

const word = fc.constantFrom(...WORDS);
const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
const tail = fc.stringMatching(/^[a-z0-9]{1,8}$/);

/** Names as the language allows them: plain, with dashes and digits, two letters short, thirty long. */
export const name: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: word },
  { weight: 4, arbitrary: fc.tuple(word, word).map(([a, b]) => `${a}-${b}`) },
  { weight: 2, arbitrary: fc.tuple(letter, tail).map(([a, b]) => a + b) },
  { weight: 1, arbitrary: fc.tuple(word, tail, fc.nat(9)).map(([a, b, n]) => `${a}-${b}-${n}`) },
  { weight: 1, arbitrary: fc.tuple(word, word, word, word).map((parts) => parts.join('-').slice(0, 29).replace(/-$/, '') + 'z') },
);

const RESERVED = new Set(['main']);

/** Different names that stay different as logical ids (dashes and capitals gone), and of which none is reserved. */
export const names = (minimum: number, maximum: number): fc.Arbitrary<string[]> =>
  fc.uniqueArray(
    name.filter((n) => !RESERVED.has(n) && !n.endsWith('-aurora')),
    { minLength: minimum, maxLength: maximum, selector: (n) => n.replaceAll('-', '') },
  );
