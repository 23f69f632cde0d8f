export { advise, type Advice, type AdvisedCost, type Pain, type PlanBill } from './advise';
export { amount, type EngineAdvice } from './engines';
export { businessLoadOf, completed, factProblems, outOfBounds, type BusinessFacts, type CompleteFacts, type FactProblem } from './facts';
export type { NotYet } from './not-yet';
export { tierFor } from './tier';
