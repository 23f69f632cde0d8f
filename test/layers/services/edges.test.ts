import fc from 'fast-check';
import type { Blueprint, BlueprintInput } from '../../../lib/blueprint';
import { planOrThrow, type Plan } from '../../../lib/plan';
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

const POOLED = ['relational', 'wide-column', 'key-value', 'search'];

/** What the edges of a workload need, told from the blueprint alone. */
const needs = (w: Workload, { stores }: Blueprint) => {
  const kinds = [...w.reads, ...w.writes].map((name) => stores[name]?.kind ?? '');
  const database = kinds.some((kind) => POOLED.includes(kind));
  const endpoints = kinds.includes('object') || w.publishes.length + w.consumes.length > 0;
  return { database, endpoints, aws: database || endpoints };
};

const expectedEgress = (w: Workload, blueprint: Blueprint, dataBlocks: readonly string[]): string[] => {
  const { database, endpoints, aws } = needs(w, blueprint);
  const calls = w.calls.map((callee) => `${blueprint.services[callee]?.team ?? ''}/${callee}:${blueprint.services[callee]?.port ?? 0}`);
  return [
    ...(aws || calls.length > 0 ? ['172.20.0.10/32:53', '172.20.0.10/32:53'] : []),
    ...(aws ? ['169.254.170.23/32:80'] : []),
    ...(endpoints ? ['0.0.0.0/0:443'] : []),
    ...(database ? dataBlocks.map((block) => `${block}:5432`) : []),
    ...calls,
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
const targets = (w: Workload, { stores }: Blueprint) => {
  const id = (store: string): string => {
    const { kind = '', dedicated = false } = stores[store] ?? {};
    return POOLED.includes(kind) ? `relational/${dedicated ? store : 'main'}` : `${kind}/${store}`;
  };
  const real = [...w.reads, ...w.writes].filter((store) => stores[store]?.kind !== 'cache');
  return {
    all: new Set([...real.map(id), ...[...w.publishes, ...w.consumes].map((s) => `stream/${s}`)]),
    written: new Set(w.writes.map(id)),
  };
};

const grantsOf = (found: Plan, name: string, team: string) =>
  found.entries
    .filter((e) => e.id === `identity/${team}`)
    .flatMap((e) => (e.spec as IdentitySpec).grants)
    .filter((g) => g.workload === name)
    .flatMap((g) => g.policies.flatMap((p) => p.statements));

const checkGrants = (w: Workload, blueprint: Blueprint, found: Plan): void => {
  const statements = grantsOf(found, w.name, w.team);
  const { all, written } = targets(w, blueprint);
  const granted = new Set(statements.flatMap((s) => s.resources.map((r): string => r.of)).filter((of) => of !== 'keys/main'));
  expect(granted).toEqual(all);
  for (const { actions, resources } of statements) {
    if (actions.some((a) => /^s3:(Put|Delete)/.test(a))) for (const { of } of resources) expect(written).toContain(of);
    if (actions.some((a) => /SendMessage|Publish/.test(a)))
      for (const { of } of resources) expect(w.publishes.map((s) => `stream/${s}`)).toContain(of);
    if (actions.some((a) => /ReceiveMessage/.test(a)))
      for (const { of, attribute } of resources)
        expect([w.consumes.map((s) => `stream/${s}`), attribute]).toEqual([expect.arrayContaining([of]), `${w.name}.queueArn`]);
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
  streams: Object.fromEntries(Object.entries(input.streams ?? {}).map(([name, stream]) => [name, { ...stream, replay: false }])),
  flows: Object.fromEntries(Object.entries(input.flows ?? {}).map(([name, flow]) => [name, { ...flow, gpu: false }])),
});

const planned = (input: BlueprintInput): { blueprint: Blueprint; plan: Plan } => {
  const blueprint = blueprintOf(buildable(input));
  return { blueprint, plan: planOrThrow(blueprint) };
};

it('gives each edge its pair of policies and its grants, and nothing else', () => {
  let edges = 0;
  fc.assert(
    fc.property(blueprintArbitrary({ tier: 'startup', services: 8 }), (input) => {
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
}, 60_000);
