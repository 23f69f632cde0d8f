import fc from 'fast-check';
import type { BlueprintInput, Tier } from '../../lib/blueprint';

type Input<Section extends 'services' | 'stores' | 'streams' | 'processors' | 'flows'> = NonNullable<BlueprintInput[Section]>[string];
export type ServiceInput = Input<'services'>;

/** What the entries of one blueprint can refer to. */
export interface Cast {
  readonly tier: Tier;
  readonly production: boolean;
  readonly extreme: boolean;
  readonly listening: readonly string[];
  readonly stores: readonly string[];
  readonly streams: readonly string[];
}

/** Part of an object: each of its keys is there or not. */
export const some = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> =>
  fc.record<T>(shape, { requiredKeys: [] });
const subset = (of: readonly string[], maximum = 4) => fc.subarray([...of], { maxLength: Math.min(maximum, of.length) });
export const text = fc.constantFrom(
  'measured in the load test',
  'the team knows it: "why not"',
  'one library exists only there # really',
  'größer als Ω',
);
const above = (tier: Tier, ...names: Tier[]) => names.includes(tier);
const port = fc.integer({ min: 1, max: 65_535 });
const cronField = (min: number, max: number) => fc.oneof(fc.constant('*'), fc.integer({ min, max }).map(String));

const schedule: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('hourly', 'daily', 'weekly', '*/15 * * * *', '0 3 * * MON-FRI', '30 4 1,15 JAN-JUN/2 *'),
  fc.tuple(cronField(0, 59), cronField(0, 23), cronField(1, 28), cronField(1, 12), cronField(0, 6)).map((fields) => fields.join(' ')),
);

const scale = (fewest: number) =>
  fc
    .tuple(
      some({
        min: fc.integer({ min: fewest, max: 5 }),
        max: fc.integer({ min: 5, max: 30 }),
        cpu: fc.oneof(fc.constantFrom('100m', '500m', '1.5', '2'), fc.constantFrom(0.25, 1, 4)),
        memory: fc.constantFrom('256Mi', '512Mi', '1Gi', '900M'),
      }),
    )
    .map(([s]) => s);

/** One service. A worker or a job has a port or not; everything that only a listening or public service may say follows from that. */
export const service = (own: string, role: NonNullable<ServiceInput['role']>, hasPort: boolean, cast: Cast): fc.Arbitrary<ServiceInput> => {
  const silent = (role === 'worker' || role === 'job') && !hasPort;
  const runtime = fc.constantFrom('node' as const, 'java' as const, 'python' as const, 'go' as const);
  return fc
    .record({
      base: fc.record({ runtime, role: fc.constant(role) }),
      reason: text,
      extra: some({
        config: fc.dictionary(fc.stringMatching(/^FEATURE_[A-Z]{1,6}$/), fc.constantFrom('on', '42', 'a: b', '{"x":1}', ''), {
          maxKeys: 3,
        }),
        image: fc.constantFrom('docker.io/acme/app:1.4.2', 'ghcr.io/acme/app@sha256:' + 'a'.repeat(64), 'nginx:1.27'),
        calls: subset(cast.listening.filter((n) => n !== own)),
        reads: subset(cast.stores),
        writes: subset(cast.stores),
        publishes: subset(cast.streams, 2),
        consumes: subset(cast.streams, 2),
        slo: some({ availability: fc.constantFrom(99, 99.5, 99.95), latencyMs: fc.integer({ min: 50, max: 2_000 }) }),
        scale: scale(cast.production && !silent ? 2 : 1),
        team: fc.constantFrom('apps', 'discovery', 'payments'),
        schema: fc.constant<string | undefined>(role === 'subgraph' ? 'schema.graphql' : undefined),
      }),
      port,
      health: fc.oneof(fc.constant('none' as const), some({ path: fc.constantFrom('/healthz', '/ready', '/actuator/health'), port })),
      probed: fc.boolean(),
      open: fc.boolean(),
      routed: fc.boolean(),
      schedule,
    })
    .map(({ base, reason, extra, open, routed, health, probed, ...rest }) => {
      const expose = open && !silent;
      const fullHealth = typeof health === 'object' && silent ? { ...health, port: health.port ?? 9090 } : health;
      const { schema, ...others } = extra;
      return {
        ...base,
        ...others,
        ...(schema ? { schema } : {}),
        ...(base.runtime === 'node' ? {} : { because: reason }),
        ...(hasPort ? { port: rest.port } : {}),
        ...(probed ? { health: fullHealth } : {}),
        ...(expose ? { expose: 'public' as const } : {}),
        ...(expose && routed ? { routes: [{ path: `/v1/${own}/*` }, { path: `/v1/${own}` }] } : {}),
        ...(role === 'job' ? { schedule: rest.schedule } : {}),
      };
    });
};

