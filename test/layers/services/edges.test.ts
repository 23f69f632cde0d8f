import fc from 'fast-check';
import type { Blueprint, BlueprintInput } from '../../../lib/blueprint';
import { planOrThrow, type Plan } from '../../../lib/plan';
import type { AttributeRef } from '../../../lib/plan/contract';
import { graphOf, type Workload } from '../../../lib/plan/graph';
import type { IdentitySpec } from '../../../lib/layers/services/identity/capability';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { createApp } from '../../../lib/build/app';
import { build } from '../../../lib/build/build';
import type { KubernetesObject } from '../../../lib/testing';
import { blueprintArbitrary } from '../../arbitraries/blueprint';
import { blueprintOf } from '../../support/blueprint';

interface Rule {
  readonly to?: readonly Peer[];
  readonly from?: readonly Peer[];
  readonly ports: readonly { readonly port: number }[];
}
interface Peer {
  readonly ipBlock?: { readonly cidr: string };
  readonly namespaceSelector?: { readonly matchLabels: Record<string, string> };
  readonly podSelector?: { readonly matchLabels: Record<string, string> };
}

/** `team/name:port` of a workload, or `block:port`. */
const ends = (rules: readonly Rule[] = []): string[] =>
  rules
    .flatMap((rule) =>
      [...(rule.to ?? []), ...(rule.from ?? [])].flatMap((peer) =>
        rule.ports.map(({ port }) => {
          const pod = `${peer.namespaceSelector?.matchLabels['kubernetes.io/metadata.name'] ?? ''}/${peer.podSelector?.matchLabels['app.kubernetes.io/name'] ?? ''}`;
          return `${peer.ipBlock?.cidr ?? pod}:${port}`;
        }),
      ),
    )
    .sort();

/** Where stores and streams are at a tier, told from the blueprint alone: plan ids, the former one of what moves included. */
const FIRST = {
  relational: 'postgres',
  'wide-column': 'postgres',
  'key-value': 'postgres',
  cache: 'none',
  search: 'postgres',
  object: 's3',
} as const;
const AT_GROWTH = { ...FIRST, relational: 'aurora-postgres', 'wide-column': 'dynamodb', 'key-value': 'dynamodb', cache: 'valkey' } as const;
const KIND_OF: Record<string, string> = { postgres: 'relational', none: 'cache', s3: 'object', sqs: 'stream', msk: 'topic' };
const SHARED = ['relational', 'aurora-postgres', 'valkey', 'opensearch'];

const simple = ({ tier, choose }: Blueprint): boolean => tier === 'startup' || choose === 'simplest';

const storePlaces = (name: string, blueprint: Blueprint): string[] => {
  const { kind, engine, migrateFrom, dedicated } = blueprint.stores[name]!;
  const chosen = engine ?? (simple(blueprint) ? FIRST : AT_GROWTH)[kind];
  const pool = chosen === 'postgres' && kind !== 'relational' && !simple(blueprint) ? 'aurora-postgres' : chosen;
  return [pool, ...(migrateFrom ? [migrateFrom] : [])].map((of) => {
    const entry = KIND_OF[of] ?? of;
    return `${entry}/${SHARED.includes(entry) && !dedicated ? 'main' : name}`;
  });
};

const streamPlaces = (name: string, blueprint: Blueprint): string[] => {
  const { engine, eventsPerDay = 0, replay, retentionHours } = blueprint.streams[name]!;
  const consumers = graphOf(blueprint).consumersOf(name).length;
  const asks = replay || retentionHours > 336 || (consumers >= 2 && eventsPerDay / 86_400 >= 1_000 && blueprint.choose !== 'simplest');
  return [`${KIND_OF[engine ?? (blueprint.tier !== 'startup' && asks ? 'msk' : 'sqs')]!}/${name}`];
};

const placesOf = (w: Workload, blueprint: Blueprint): string[] => [
  ...[...w.reads, ...w.writes].flatMap((store) => storePlaces(store, blueprint)),
  ...[...w.publishes, ...w.consumes].flatMap((stream) => streamPlaces(stream, blueprint)),
];

/** Ports in the data subnets by kind of entry; who is not among them is asked at AWS's public endpoints, and the last two there, too. */
const PORTS: Record<string, number> = { relational: 5432, 'aurora-postgres': 5432, opensearch: 443, valkey: 6379, topic: 9098 };
const WITHOUT_ENDPOINTS = ['relational', 'aurora-postgres', 'opensearch', 'cache'];

