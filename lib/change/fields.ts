import { isDeepStrictEqual } from 'node:util';
import type { FieldChange } from './finding';

type Branch = Readonly<Record<string, unknown>>;

const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null && !Array.isArray(value);

/** An intrinsic function is one value: what differs in it differs as a whole. */
const isIntrinsic = (value: Branch): boolean => {
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0]?.startsWith('Fn::') === true);
};

/**
 * The fields that differ between two values, each as deep as both sides are maps; lists and intrinsic functions count as one value.
 * Sorted by path.
 * @param path - where the values stand
 */
export const fieldsBetween = (from: unknown, to: unknown, path: string): readonly FieldChange[] => {
  if (isDeepStrictEqual(from, to)) return [];
  if (!isBranch(from) || !isBranch(to) || isIntrinsic(from) || isIntrinsic(to))
    return [{ path, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .sort()
    .flatMap((key) => fieldsBetween(from[key], to[key], path === '' ? key : `${path}.${key}`));
};
