import { isDeepStrictEqual } from 'node:util';
import type { FieldChange } from '../../change';
import { counted } from '../quantities';
import { isBranch, readable } from './readable';

type Branch = Readonly<Record<string, unknown>>;

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

/** More maps than these that come or go in one list are counted: a dashboard is laid out anew. */
const MOST_MAPS = 4;

const betweenLists = (path: string, from: readonly unknown[], to: readonly unknown[]): readonly FieldChange[] => {
  const byName = named(from, to);
  if (byName) return byName.flatMap(([name, was, is]) => between(`${path}[${name}]`, was, is));
  if (from.length === to.length && from.some(isBranch)) return from.flatMap((was, i) => between(`${path}[${i}]`, was, to[i]));
  const lost = from.filter((was) => !to.some((is) => isDeepStrictEqual(was, is)));
  const gained = to.filter((is) => !from.some((was) => isDeepStrictEqual(was, is)));
  if (lost.length + gained.length === 0) return [leaf(path, from, to)];
  if (lost.length + gained.length > MOST_MAPS && [...lost, ...gained].every(isBranch))
    return [leaf(`${path}[]`, counted(lost.length, 'item'), `${gained.length} others`)];
  if (lost.length === 1 && gained.length === 1) return [leaf(`${path}[]`, lost[0], gained[0])];
  return [...lost.map((was) => leaf(`${path}[]`, was, undefined)), ...gained.map((is) => leaf(`${path}[]`, undefined, is))];
};

/** Text that holds a map or a list: settings of an add-on, a dashboard. */
const held = (text: string): unknown => {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const betweenTexts = (path: string, from: string, to: string): readonly FieldChange[] => {
  const [was, is] = [held(from), held(to)];
  if (was !== undefined && is !== undefined && !isDeepStrictEqual(was, is)) return between(path, was, is);
  if (from.includes('\n') && to.includes('\n')) return betweenLists(path, from.split('\n'), to.split('\n'));
  return [leaf(path, from, to)];
};

const between = (path: string, from: unknown, to: unknown): readonly FieldChange[] => {
  if (isDeepStrictEqual(from, to)) return [];
  if (typeof from === 'string' && typeof to === 'string') return betweenTexts(path, from, to);
  if (Array.isArray(from) && Array.isArray(to)) return betweenLists(path, from, to);
  if (!isBranch(from) || !isBranch(to)) return [leaf(path, from, to)];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].sort().flatMap((key) => between(`${path}.${key}`, from[key], to[key]));
};

/**
 * A field that differs, as deep as a reader wants to see it: the one statement of a policy, the one variable of a container, the one line of
 * a script. Functions of CloudFormation are short text, unless two that differ would be the same then.
 */
export const detailsOf = ({ path, from, to }: FieldChange): readonly FieldChange[] => {
  const details = between(path, readable(from), readable(to));
  return details.length > 0 ? details : [leaf(path, from, to)];
};
