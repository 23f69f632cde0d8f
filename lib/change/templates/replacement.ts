import { isDeepStrictEqual } from 'node:util';
import type { ReplacingCondition } from '../../facts/cloudformation/correction';
import { replacingProperties, type ReplacingProperty } from '../../facts/cloudformation/replacement';
import type { Resource } from '../assembly';
import type { ReplacingField } from '../changes';
import { mapsOf } from '../reading';
import { pairsAt } from './values';

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

/** A property that replaces its resource, with what stands there. */
export interface FollowableProperty {
  readonly path: string;
  readonly certainty: ReplacingField['certainty'];
  readonly values: readonly unknown[];
}

/** Properties of a resource that replace it where what they name is another one. */
export const followable = (resource: Resource): readonly FollowableProperty[] =>
  replacingProperties(resource.Type)
    .filter((property) => !allowsInPlace(resource, property) && property.on !== 'lost' && property.on !== 'added')
    .map(({ path, certainty }) => ({
      path,
      certainty,
      values: pairsAt(resource.Properties, resource.Properties, path.split('.')).flatMap(([value]) => (value === undefined ? [] : [value])),
    }));