/** What the edges of a workload need. */
const needs = (w: Workload, blueprint: Blueprint) => {
  const kinds = placesOf(w, blueprint).map((id) => id.split('/')[0]!);
  const ports = [...new Set(kinds.flatMap((kind) => PORTS[kind] ?? []))];
  return { ports, endpoints: kinds.some((kind) => !WITHOUT_ENDPOINTS.includes(kind)), aws: kinds.some((kind) => kind !== 'cache') };
};

const collected = ({ tier, platform }: Blueprint): boolean => tier !== 'startup' && platform.metrics !== 'cloudwatch';

const expectedEgress = (w: Workload, blueprint: Blueprint, dataBlocks: readonly string[]): string[] => {
  const { ports, endpoints, aws } = needs(w, blueprint);
  const telemetry = collected(blueprint) ? [4317, 4318].map((port) => `strata-observability/otel-collector:${port}`) : [];
  const calls = w.calls.map((callee) => `${blueprint.services[callee]?.team ?? ''}/${callee}:${blueprint.services[callee]?.port ?? 0}`);
  return [
    ...(aws || calls.length + telemetry.length > 0 ? ['172.20.0.10/32:53', '172.20.0.10/32:53'] : []),
    ...(aws ? ['169.254.170.23/32:80'] : []),
    ...(endpoints ? ['0.0.0.0/0:443'] : []),
    ...ports.flatMap((port) => dataBlocks.map((block) => `${block}:${port}`)),
    ...calls,
    ...telemetry,
  ].sort();
};

const expectedIngress = (w: Workload, blueprint: Blueprint, dataBlocks: readonly string[]): string[] => {
  const service = w.origin === 'service' ? blueprint.services[w.name] : undefined;
  const port = service?.port;
  if (!service || port === undefined) return [];
  const callers = graphOf(blueprint).workloads.filter((other) => other.calls.includes(w.name));
  const probed =
    blueprint.images === 'placeholder' && !service.image ? port : typeof service.health === 'object' ? service.health.port : port;
  const ports = service.role === 'job' ? [port] : [...new Set([port, probed])];
  return [
    ...callers.map((c) => `${c.team}/${c.name}:${port}`),
    ...(service.expose === 'public' ? ports.flatMap((p) => dataBlocks.map((block) => `${block}:${p}`)) : []),
  ].sort();
};

/** Plan ids of stores and streams that a workload may touch at all, and those that it may not only read. */
const targets = (w: Workload, blueprint: Blueprint) => ({
  all: new Set(placesOf(w, blueprint).filter((id) => !id.startsWith('cache/'))),
  written: new Set(w.writes.flatMap((store) => storePlaces(store, blueprint))),
  published: new Set(w.publishes.flatMap((stream) => streamPlaces(stream, blueprint))),
  consumed: new Set(w.consumes.flatMap((stream) => streamPlaces(stream, blueprint))),
});

const grantsOf = (found: Plan, name: string, team: string) =>
  found.entries
    .filter((e) => e.id === `identity/${team}`)
    .flatMap((e) => (e.spec as IdentitySpec).grants)
    .filter((g) => g.workload === name)
    .flatMap((g) => g.policies.flatMap((p) => p.statements));

/** What every client of Kafka needs of the cluster itself, and every user of what is encrypted of its key. */
const COMMON = ['keys/main', 'msk/main'];

/** The store or stream that a resource belongs to: topics and groups are named behind the ARN of their cluster. */
const ownerOf = ({ of, attribute, suffix = '' }: AttributeRef, w: Workload): string => {
  if (of !== 'msk/main' || !['topicArn', 'groupArn'].includes(attribute)) return of;
  if (attribute === 'topicArn') return `topic${suffix}`;
  const group = `/${w.team}.${w.name}.`;
  expect(suffix).toEqual(expect.stringContaining(group));
  return `topic/${suffix.slice(group.length)}`;
};

