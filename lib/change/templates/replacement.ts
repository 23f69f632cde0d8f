import { isDeepStrictEqual } from 'node:util';
import type { ReplacingCondition } from '../../facts/cloudformation/correction';
import { replacingProperties, type ReplacingProperty } from '../../facts/cloudformation/replacement';
import type { Resource } from '../assembly';
import type { ReplacingField } from '../changes';
import { mapsOf } from '../reading';
import { namedIn, pairsAt } from './values';

const field = (path: string, certainty: ReplacingField['certainty'], source: string): ReplacingField => ({
  path: `Properties.${path}`,
  certainty,
  source,
});

const NEW_TYPE: ReplacingField = { path: 'Type', certainty: 'always', source: 'a resource of another type is another resource' };

type Value = unknown;

const isTrue = (value: Value): boolean => value === true || value === 'true';

const isThere = (value: Value): boolean => value !== undefined && value !== '';

/** Whether an item that both lists have by its name has another content. */
const isEdited = (was: Value, is: Value, name: string): boolean =>
  mapsOf(was).some((item) => {
    const other = mapsOf(is).find((one) => one[name] === item[name]);
    return other !== undefined && !isDeepStrictEqual(other, item);
  });

/** Whether two values that differ are of the kind of change that replaces. */
const isOfKind = (was: Value, is: Value, { on = 'any', itemName = 'Name' }: ReplacingCondition): boolean =>
  ({
    any: () => true,
    set: () => isThere(is),
    unset: () => !isThere(is),
    added: () => !isThere(was),
    had: () => isThere(was),
    lost: () => isTrue(was) && !isTrue(is),
    edited: () => isEdited(was, is, itemName),
  })[on]();

const isInPlace = (was: Value, is: Value, { inPlace = [] }: ReplacingCondition): boolean =>
  inPlace.includes(`${String(was)} → ${String(is)}`);

const allowsInPlace = ({ UpdatePolicy }: Resource, { unlessPolicy }: ReplacingCondition): boolean =>
  unlessPolicy !== undefined && isTrue(UpdatePolicy?.[unlessPolicy]);

const replaces = (before: Resource, after: Resource, property: ReplacingProperty): boolean =>
  !allowsInPlace(after, property) &&
  pairsAt(before.Properties, after.Properties, property.path.split('.')).some(
    ([was, is]) => !isDeepStrictEqual(was, is) && isOfKind(was, is, property) && !isInPlace(was, is, property),
  );

/** What replaces a resource, by what stands in both templates. */
export const replacedByOwn = (before: Resource, after: Resource): readonly ReplacingField[] => {
  if (before.Type !== after.Type) return [NEW_TYPE];
  return replacingProperties(after.Type)
    .filter((property) => replaces(before, after, property))
    .map(({ path, certainty, source }) => field(path, certainty, source));
};

/** What replaces a resource because it names, where nothing can change, another one that is replaced. */
export const replacedByOthers = (resource: Resource, replaced: ReadonlySet<string>): readonly ReplacingField[] => {
  if (replaced.size === 0) return [];
  return replacingProperties(resource.Type).flatMap((property) => {
    if (allowsInPlace(resource, property) || property.on === 'lost' || property.on === 'added') return [];
    const values = pairsAt(resource.Properties, resource.Properties, property.path.split('.'));
    const named = values.flatMap(([value]) => namedIn(value)).find((id) => replaced.has(id));
    return named === undefined ? [] : [field(property.path, property.certainty, `${named}, which it names, is replaced`)];
  });
};
