import * as z from 'zod';
import * as v from './values';

export const SERVICE_ROLES = ['site', 'gateway', 'bff', 'subgraph', 'service', 'ingest', 'worker', 'job', 'model'] as const;
export const RUNTIMES = ['node', 'java', 'python', 'go'] as const;

const names = (description: string) => z.array(v.reference).default([]).describe(description);

const route = z.strictObject({
  host: v.domain.optional().describe('Only requests for this host; without it, every host.'),
  path: v.urlPath.describe('The path, where * stands for anything, such as /catalog/*.'),
});

const slo = z.strictObject({
  availability: z.number().min(90).max(99.999).optional().describe('Percent of requests that succeed, 90 to 99.999.'),
  latencyMs: v.positive.max(600_000).optional().describe('95th percentile of the response time, in milliseconds.'),
});

const scale = z.strictObject({
  // autoscaling/v2 HorizontalPodAutoscaler refuses minReplicas 0 unless an alpha feature gate is on.
  min: z.int().min(1).max(10_000).optional().describe('Fewest replicas; at least 2 in production for a service that listens.'),
  max: z.int().min(1).max(10_000).optional().describe('Most replicas.'),
  cpu: v.cpu.optional().describe('CPU of a replica: 500m, or a number of cores.'),
  memory: v.memory.optional().describe('Memory of a replica, with its unit: 512Mi.'),
});

const health = z.strictObject({
  path: v.urlPath.default('/healthz').describe('The path that answers 200 while the service is well.'),
  port: v.port.optional().describe('The port that answers; without it, the port of the service.'),
});

export const service = z
  .strictObject({
    runtime: z.enum(RUNTIMES).describe('The language runtime. At startup anything but node needs `because`.'),
    role: z.enum(SERVICE_ROLES).default('service').describe('What the service is for. worker and job do not listen unless `port` is set.'),
    because: v.text.optional().describe('Why this service deserves its own runtime at startup.'),
    team: v.team.default('apps').describe('Who owns it: its Kubernetes namespace and its stacks.'),
    config: z
      .record(
        z
          .string()
          .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'expected the name of an environment variable: letters, digits and underscores' }),
        v.configValue,
      )
      .default({})
      .describe('Environment variables, text only, nothing secret.'),
    image: v.image.optional().describe('Container image with tag or digest; without it, the image that is built for the service.'),
    expose: z.enum(['internal', 'public']).default('internal').describe('public: reachable from the internet through the edge.'),
    port: v.port.optional().describe('The port it listens on; 8080 for roles that listen.'),
    routes: z
      .array(route)
      .min(1)
      .optional()
      .describe('Public services only: which requests reach it. Default: the only public site has /*, others /<service>/*.'),
    schema: z.string().min(1).optional().describe('Path of its GraphQL schema; role subgraph only.'),
    calls: names('Services that it calls.'),
    reads: names('Stores that it reads.'),
    writes: names('Stores that it writes.'),
    publishes: names('Streams that it publishes to.'),
    consumes: names('Streams that it consumes.'),
    slo: slo.optional().describe('The objective that alarms and canaries are made from.'),
    scale: scale.optional().describe('Replicas and the resources of each.'),
    health: z
      .union([z.literal('none'), health], { error: 'expected a map of path and port, or none' })
      .optional()
      .describe('Where the probes ask; none for an image that has no probe.'),
    schedule: v.schedule
      .optional()
      .describe('When a job runs, UTC: hourly, daily, weekly or five cron fields. Required for role job, refused elsewhere.'),
  })
  .describe('One service of the graph.');
