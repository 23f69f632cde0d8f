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
  /** `<service>:<name>`, both as an ARN has them → plan id: a cache and a queue may have one name. */
  readonly names: ReadonlyMap<string, string>;
}

/** Services that ARNs call otherwise than types do. */
const ARN_SERVICES: Readonly<Record<string, string>> = { msk: 'kafka', opensearchservice: 'es' };

const serviceOf = ({ Type }: TemplateResource): string => {
  const service = (Type.split('::')[1] ?? '').toLowerCase();
  return ARN_SERVICES[service] ?? service;
};

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
  resource === undefined
    ? []
    : NAMES.flatMap((name) => textOfValue(property(resource, name)) ?? []).map((name) => `${serviceOf(resource)}:${withoutColons(name)}`);

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

/** The service of an ARN and the part that names the resource, as it is and without what stands behind its last slash. */
export const namedBy = (arn: string): readonly string[] => {
  const parts = withoutColons(arn).split(':');
  const [service = '', name = ''] = [parts[2], parts.at(-1)];
  return [name, name.replace(/\/[^/]*$/, '')].map((text) => `${service}:${text}`);
};
