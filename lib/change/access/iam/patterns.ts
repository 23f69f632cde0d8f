/** What of a kind a statement is about: whatever one of these patterns finds, or everything that none of these finds. */
export type Matcher = { readonly is: string } | { readonly not: readonly string[] };

type Reach = readonly boolean[];

/** A star covers nothing, too. */
const withStars = (wide: string, reach: Reach): Reach => {
  const all = [...reach];
  for (let i = 0; i < wide.length; i += 1) if (wide[i] === '*' && all[i]) all[i + 1] = true;
  return all;
};

const read = (wide: string, reach: Reach, symbol: string): Reach => [
  false,
  ...Array.from(wide, (own, i) => {
    if (own === '*') return (reach[i] ?? false) || (reach[i + 1] ?? false);
    return (own === symbol || (own === '?' && symbol !== '*')) && (reach[i] ?? false);
  }),
];

/**
 * Whether everything that one pattern finds is found by the other: `s3:*` covers `s3:Get*`. `*` stands for any text, `?` for one character.
 * Never says so wrongly.
 */
export const coversPattern = (wide: string, narrow: string): boolean => {
  if (wide === '*' || wide === narrow) return true;
  // reach[i]: the wide pattern up to i covers the narrow one as far as it was read
  let reach = withStars(wide, [true, ...Array.from(wide, () => false)]);
  for (const symbol of narrow) reach = withStars(wide, read(wide, reach, symbol));
  return reach[wide.length] ?? false;
};

/** Whether there is anything that both patterns find. */
export const meetsPattern = (one: string, other: string): boolean => {
  if (one === '*' || other === '*' || one === other) return true;
  const known = new Map<number, boolean>();
  const meet = (i: number, j: number): boolean => {
    const key = i * (other.length + 1) + j;
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    const found = step(i, j);
    known.set(key, found);
    return found;
  };
  const step = (i: number, j: number): boolean => {
    const [a, b] = [one[i], other[j]];
    if (a === undefined && b === undefined) return true;
    if (a === '*') return meet(i + 1, j) || (b !== undefined && meet(i, j + 1));
    if (b === '*') return meet(i, j + 1) || (a !== undefined && meet(i + 1, j));
    return a !== undefined && b !== undefined && (a === b || a === '?' || b === '?') && meet(i + 1, j + 1);
  };
  return meet(0, 0);
};

/** Whether everything that one matcher finds is found by the other. Never says so wrongly. */
export const coversMatcher = (wide: Matcher, narrow: Matcher): boolean => {
  if ('is' in wide) return 'is' in narrow ? coversPattern(wide.is, narrow.is) : wide.is === '*';
  if ('is' in narrow) return wide.not.every((pattern) => !meetsPattern(pattern, narrow.is));
  return wide.not.every((pattern) => narrow.not.some((other) => coversPattern(other, pattern)));
};

/** Whether there may be anything that both find. */
export const meetsMatcher = (one: Matcher, other: Matcher): boolean => {
  if ('is' in one && 'is' in other) return meetsPattern(one.is, other.is);
  if ('is' in one) return 'not' in other && !other.not.some((pattern) => coversPattern(pattern, one.is));
  return 'is' in other ? meetsMatcher(other, one) : true;
};
