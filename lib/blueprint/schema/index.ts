import { z } from 'zod';
import { flow, processor, service, store, stream } from './graph';
import * as p from './platform';
import * as v from './values';

export const TIERS = ['startup', 'growth', 'scale', 'netflix'] as const;
export const PROFILES = ['sandbox', 'production'] as const;

/** The version of the blueprint language that this package reads. */
export const LANGUAGE_VERSION = 1;

const named = <T extends z.ZodType>(value: T, description: string) => z.record(v.name, value).default({}).describe(description);

/** The shape of a blueprint after `extends` has been merged: the one source of the types, of validation and of the JSON schema. */
export const blueprintSchema = z
  .strictObject({
    version: z.literal(LANGUAGE_VERSION).describe('Version of the blueprint language.'),
    name: v.blueprintName.describe('DNS label of at most 20 characters; the prefix of every physical name.'),
    tier: z.enum(TIERS).describe('The size of platform you are really in.'),
    profile: z.enum(PROFILES).default('production').describe('sandbox: smallest sizes, one NAT gateway, everything destroyed on teardown. production keeps every stateful thing.'),
    regions: z.array(v.region).min(1).max(8).optional().describe('The first is the primary; more than one is active-active, from scale on.'),
    scaleFactor: z.number().min(1).max(1_000_000).optional().describe('netflix only: fleet counts divide by it, topology does not.'),
    choose: z.enum(['tier', 'simplest']).default('tier').describe('simplest: the simplest engine that carries the load.'),
    load: p.load.prefault({}),
    services: named(service, 'The service graph: everything else is derived from it.'),
    stores: named(store, 'Stores of data.'),
    streams: named(stream, 'Streams of events.'),
    processors: named(processor, 'Continuous computations over streams.'),
    flows: named(flow, 'Machine-learning flows.'),
    platform: p.platform.prefault({}),
    resilience: z
      .strictObject({
        enabled: z.boolean().default(false).describe('Nothing fires unless enabled.'),
        hours: z.string().regex(/^(MON|TUE|WED|THU|FRI|SAT|SUN)(-(MON|TUE|WED|THU|FRI|SAT|SUN))? \d{2}:\d{2}-\d{2}:\d{2}$/, { error: 'expected days and hours, such as "MON-FRI 10:00-16:00"' }).default('MON-FRI 10:00-16:00').describe('When experiments may run, UTC.'),
      })
      .prefault({})
      .describe('Chaos experiments.'),
    images: z.enum(['built', 'placeholder']).default('built').describe('placeholder: a public, pinned image that listens.'),
    edge: p.edge.optional(),
    network: p.network.prefault({}),
    teams: named(z.strictObject({ shards: z.int().min(1).max(50).default(1).describe('Stacks the team is spread over; only for a team too large for one.'), contact: v.text.optional().describe('How to reach the team.') }), 'Settings per team.'),
    cluster: p.cluster.optional(),
    notify: p.notify.optional(),
    budget: v.positive.max(1e9).optional().describe('USD a month; an AWS Budgets alarm.'),
    tags: z.record(z.string().min(1).max(128), z.string().max(256)).default({}).describe('Tags on every resource.'),
    bootstrap: p.bootstrap.optional(),
    overrides: z.record(z.string(), z.record(z.string(), z.json())).default({}).describe('Plan id → partial size of that capability.'),
    extensions: z.record(z.string(), z.json()).default({}).describe('Settings of capabilities from outside the package.'),
  })
  .describe('A Strata blueprint, version 1.');

/** A validated blueprint with every tier-independent default filled in. */
export type Blueprint = z.output<typeof blueprintSchema>;
/** A blueprint as it may be written. */
export type BlueprintInput = z.input<typeof blueprintSchema>;
export type Tier = (typeof TIERS)[number];
export type Profile = (typeof PROFILES)[number];
export type Service = Blueprint['services'][string];
export type Store = Blueprint['stores'][string];
export type Stream = Blueprint['streams'][string];
export type Processor = Blueprint['processors'][string];
export type Flow = Blueprint['flows'][string];
