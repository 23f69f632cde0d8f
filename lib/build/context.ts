import { CfnOutput, Reference, Stack, Tokenization, type App, type CfnResource } from 'aws-cdk-lib';
import type { Manifests } from '../kubernetes/manifests';
import { GLOBAL_REGION, namesOf, type PlanEntry } from '../plan/contract';
import type { Plan } from '../plan/plan';
import type { BuildContext } from './contract';
import { stackFor } from './stacks';

/** What all contexts of one build share. */
export interface Workshop {
  readonly app: App;
  readonly plan: Plan;
  readonly stacks: Map<string, Stack>;
  /** By region and name; what exists once per blueprint stands under us-east-1 and is found from every region. */
  readonly provided: Map<string, unknown>;
  readonly attributes: Map<string, string>;
  readonly manifests: ReadonlyMap<string, Manifests>;
}

/**
 * An attribute that services refer to is exported whether or not one does today: when the last edge to a store goes, CloudFormation
 * would refuse to drop the export, since the store's stack is deployed before those that still read it.
 */
const exportAlways = (value: string): void => {
  const token = Tokenization.reverseString(value).firstToken;
  if (Reference.isReference(token) && Tokenization.reverseString(value).length === 1) Stack.of(token.target).exportValue(value);
};

const keyed = (region: string, name: string): string => `${region} ${name}`;

export const contextFor = (workshop: Workshop, entry: PlanEntry): BuildContext => {
  const { plan, stacks, provided, attributes } = workshop;
  const { region } = entry;
  const names = namesOf(plan.name, region, plan.existingCluster);
  const stack = (suffix: string): Stack => {
    const name = names.stack(suffix);
    const found = stacks.get(name) ?? stackFor(workshop.app, plan, region, suffix);
    stacks.set(name, found);
    return found;
  };
  const find = <T>(from: ReadonlyMap<string, T>, name: string): T => {
    // What exists once per blueprint is built against the primary region, and visible in all.
    for (const place of [region, GLOBAL_REGION, plan.regions[0] as string]) {
      const key = keyed(place, name);
      if (from.has(key)) return from.get(key) as T;
    }
    throw new Error(`${entry.id} in ${region} asks for ${name}, which nothing built before it has provided`);
  };
  const pin = (resource: CfnResource, logicalId: string): void => resource.overrideLogicalId(logicalId);
  return {
    plan,
    region,
    names,
    retain: plan.profile === 'production',
    stack,
    pin,
    output: (suffix, id, value, description) => {
      const output = new CfnOutput(stack(suffix), `Output${id}`, { value, description });
      output.overrideLogicalId(id);
    },
    provide: (key, value) => void provided.set(keyed(region, key.name), value),
    use: <T>(key: { readonly name: string }) => find(provided, key.name) as T,
    provideAttributes: (id, values) => {
      for (const [name, value] of Object.entries(values)) {
        attributes.set(keyed(region, `${id}.${name}`), value);
        exportAlways(value);
      }
    },
    attribute: (id, name) => find(attributes, `${id}.${name}`),
    manifests: workshop.manifests.get(region) ?? (workshop.manifests.get(plan.regions[0] as string) as Manifests),
  };
};
