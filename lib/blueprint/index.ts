export { PROFILES, TIERS, blueprintSchema } from './schema';
export type { Blueprint, BlueprintInput, Flow, Processor, Profile, Service, Store, Stream, Tier } from './schema';
