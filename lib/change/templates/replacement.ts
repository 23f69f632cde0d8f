import { replacingProperties } from '../../facts/cloudformation/replacement';
import type { Resource } from '../assembly';
import type { ReplacingField } from '../changes';
import { differsAt, namedIn, pairsAt } from './values';

const field = (path: string, certainty: ReplacingField['certainty'], source: string): ReplacingField => ({
  path: `Properties.${path}`,
  certainty,
  source,
});

const NEW_TYPE: ReplacingField = { path: 'Type', certainty: 'always', source: 'a resource of another type is another resource' };

/** What replaces a resource, by what stands in both templates. */
export const replacedByOwn = (before: Resource, after: Resource): readonly ReplacingField[] => {
  if (before.Type !== after.Type) return [NEW_TYPE];
  return replacingProperties(after.Type)
    .filter(({ path }) => differsAt(before.Properties, after.Properties, path))
    .map(({ path, certainty, source }) => field(path, certainty, source));
};

/** What replaces a resource because it names, where nothing can change, another one that is replaced. */
export const replacedByOthers = (resource: Resource, replaced: ReadonlySet<string>): readonly ReplacingField[] => {
  if (replaced.size === 0) return [];
  return replacingProperties(resource.Type).flatMap(({ path, certainty }) => {
    const values = pairsAt(resource.Properties, resource.Properties, path.split('.'));
    const named = values.flatMap(([value]) => namedIn(value)).find((id) => replaced.has(id));
    return named === undefined ? [] : [field(path, certainty, `${named}, which it names, is replaced`)];
  });
};
