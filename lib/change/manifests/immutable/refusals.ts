import { isDeepStrictEqual } from 'node:util';
import type { KubernetesObject } from '../../assembly';
import { fieldsBetween } from '../../fields';
import { at, isMap, withAt } from '../../reading';
import { kindOf } from '../kinds';
import { asKept } from './defaults';
import type { Refusal } from './refusing';
import { SPECIAL } from './special';
import { IMMUTABLE_FIELDS, type ImmutableFields } from './table';

/** What an API server would refuse, and where that is written. */
export interface Refused extends Refusal {
  readonly source: string;
}

const kept = (object: KubernetesObject, { defaults = {}, kept: keeping = {} }: ImmutableFields): unknown =>
  Object.entries(keeping).reduce<unknown>(
    (map, [path, keep]) => (at(map, path) === undefined ? map : withAt(map, path, keep(at(map, path)))),
    asKept(object, defaults),
  );

const isFree = (path: string, { free = [] }: ImmutableFields): boolean => free.some((one) => path === one || path.startsWith(`${one}.`));

/** Values as the server compares them: an empty map or list is none. */
const somewhat = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  !(Array.isArray(value) && value.length === 0) &&
  !(isMap(value) && Object.keys(value).length === 0);

const changedIn = (before: KubernetesObject, after: KubernetesObject, row: ImmutableFields): readonly Refused[] => {
  const [from, to] = [kept(before, row), kept(after, row)];
  return row.paths
    .filter((path) => !row.bothSides || [from, to].every((side) => at(side, path) !== undefined))
    .flatMap((path) => fieldsBetween(at(from, path), at(to, path), path))
    .filter((field) => !isFree(field.path, row) && (somewhat(field.from) || somewhat(field.to)))
    .map(({ path }) => ({ path, why: 'cannot be changed', source: row.source }));
};

const decoded = (object: KubernetesObject): unknown => {
  const encoded = Object.entries(Object(at(object, 'stringData')) as Record<string, unknown>).map(
    ([key, value]) => [key, Buffer.from(String(value)).toString('base64')] as const,
  );
  return encoded.length === 0
    ? object
    : withAt(withAt(object, 'data', { ...Object(at(object, 'data')), ...Object.fromEntries(encoded) }), 'stringData', undefined);
};

/** A secret's plain texts are kept encoded. */
const comparable = (object: KubernetesObject): KubernetesObject =>
  kindOf(object) === 'Secret' ? (decoded(object) as KubernetesObject) : object;

/**
 * Everything that an API server would refuse of an update, sorted by path. Empty: it takes it.
 * @param around - the objects of the cluster, as they are to be. @default none
 */
export const refusalsOf = (
  before: KubernetesObject,
  after: KubernetesObject,
  around: readonly KubernetesObject[] = [],
): readonly Refused[] => {
  if (isDeepStrictEqual(before, after)) return [];
  const kind = kindOf(after);
  const [from, to] = [comparable(before), comparable(after)];
  const rows = IMMUTABLE_FIELDS.filter(({ kinds, when }) => kinds.includes(kind) && (when?.(before, after) ?? true));
  const special = SPECIAL[kind];
  return [
    ...rows.flatMap((row) => changedIn(from, to, row)),
    ...(special?.refusing(before, after, around) ?? []).map((refusal) => ({ ...refusal, source: special?.source ?? '' })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
};
