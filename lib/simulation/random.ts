// Names of this module, since a name of the realm costs a search for each of millions of uses under a test runner.
const { imul } = Math;
/** The next of a sequence of numbers, each at least 0 and below 1. */
export type Random = () => number;

/** Constants of mulberry32, by Tommy Ettinger (public domain): 32 bits of state, a period of 2³², and the same numbers on every machine. */
const MULBERRY_INCREMENT = 0x6d2b79f5;
const MULBERRY_FIRST_SHIFT = 15;
const MULBERRY_SECOND_SHIFT = 7;
const MULBERRY_LAST_SHIFT = 14;
const MULBERRY_OR = 61;

const UINT32_BITS = 32;

/** 2³² by the golden ratio, an odd number: what keeps the sequences of one seed apart. */
const GOLDEN = 0x9e3779b9;

/**
 * Numbers that look random and are not: the same seed gives the same ones.
 * @param seed - a whole number; its lowest 32 bits count
 * @param sequence - several of one seed have nothing to do with each other. @default 0
 */
export const randomOf = (seed: number, sequence = 0): Random => {
  let state = (seed + sequence * GOLDEN) >>> 0;
  return () => {
    state = (state + MULBERRY_INCREMENT) >>> 0;
    let mixed = imul(state ^ (state >>> MULBERRY_FIRST_SHIFT), state | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> MULBERRY_SECOND_SHIFT), mixed | MULBERRY_OR);
    return ((mixed ^ (mixed >>> MULBERRY_LAST_SHIFT)) >>> 0) / 2 ** UINT32_BITS;
  };
};
