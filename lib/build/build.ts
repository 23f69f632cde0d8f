import type { App, Stack } from 'aws-cdk-lib';
import { Manifests } from '../kubernetes/manifests';
import { builders as ours } from '../layers/builders';
import { namesOf, type PlanEntry } from '../plan/contract';
import type { Plan } from '../plan/plan';
import type { Builder } from './contract';
import { contextFor, type Workshop } from './context';

/** Builders by kind of entry, as a caller may bring them. */
export type Builders = Readonly<Record<string, Builder<never, never>>>;

/** What was built: stacks under the app, and the manifests of each cluster by the name of their folder, `<name>-<region>`. */
export interface Built {
  readonly stacks: readonly Stack[];
  readonly clusters: ReadonlyMap<string, Manifests>;
}

/**
 * Turns a plan into stacks and charts, entry by entry.
 * @param builders - one per kind of capability; by default those of this package
 */
export const build = (app: App, plan: Plan, builders: Builders = ours): Built => {
  const manifests = new Map(plan.regions.map((region) => [region, new Manifests()]));
  const workshop: Workshop = { app, plan, stacks: new Map(), provided: new Map(), attributes: new Map(), manifests };
  for (const entry of plan.entries) {
    const builder = builders[entry.kind] as ((entry: PlanEntry, context: ReturnType<typeof contextFor>) => void) | undefined;
    if (!builder) throw new Error(`no builder for the capability "${entry.kind}"`);
    builder(entry, contextFor(workshop, entry));
  }
  return {
    stacks: [...workshop.stacks.values()],
    clusters: new Map(plan.regions.map((region) => [namesOf(plan.name, region).manifests, manifests.get(region) as Manifests])),
  };
};
