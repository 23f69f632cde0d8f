/** From values to places along an axis. */
export interface Scale {
  (value: number): number;
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 5, 10] as const;

/** A round step: 1, 2 or 5 times a power of ten, the smallest with no more than so many steps up to a value. */
const roundStep = (most: number, count: number): number => {
  const power = 10 ** Math.floor(Math.log10(most / count));
  return (STEPS.find((step) => step * power * count >= most) ?? 10) * power;
};

/**
 * A linear axis from nothing to a value, with round ticks; of nothing at all, to one.
 * @param from - where nothing is, and `to` where the value is
 * @param count - ticks beyond nothing, at most
 */
export const scaleOf = (most: number, from: number, to: number, count: number): Scale => {
  const end = most > 0 ? most : 1;
  const step = roundStep(end, count);
  const ticks = Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, i) => i * step);
  return Object.assign((value: number) => from + ((to - from) * value) / end, { ticks });
};
