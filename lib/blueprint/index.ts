export { blueprintSchema, PROFILES, TIERS } from './schema';
export { DEFAULT_PORT, listens } from './model';
export type { Blueprint, BlueprintInput, Flow, Health, Processor, Profile, Service, Store, Stream, Tier } from './model';
