import type { Synthesized } from '../synth';

/** One place where something does not hold. */
export interface Finding {
  /** Stack and logical id, or cluster and object. */
  readonly where: string;
  /** What is there, and what was expected. */
  readonly problem: string;
}

export interface Violation extends Finding {
  /** Name of the invariant that does not hold. */
  readonly invariant: string;
}

/** Something that holds for whatever is synthesized, whichever blueprint it came from. */
export interface Invariant {
  /** In kebab case; unique among all. */
  readonly name: string;
  /** What holds, and why it matters, in one sentence. */
  readonly explanation: string;
  /** Every place where it does not hold; none when all is well. Changes nothing. */
  readonly check: (synthesized: Synthesized) => readonly Violation[];
}

/** An invariant from its name, its explanation and a pure function that looks for what breaks it. */
export const invariant = (name: string, explanation: string, find: (synthesized: Synthesized) => readonly Finding[]): Invariant => ({
  name,
  explanation,
  check: (synthesized) => find(synthesized).map((finding) => ({ invariant: name, ...finding })),
});
