/** The search ends when the load that still holds and the one that breaks something differ by no more than this share. */
const PRECISION = 5e-3;

/** How far a guess may be off, above or below, and still be as good as the search. */
const NEAR = PRECISION / (2 * 2);

/** Doublings after which nothing will ever break: a load beyond any. */
const MOST_DOUBLINGS = 64;

/** How far a load can grow. */
export interface Headroom {
  /** The largest factor that was found to hold, and the next one, at which something breaks. */
  readonly holds: number;
  readonly breaks: number;
}

const bisected = (breaks: (factor: number) => boolean, holding: number, breaking: number): Headroom => {
  let holds = holding;
  let high = breaking;
  while (high - holds > holds * PRECISION) {
    const middle = (holds + high) / 2;
    if (breaks(middle)) high = middle;
    else holds = middle;
  }
  return { holds, breaks: high };
};

/**
 * The factor of the load at which the first thing breaks; undefined if nothing ever does. By bisection: mostly it is where the guess says
 * that it is, and then a few days tell.
 * @param breaks - whether something breaks at a factor
 * @param from - a factor above 0 that holds
 * @param guess - a factor near which something should break, if one is known
 */
export const headroomOf = (breaks: (factor: number) => boolean, from: number, guess?: number): Headroom | undefined => {
  const above = guess === undefined ? 0 : guess * (1 + NEAR);
  if (guess !== undefined && above > from && Number.isFinite(above) && breaks(above)) {
    const below = Math.max(from, guess * (1 - NEAR));
    return below > from && breaks(below) ? bisected(breaks, from, below) : bisected(breaks, below, above);
  }
  let holds = from;
  let high = from * 2;
  for (let i = 0; !breaks(high); i++) {
    if (i === MOST_DOUBLINGS) return undefined;
    holds = high;
    high *= 2;
  }
  return bisected(breaks, holds, high);
};