const checkGrants = (w: Workload, blueprint: Blueprint, found: Plan): void => {
  const statements = grantsOf(found, w.name, w.team);
  const { all, written, published, consumed } = targets(w, blueprint);
  const granted = statements.flatMap((s) => s.resources.map((r) => ownerOf(r, w)));
  expect(new Set(granted.filter((of) => !COMMON.includes(of)))).toEqual(all);
  expect(granted.includes('msk/main')).toBe([...all].some((id) => id.startsWith('topic/')));
  for (const { actions, resources } of statements) {
    const own = resources.filter((r) => !COMMON.includes(ownerOf(r, w)));
    const only = (form: RegExp, allowed: ReadonlySet<string>): void => {
      if (actions.some((a) => form.test(a))) for (const r of own) expect(allowed).toContain(ownerOf(r, w));
    };
    only(/^s3:(Put|Delete)|^dynamodb:(Put|Update|Delete|BatchWrite)|^es:ESHttp(Put|Delete|Patch)/, written);
    only(/SendMessage|Publish|WriteData$/, published);
    only(/ReadData|AlterGroup/, consumed);
    if (actions.some((a) => /ReceiveMessage/.test(a)))
      for (const { of, attribute } of own) expect([[...consumed], attribute]).toEqual([expect.arrayContaining([of]), `${w.name}.queueArn`]);
    for (const action of actions) expect(action).not.toContain('*');
  }
};

const OUTDIR = mkdtempSync(join(tmpdir(), 'strata-'));
afterAll(() => rmSync(OUTDIR, { recursive: true }));

/** The objects of the services' wave. Templates are not written. */
const policiesIn = (found: Plan): KubernetesObject[] =>
  [...build(createApp(OUTDIR), found).clusters.values()].flatMap((manifests) =>
    [...manifests.files()]
      .filter(([path]) => path.startsWith('20-services/') && !path.endsWith('kustomization.yaml'))
      .flatMap(([, text]) => parseAllDocuments(text).map((d) => d.toJS() as KubernetesObject)),
  );

/** Without what this version does not build; all of it lies apart from the edges. */
const buildable = ({ extensions: _extensions, ...input }: BlueprintInput): BlueprintInput => ({
  ...input,
  platform: { ...input.platform, delivery: {} },
  streams: Object.fromEntries(
    Object.entries(input.streams ?? {}).map(([name, { engine, ...stream }]) => [
      name,
      // What is to be replayed is on Kafka, or refused.
      input.tier === 'startup' ? { ...stream, replay: false } : { ...stream, ...(engine && !stream.replay ? { engine } : {}) },
    ]),
  ),
  flows: Object.fromEntries(Object.entries(input.flows ?? {}).map(([name, flow]) => [name, { ...flow, gpu: false }])),
});

const planned = (input: BlueprintInput): { blueprint: Blueprint; plan: Plan } => {
  const blueprint = blueprintOf(buildable(input));
  return { blueprint, plan: planOrThrow(blueprint) };
};

it.each(['startup', 'growth'] as const)(
  'gives each edge its pair of policies and its grants at %s, and nothing else',
  (tier) => {
    let edges = 0;
    fc.assert(
      fc.property(blueprintArbitrary({ tier, services: 8 }), (input) => {
        const { blueprint, plan: found } = planned(input);
        const objects = policiesIn(found);
        const { zones } = found.entries.find((e) => e.id === 'network/main')?.spec as { zones: { data: string }[] };
        const data = zones.map((z) => z.data);
        const workloads = graphOf(blueprint).workloads;
        const policies = objects.filter(
          (o): o is KubernetesObject & { spec: { ingress?: Rule[]; egress?: Rule[] } } =>
            o.kind === 'NetworkPolicy' && !o.metadata.name.includes('.'),
        );
        for (const w of workloads) {
          const own = policies.filter((p) => p.metadata.namespace === w.team && p.metadata.name === w.name);
          expect([w.name, own.length]).toEqual([w.name, 1]);
          expect([w.name, 'egress', ends(own[0]?.spec.egress)]).toEqual([w.name, 'egress', expectedEgress(w, blueprint, data)]);
          expect([w.name, 'ingress', ends(own[0]?.spec.ingress)]).toEqual([w.name, 'ingress', expectedIngress(w, blueprint, data)]);
          checkGrants(w, blueprint, found);
          edges += w.calls.length + w.reads.length + w.writes.length + w.publishes.length + w.consumes.length;
        }
      }),
      { numRuns: 15 },
    );
    expect(edges).toBeGreaterThan(20);
  },
  60_000,
);
