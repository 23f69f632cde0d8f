export * from './contract';
export { ENGINES, TIER_ENGINES } from './engines';
export { PLAN_VERSION, plan, planOrThrow, type Phase, type Plan, type PlanResult } from './plan';
export { planUpgrade, upgradedFrom } from './upgrade';
export { tierForUsers, type TierFacts } from './tiers';
