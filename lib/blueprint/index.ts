export { blueprintJsonSchema } from './json-schema';
export { BLUEPRINT_CODES, type BlueprintCode, type CodeFacts } from './codes';
export { loadBlueprint, parseBlueprint, type LoadFileOptions, type LoadOptions, type LoadResult, type ParseOptions } from './load';
export { DEFAULT_PORT, listens } from './model';
export type { Blueprint, BlueprintInput, Flow, Health, Processor, Profile, Service, Store, Stream, Tier } from './model';
export { leastSecondsBetween, runsPerDay } from './rules/schedule';
export { PROFILES, TIERS } from './schema';
export { STORE_KINDS } from './schema/engines';
