import type { Synthesized } from '../synth';
import type { Invariant, Violation } from './invariant';
import { manifestInvariants } from './manifests';
import { templateInvariants } from './templates';

export type { Finding, Invariant, Violation } from './invariant';
export { manifestInvariants } from './manifests';
export { STATEFUL_TYPES } from '../../facts/cloudformation/stateful';
export { templateInvariants } from './templates';

/** Everything that holds for whatever is synthesized: of templates first, then of manifests. */
export const allInvariants: readonly Invariant[] = [...templateInvariants, ...manifestInvariants];

/**
 * Every place where an invariant does not hold; none when all is well.
 * @param invariants - those that are looked at. @default all
 */
export const checkInvariants = (synthesized: Synthesized, invariants: readonly Invariant[] = allInvariants): readonly Violation[] =>
  invariants.flatMap((i) => i.check(synthesized));

const paragraph = ({ name, explanation }: Invariant, violations: readonly Violation[]): string =>
  [`${name}: ${explanation}`, ...violations.map(({ where, problem }) => `  ${where}: ${problem}`)].join('\n');

/**
 * Throws when an invariant does not hold, with a list that says what should hold, where it does not, and what is there instead.
 * @param invariants - those that are looked at. @default all
 */
export const assertInvariants = (synthesized: Synthesized, invariants: readonly Invariant[] = allInvariants): void => {
  const broken = invariants.map((i) => [i, i.check(synthesized)] as const).filter(([, violations]) => violations.length > 0);
  if (broken.length > 0) throw new Error(broken.map(([i, violations]) => paragraph(i, violations)).join('\n\n'));
};
