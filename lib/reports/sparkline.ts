const BARS = '▁▂▃▄▅▆▇█';

/** Stands for what is out of service. */
export const OUT = '×';

/** Stands for more than there is. */
export const OVER = '!';

/** Stands for nothing. */
export const NOTHING = '·';

/** A bar for a share: a higher one for more; null is out of service. */
const barOf = (share: number | null): string => {
  if (share === null) return OUT;
  if (share > 1) return OVER;
  if (share <= 0) return NOTHING;
  return BARS[Math.min(BARS.length, Math.ceil(share * BARS.length)) - 1] ?? NOTHING;
};

/** Shares of a whole, one character each. */
export const sparkline = (shares: readonly (number | null)[]): string => shares.map(barOf).join('');
