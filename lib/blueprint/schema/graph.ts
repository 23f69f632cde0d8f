import * as z from 'zod';
import { PAIN_METRICS, PROCESSOR_ENGINES, STORE_ENGINES, STORE_KINDS, STREAM_ENGINES } from './engines';
import { RUNTIMES } from './service';
import * as v from './values';

const pain = z
  .strictObject({
    metric: z.enum(PAIN_METRICS).describe('Which measurement hurts.'),
    value: v.nonNegative.describe('What was measured; it must meet the threshold of the engine.'),
  })
  .describe('The measured pain that justifies an engine above the tier.');

const choice = <E extends readonly [string, ...string[]]>(engines: E) => ({
  engine: z.enum(engines).optional().describe('The engine by name; without it the planner picks the one of the tier.'),
  because: v.text.optional().describe('Why; required for an engine above the tier.'),
  pain: pain.optional(),
});

const names = (description: string) => z.array(v.reference).default([]).describe(description);

export const store = z
  .strictObject({
    kind: z.enum(STORE_KINDS).describe('What kind of data it holds; stays the same from tier to tier.'),
    ...choice(STORE_ENGINES),
    migrateFrom: z.enum(STORE_ENGINES).optional().describe('The former engine, kept unchanged beside the new one while data moves.'),
    dedicated: z.boolean().default(false).describe("Its own cluster instead of a database in the engine's pool."),
    writesPerSecond: v.nonNegative.optional().describe('Peak writes per second.'),
    readsPerSecond: v.nonNegative.optional().describe('Peak reads per second.'),
    dataGiB: v.nonNegative.optional().describe('How much data it holds, in GiB.'),
    itemBytes: v.nonNegative.optional().describe('Size of a typical item, in bytes.'),
    retentionDays: v.nonNegative.optional().describe('How long data is kept, in days.'),
  })
  .describe('One store of data.');

export const stream = z
  .strictObject({
    eventsPerDay: v.nonNegative.optional().describe('Events per day.'),
    eventBytes: v.nonNegative.optional().describe('Size of a typical event, in bytes.'),
    retentionHours: v.positive.default(24).describe('How long events are kept, in hours.'),
    key: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('The field of an event that orders events: those with the same value keep their order.'),
    replay: z.boolean().default(false).describe('Consumers read again from the past.'),
    partitions: v.count.optional().describe('Partitions of the topic.'),
    ...choice(STREAM_ENGINES),
    migrateFrom: z.enum(STREAM_ENGINES).optional().describe('The former engine, kept beside the new one while consumers move.'),
  })
  .describe('One stream of events.');

export const processor = z
  .strictObject({
    consumes: z.array(v.reference).min(1).describe('Streams that it consumes.'),
    publishes: names('Streams that it publishes to.'),
    window: v.duration.optional().describe('The window it aggregates over, with its unit: 60s.'),
    runtime: z.enum(RUNTIMES).default('java').describe('The language runtime.'),
    ...choice(PROCESSOR_ENGINES),
  })
  .describe('One continuous computation over streams.');

export const flow = z
  .strictObject({
    framework: z.enum(['pytorch', 'keras', 'scikit-learn']).describe('The machine-learning framework.'),
    schedule: v.schedule.describe('When it runs, UTC: hourly, daily, weekly or five cron fields.'),
    reads: names('Stores that it reads.'),
    writes: names('Stores that it writes.'),
    gpu: z.boolean().default(false).describe('Needs a GPU node.'),
  })
  .describe('One machine-learning flow.');
