import { z } from 'zod';
import * as v from './values';

/** The engines that the language knows, per kind; which tier each starts at is the planner's knowledge. */
export const STORE_ENGINES = ['postgres', 'aurora-postgres', 'aurora-mysql', 'dynamodb', 'keyspaces', 'none', 'valkey', 'opensearch', 's3'] as const;
export const STREAM_ENGINES = ['sqs', 'msk', 'msk-express'] as const;
export const PROCESSOR_ENGINES = ['worker', 'flink', 'managed-flink', 'mantis'] as const;

const pain = z
  .strictObject({
    metric: z.string().describe('Which measurement hurts, such as writesPerSecond or dataGiB.'),
    value: v.nonNegative.describe('What was measured; it must meet the threshold of the engine.'),
  })
  .describe('The measured pain that justifies an engine above the tier.');

const choice = <E extends readonly [string, ...string[]]>(engines: E) => ({
  engine: z.enum(engines).optional().describe('The engine by name; without it the planner picks the one of the tier.'),
  because: v.text.optional().describe('Why; required for an engine above the tier.'),
  pain: pain.optional(),
});

const names = (of: string) => z.array(v.name).default([]).describe(of);

export const SERVICE_ROLES = ['site', 'gateway', 'bff', 'subgraph', 'service', 'ingest', 'worker', 'job', 'model'] as const;

export const service = z
  .strictObject({
    runtime: z.enum(['node', 'java', 'python', 'go']).describe('The language runtime. At startup anything but node needs `because`.'),
    role: z.enum(SERVICE_ROLES).default('service').describe('What the service is for. worker and job do not listen unless `port` is set.'),
    because: v.text.optional().describe('Why this service deserves its own runtime at startup.'),
    team: v.name.default('apps').describe('Who owns it: its Kubernetes namespace and its stacks.'),
    config: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'expected the name of an environment variable' }), v.configValue).default({}).describe('Environment variables, text only, nothing secret.'),
    image: v.image.optional().describe('Container image with tag or digest; without it, the image that is built for the service.'),
    expose: z.enum(['internal', 'public']).default('internal').describe('public: reachable from the internet through the edge.'),
    port: v.port.optional().describe('The port it listens on; 8080 for roles that listen.'),
    routes: z.array(z.strictObject({ host: v.domain.optional(), path: v.urlPath })).min(1).optional().describe('Public services only: which requests reach it.'),
    schema: z.string().min(1).optional().describe('Path of its GraphQL schema; role subgraph only.'),
    calls: names('Services that it calls.'),
    reads: names('Stores that it reads.'),
    writes: names('Stores that it writes.'),
    publishes: names('Streams that it publishes to.'),
    consumes: names('Streams that it consumes.'),
    slo: z.strictObject({ availability: z.number().min(90).max(99.999).optional().describe('Percent of requests that succeed.'), latencyMs: v.positive.max(600_000).optional().describe('95th percentile, in milliseconds.') }).optional().describe('The objective that alarms and canaries are made from.'),
    scale: z.strictObject({ min: z.int().min(0).max(10_000).optional(), max: z.int().min(1).max(10_000).optional(), cpu: v.cpu.optional(), memory: v.memory.optional() }).optional().describe('Replicas and the resources of each.'),
    health: z.union([z.literal('none'), z.strictObject({ path: v.urlPath.default('/healthz'), port: v.port.optional() })]).optional().describe('Where the probes ask; none for an image that has no probe.'),
    schedule: v.schedule.optional().describe('When a job runs, UTC; required for role job, refused elsewhere.'),
  })
  .describe('One service of the graph.');

export const store = z
  .strictObject({
    kind: z.enum(['relational', 'wide-column', 'key-value', 'cache', 'search', 'object']).describe('What kind of data it holds; stays the same from tier to tier.'),
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
    key: z.string().min(1).max(200).optional().describe('The field that orders events.'),
    replay: z.boolean().default(false).describe('Consumers read again from the past.'),
    partitions: z.int().min(1).max(100_000).optional().describe('Partitions of the topic.'),
    ...choice(STREAM_ENGINES),
    migrateFrom: z.enum(STREAM_ENGINES).optional().describe('The former engine, kept beside the new one while consumers move.'),
  })
  .describe('One stream of events.');

export const processor = z
  .strictObject({
    consumes: z.array(v.name).min(1).describe('Streams that it consumes.'),
    publishes: names('Streams that it publishes to.'),
    window: v.duration.optional().describe('The window it aggregates over, with its unit.'),
    runtime: z.enum(['node', 'java', 'python', 'go']).default('java').describe('The language runtime.'),
    ...choice(PROCESSOR_ENGINES),
  })
  .describe('One continuous computation over streams.');

export const flow = z
  .strictObject({
    framework: z.enum(['pytorch', 'keras', 'scikit-learn']).describe('The machine-learning framework.'),
    schedule: v.schedule.describe('When it runs, UTC.'),
    reads: names('Stores that it reads.'),
    writes: names('Stores that it writes.'),
    gpu: z.boolean().default(false).describe('Needs a GPU node.'),
  })
  .describe('One machine-learning flow.');
