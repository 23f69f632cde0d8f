/**
 * What is to be done about a change, from harmless to forbidden. `refused`: it would lose data, break what runs or fail half-way, and goes
 * through only where somebody names it. `attention`: somebody should know before it is deployed. `safe`: nothing to say.
 */
export const VERDICTS = ['safe', 'attention', 'refused'] as const;

export type Verdict = (typeof VERDICTS)[number];
