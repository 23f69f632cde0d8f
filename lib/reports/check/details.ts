import { isDeepStrictEqual } from 'node:util';
import type { FieldChange } from '../../change';

type Branch = Readonly<Record<string, unknown>>;

const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What tells the items of a list apart, in the order in which it is looked for. */
const NAMES = [
  'Sid',
  'Key',
  'Name',
  'name',
  'key',
  'Id',
  'IndexName',
  'AttributeName',
  'PolicyName',
  'containerPort',
  'port',
  'Region',
] as const;

const nameIn = (items: readonly Branch[], name: string): boolean => {
  const values = items.map((item) => item[name]);
  return values.every((v) => typeof v === 'string' || typeof v === 'number') && new Set(values).size === values.length;
};

const leaf = (path: string, from: unknown, to: unknown): FieldChange => ({
  path,
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

/** Items by what names them, where something does on both sides. */
const named = (from: readonly unknown[], to: readonly unknown[]): readonly (readonly [string, unknown, unknown])[] | undefined => {
  const all = [from, to].map((list) => list.filter(isBranch));
  const [was = [], is = []] = all;
  if (was.length < from.length || is.length < to.length) return undefined;
  const name = NAMES.find((one) => nameIn(was, one) && nameIn(is, one));
  if (name === undefined) return undefined;
  const at = (list: readonly Branch[], value: unknown): unknown => list.find((item) => item[name] === value);
  return [...new Set([...was, ...is].map((item) => item[name]))].map((value) => [String(value), at(was, value), at(is, value)] as const);
};

const betweenLists = (path: string, from: readonly unknown[], to: readonly unknown[]): readonly FieldChange[] => {
  const byName = named(from, to);
  if (byName) return byName.flatMap(([name, was, is]) => between(`${path}[${name}]`, was, is));
  if (from.length === to.length && from.some(isBranch)) return from.flatMap((was, i) => between(`${path}[${i}]`, was, to[i]));
  const lost = from.filter((was) => !to.some((is) => isDeepStrictEqual(was, is)));
  const gained = to.filter((is) => !from.some((was) => isDeepStrictEqual(was, is)));
  if (lost.length + gained.length === 0) return [leaf(path, from, to)];
  return [...lost.map((was) => leaf(`${path}[]`, was, undefined)), ...gained.map((is) => leaf(`${path}[]`, undefined, is))];
};

const between = (path: string, from: unknown, to: unknown): readonly FieldChange[] => {
  if (isDeepStrictEqual(from, to)) return [];
  if (Array.isArray(from) && Array.isArray(to)) return betweenLists(path, from, to);
  if (!isBranch(from) || !isBranch(to)) return [leaf(path, from, to)];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].sort().flatMap((key) => between(`${path}.${key}`, from[key], to[key]));
};

/** A field that differs, as deep as a reader wants to see it: the one statement of a policy, the one variable of a container. */
export const detailsOf = ({ path, from, to }: FieldChange): readonly FieldChange[] => between(path, from, to);
