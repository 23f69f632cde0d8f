/** The next of a sequence of numbers, each at least 0 and below 1. */
export type Random = () => number;

/** Constants of mulberry32, by Tommy Ettinger (public domain): 32 bits of state, a period of 2³², and the same numbers on every machine. */
const MULBERRY = { increment: 0x6d2b79f5, shifts: [15, 7, 14], or: 61 } as const;

/** Values of an unsigned integer of 32 bits. */
const UINT32 = 2 ** 32;

/** Numbers that look random and are not: the same seed gives the same ones. @param seed - a whole number; its lowest 32 bits count */
export const randomOf = (seed: number): Random => {
  const [first, second, last] = MULBERRY.shifts;
  let state = seed >>> 0;
  return () => {
    state = (state + MULBERRY.increment) >>> 0;
    let mixed = Math.imul(state ^ (state >>> first), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> second), mixed | MULBERRY.or);
    return ((mixed ^ (mixed >>> last)) >>> 0) / UINT32;
  };
};
