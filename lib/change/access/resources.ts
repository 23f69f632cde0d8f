import type { Assembly, Resource, Stack } from '../assembly';
import type { Place } from '../finding';

/** A resource and where it stands. */
export interface Placed {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly resource: Resource;
}

/** Every resource of an assembly, by its type. */
export type ByType = ReadonlyMap<string, readonly Placed[]>;

/** Resources by type. */
export const byType = ({ stacks }: Assembly): ByType => {
  const found = new Map<string, Placed[]>();
  for (const stack of stacks)
    for (const [logicalId, resource] of Object.entries(stack.template.Resources)) {
      const known = found.get(resource.Type);
      if (known) known.push({ stack, logicalId, resource });
      else found.set(resource.Type, [{ stack, logicalId, resource }]);
    }
  return found;
};

/** Those of some types. */
export const ofTypes = (resources: ByType, ...types: readonly string[]): readonly Placed[] =>
  types.flatMap((type) => resources.get(type) ?? []);

export const placeOf = ({ stack, logicalId, resource }: Placed): Place => ({ stack: stack.name, logicalId, type: resource.Type });

/** What references name it by: `<stack>.<logicalId>`. */
export const tokenOf = ({ stack, logicalId }: Pick<Placed, 'stack' | 'logicalId'>): string => `${stack.name}.${logicalId}`;
