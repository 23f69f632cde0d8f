/** Characters of a path pattern that are not wildcards: the shortest path it can match has as many. */
export const literals = (pattern: string): number => pattern.replaceAll('*', '').length;

export const hasWildcard = (pattern: string): boolean => pattern.includes('*');

/** Is there a path that both patterns match? `*` stands for any number of characters, as in a listener rule of Elastic Load Balancing. */
export const overlap = (a: string, b: string): boolean => {
  const seen = new Map<number, boolean>();
  const from = (i: number, j: number): boolean => {
    const key = i * 1_000 + j;
    const known = seen.get(key);
    if (known !== undefined) return known;
    const found = step(i, j);
    seen.set(key, found);
    return found;
  };
  const step = (i: number, j: number): boolean => {
    if (i === a.length && j === b.length) return true;
    if (a[i] === '*') return from(i + 1, j) || (j < b.length && from(i, j + 1));
    if (b[j] === '*') return from(i, j + 1) || (i < a.length && from(i + 1, j));
    return i < a.length && a[i] === b[j] && from(i + 1, j + 1);
  };
  return from(0, 0);
};