const BY_KIND = {
  relational: { startup: ['postgres'], growth: ['aurora-postgres'], scale: [], netflix: [] },
  'wide-column': { startup: ['postgres'], growth: ['dynamodb'], scale: ['keyspaces'], netflix: [] },
  'key-value': { startup: ['postgres'], growth: ['dynamodb'], scale: [], netflix: [] },
  cache: { startup: ['none'], growth: ['valkey'], scale: [], netflix: [] },
  search: { startup: ['postgres'], growth: ['opensearch'], scale: [], netflix: [] },
  object: { startup: ['s3'], growth: [], scale: [], netflix: [] },
} as const satisfies Record<Input<'stores'>['kind'], Record<Tier, readonly string[]>>;

const ORDER: readonly Tier[] = ['startup', 'growth', 'scale', 'netflix'];
const upTo = (tier: Tier): readonly Tier[] => ORDER.slice(0, ORDER.indexOf(tier) + 1);

/** Sane rates stay far below where any engine of the startup tier ends, all stores together; extreme ones go to the edge of what is a number. */
const rate = (sane: number, extreme: boolean) =>
  extreme ? fc.oneof(fc.constantFrom(0, 0.001, 1e15), fc.double({ min: 0, max: 1e15, noNaN: true })) : fc.integer({ min: 0, max: sane });

export const store = ({ tier, extreme }: Cast): fc.Arbitrary<Input<'stores'>> =>
  fc.constantFrom(...(Object.keys(BY_KIND) as Input<'stores'>['kind'][])).chain((kind) => {
    const engines: Input<'stores'>['engine'][] = upTo(tier).flatMap((t) => [...BY_KIND[kind][t]]);
    const facts = some({
      writesPerSecond: rate(50, extreme),
      readsPerSecond: rate(80, extreme),
      dataGiB: rate(8, extreme),
      itemBytes: rate(4_096, extreme),
      retentionDays: rate(400, extreme),
      dedicated: fc.boolean(),
      engine: fc.constantFrom(...engines),
    });
    const former = engines.length > 1 && kind !== 'cache' ? fc.boolean() : fc.constant(false);
    return fc.tuple(facts, former).map(([f, migrates]) => ({
      kind,
      ...f,
      ...(migrates ? { engine: engines.at(-1), migrateFrom: engines[0] } : {}),
    }));
  });

export const stream = ({ tier, extreme }: Cast): fc.Arbitrary<Input<'streams'>> =>
  some({
    eventsPerDay: rate(2_000_000, extreme),
    eventBytes: extreme ? fc.integer({ min: 0, max: 1_000_000 }) : fc.integer({ min: 1, max: 4_096 }),
    retentionHours: fc.integer({ min: 1, max: above(tier, 'startup') ? 96 : 168 }),
    key: fc.constantFrom('profileId', 'title.id'),
    replay: above(tier, 'startup') ? fc.constant(false) : fc.boolean(),
    partitions: fc.integer({ min: 1, max: 48 }),
    engine: fc.constantFrom(...(['sqs', ...(above(tier, 'startup') ? [] : ['msk'])] as Input<'streams'>['engine'][])),
  });

export const processor = ({ tier, streams }: Cast): fc.Arbitrary<Input<'processors'>> =>
  fc
    .tuple(
      fc.subarray([...streams], { minLength: 1, maxLength: Math.min(3, streams.length) }),
      some({
        publishes: subset(streams, 1),
        window: fc.constantFrom('60s', '5m', '1h'),
        runtime: fc.constantFrom('java' as const, 'node' as const, 'python' as const, 'go' as const),
        engine: fc.constantFrom(...(['worker', ...(above(tier, 'scale', 'netflix') ? ['flink'] : [])] as Input<'processors'>['engine'][])),
      }),
    )
    .map(([consumes, rest]) => ({ consumes, ...rest }));

export const flow = ({ stores }: Cast): fc.Arbitrary<Input<'flows'>> =>
  fc
    .tuple(
      fc.record({ framework: fc.constantFrom('pytorch' as const, 'keras' as const, 'scikit-learn' as const), schedule }),
      some({ reads: subset(stores, 2), writes: subset(stores, 2), gpu: fc.boolean() }),
    )
    .map(([base, rest]) => ({ ...base, ...rest }));
