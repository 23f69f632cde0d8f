import type { BlueprintInput } from '../../../lib/blueprint';
import { plan, planOrThrow, type PlanEntry } from '../../../lib/plan';
import { synthesize, type KubernetesObject, type Synthesized } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';

/** Two teams, a public site that calls a service of the other team, every kind of store, both ends of a stream, a job, a processor and a flow. */
export const SHOP: Partial<BlueprintInput> = {
  name: 'shop',
  profile: 'sandbox',
  services: {
    web: {
      runtime: 'node',
      role: 'site',
      expose: 'public',
      calls: ['stock'],
      reads: ['orders', 'images'],
      writes: ['orders'],
      publishes: ['sales'],
      slo: { latencyMs: 300 },
      config: { FEATURE_BASKET: 'on' },
    },
    stock: {
      runtime: 'java',
      because: 'measured',
      team: 'warehouse',
      reads: ['images'],
      slo: { availability: 99, latencyMs: 250 },
      port: 9000,
      health: { path: '/ready', port: 9001 },
    },
    idle: { runtime: 'go', because: 'measured', team: 'warehouse', health: 'none' },
    mailer: { runtime: 'node', role: 'worker', consumes: ['sales'] },
    report: { runtime: 'node', role: 'job', schedule: 'daily', reads: ['orders'], writes: ['images'] },
  },
  stores: { orders: { kind: 'relational' }, images: { kind: 'object' }, hot: { kind: 'cache' } },
  streams: { sales: {} },
  processors: { totals: { consumes: ['sales'], window: '5m', runtime: 'python' } },
  flows: { advice: { framework: 'pytorch', schedule: '15 2 * * MON', reads: ['images'] } },
};

/** The plan's entry of an id in the first region; its spec as the test knows it. */
export const entryOf = <T = Record<string, unknown>>(input: Partial<BlueprintInput>, id: string): PlanEntry & { readonly spec: T } => {
  const found = planOrThrow(blueprintOf(input)).entries.find((e) => e.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found as PlanEntry & { readonly spec: T };
};

export const problemsOf = (input: Partial<BlueprintInput>) => plan(blueprintOf(input)).diagnostics;

export const synthesized = (input: Partial<BlueprintInput>): Synthesized => synthesize(planOrThrow(blueprintOf(input)));

/** One object of the only cluster. */
export const objectOf = (s: Synthesized, kind: string, name: string): KubernetesObject | undefined =>
  [...s.manifests.values()].flat().find((o) => o.kind === kind && o.metadata.name === name);
