import { textOfValue } from '../../intrinsics';
import type { PlanEntry } from '../../../plan';
import type { Synthesized, TemplateResource } from '../../synth';
import { property } from './reading';
import { referencesIn, type Reference } from './references';

/** Properties that hold the name by which an ARN names a resource. */
const NAMES = ['BucketName', 'QueueName', 'TopicName', 'TableName', 'DBInstanceIdentifier', 'DBClusterIdentifier', 'ReplicationGroupId', 'DomainName', 'ClusterName'];

/** Which entry of the plan a resource belongs to, told by its place and by its name. */
export interface Owners {
  /** `<stack> <logical id>` → plan id. */
  readonly places: ReadonlyMap<string, string>;
  /** Name as an ARN has it → plan id. */
  readonly names: ReadonlyMap<string, string>;
}

/** Pseudo parameters hold colons, which part an ARN. */
const withoutColons = (text: string): string => text.replaceAll('AWS::', 'AWS.');

/** Resources that a plan entry calls its own: what is stateful, and what its outputs lead to. */
const ownOf = (s: Synthesized, { provides, stateful }: PlanEntry): readonly Reference[] => [
  ...stateful,
  ...provides.flatMap((name) => {
    const [stack = '', output = ''] = name.split('.');
    return referencesIn(s.templates.get(stack)?.Outputs?.[output]?.Value, stack, s);
  }),
];

const namesOf = (resource: TemplateResource | undefined): readonly string[] =>
  NAMES.flatMap((name) => textOfValue(resource && property(resource, name)) ?? []).map(withoutColons);

/** Whose each resource is; of two entries that call it theirs, the first in the plan. */
export const ownersOf = (s: Synthesized): Owners => {
  const places = new Map<string, string>();
  const names = new Map<string, string>();
  for (const entry of s.plan.entries)
    for (const { stack, logicalId } of ownOf(s, entry)) {
      if (!places.has(`${stack} ${logicalId}`)) places.set(`${stack} ${logicalId}`, entry.id);
      for (const name of namesOf(s.templates.get(stack)?.Resources[logicalId])) names.set(name, entry.id);
    }
  return { places, names };
};

/** The part of an ARN that names the resource, as it is and without what stands behind its last slash. */
export const namedBy = (arn: string): readonly string[] => {
  const name = withoutColons(arn).split(':').at(-1) ?? '';
  return [name, name.replace(/\/[^/]*$/, '')];
};
