import * as z from 'zod';
import * as a from './account';
import { assumptions } from './assumptions';
import { flow, processor, store, stream } from './graph';
import * as p from './platform';
import { service } from './service';
import * as v from './values';

export { KIND_ENGINES } from './engines';
export { NAME, NAME_FORM } from './values';

export const TIERS = ['startup', 'growth', 'scale', 'netflix'] as const;
export const PROFILES = ['sandbox', 'production'] as const;

/** The versions of the blueprint language that this package reads. */
export const LANGUAGE_VERSIONS: readonly number[] = [1];

const named = <T extends z.ZodType>(value: T, description: string) => z.record(v.nameKey, value).default({}).describe(description);

/**
 * The shape of a blueprint after `extends` has been merged: the one source of the types, of validation and of the JSON
 * schema. What it cannot say (references, rules across keys) is in rules/.
 */
export const blueprintSchema = z
  .strictObject({
    version: z.literal(1).describe('Version of the blueprint language.'),
    name: v.blueprintName.describe('DNS label of at most 20 characters; the prefix of every physical name.'),
    tier: z.enum(TIERS).describe('The size of platform you are really in.'),
    profile: z
      .enum(PROFILES)
      .default('production')
      .describe('sandbox: smallest sizes, one NAT gateway, everything destroyed on teardown. production keeps every stateful thing.'),
    regions: z
      .array(v.region)
      .min(1)
      .max(8)
      .optional()
      .describe('The first is the primary; more than one is active-active, from scale on.'),
    scaleFactor: v.atLeastOne.optional().describe('netflix only, default 1000: fleet counts divide by it, topology does not.'),
    choose: z.enum(['tier', 'simplest']).default('tier').describe('simplest: the simplest engine that carries the load.'),
    load: p.load.prefault({}),
    assumptions: assumptions.prefault({}),
    services: named(service, 'The service graph: everything else is derived from it.'),
    stores: named(store, 'Stores of data.'),
    streams: named(stream, 'Streams of events.'),
    processors: named(processor, 'Continuous computations over streams.'),
    flows: named(flow, 'Machine-learning flows.'),
    platform: p.platform.prefault({}),
    resilience: p.resilience.prefault({}),
    images: z.enum(['built', 'placeholder']).default('built').describe('placeholder: a public, pinned image that listens.'),
    edge: a.edge.optional(),
    network: a.network.prefault({}),
    teams: named(a.teamSettings, 'Settings per team.'),
    cluster: a.cluster.optional(),
    notify: a.notify.optional(),
    budget: v.positive.max(1e9).optional().describe('USD a month; an AWS Budgets alarm.'),
    tags: a.tags.default({}),
    bootstrap: a.bootstrap.optional(),
    overrides: z.record(z.string(), z.record(z.string(), z.json())).default({}).describe('Plan id → partial size of that capability.'),
    extensions: z.record(z.string(), z.json()).default({}).describe('Settings of capabilities from outside the package.'),
  })
  .describe('A Strata blueprint, version 1.');
