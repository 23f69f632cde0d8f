import { namesOf } from '../plan/names';
import type { Plan } from '../plan/plan';
import type { PlanEntry } from '../plan/entry';

/** Stacks of capabilities whose plan names none: nothing in them is referred to, and nothing in them holds data. */
const OF_KIND: Readonly<Record<string, string>> = { addon: 'Addons' };

/** The fields in which a spec names a stack that its builder fills, at any depth. */
const FIELD = /^(stack|identityStack)$/;

const namedIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (FIELD.test(key) && typeof inner === 'string' ? [inner] : namedIn(inner)));
};

const stacksOf = (plan: Plan, { kind, region, spec, provides, stateful }: PlanEntry): string[] => {
  const stack = (suffix: string): string => namesOf(plan.name, region).stack(suffix);
  const home = OF_KIND[kind];
  return [
    ...stateful.map((resource) => resource.stack),
    ...provides.map((output) => output.slice(0, output.lastIndexOf('.'))),
    // Some specs name the whole stack, others the end of its name.
    ...namedIn(spec).map((name) => (name.startsWith(stack('')) ? name : stack(name))),
    ...(home === undefined ? [] : [stack(home)]),
  ];
};

/** Names of the CloudFormation stacks of a plan, by the region in which they stand. */
export const stacksByRegion = (plan: Plan): ReadonlyMap<string, ReadonlySet<string>> => {
  const regions = new Map<string, Set<string>>();
  for (const entry of plan.entries) {
    const found = regions.get(entry.region) ?? new Set<string>();
    stacksOf(plan, entry).forEach((name) => found.add(name));
    regions.set(entry.region, found);
  }
  return regions;
};
