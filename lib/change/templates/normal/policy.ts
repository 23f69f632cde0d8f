import type { Json } from '../../assembly';
import { DEEPEST, intrinsicOf, isJsonList, isJsonMap } from './scope';

type JsonMap = Readonly<Record<string, Json>>;

/** Functions that may stand for a list themselves. */
const LISTS: readonly string[] = ['Fn::FindInMap', 'Fn::If', 'Fn::Split', 'Fn::Transform'];

/** One text for equal values, in whatever order their keys stand. */
const keyOf = (value: Json, depth = 0): string => {
  if (depth > DEEPEST) return '';
  if (isJsonList(value)) return `[${value.map((item) => keyOf(item, depth + 1)).join()}]`;
  if (!isJsonMap(value)) return JSON.stringify(value);
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${key}:${keyOf(value[key] ?? null, depth + 1)}`)
    .join()}}`;
};

const byText = (a: Json, b: Json): number => {
  const [x, y] = [keyOf(a), keyOf(b)];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** A single value as a list of one; lists sorted, as their order says nothing. */
const asSet = (value: Json): Json => {
  if (isJsonList(value)) return [...value].sort(byText);
  return LISTS.includes(intrinsicOf(value)?.[0] ?? '') ? value : [value];
};

const mapValues = (value: Json, form: (inner: Json) => Json): Json =>
  isJsonMap(value) && !intrinsicOf(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, form(inner)])) : value;

const principals = (value: Json): Json => mapValues(value, asSet);

const PARTS: ReadonlyMap<string, (value: Json) => Json> = new Map([
  ['Action', asSet],
  ['NotAction', asSet],
  ['Resource', asSet],
  ['NotResource', asSet],
  ['Principal', principals],
  ['NotPrincipal', principals],
  ['Condition', (value) => mapValues(value, (operands) => mapValues(operands, asSet))],
]);

const isStatement = (value: Json): value is JsonMap => isJsonMap(value) && 'Effect' in value;

const statement = (value: Json): Json =>
  isStatement(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, PARTS.get(key)?.(inner) ?? inner])) : value;

/**
 * A map that holds the statements of a policy, in one form: a list of statements in their order, single values as lists of one. Every other
 * map stays: a rule of a web application firewall has a `Statement` too, but no effect.
 */
export const policyForm = (map: JsonMap): JsonMap => {
  const { Statement } = map;
  if (isJsonList(Statement)) return Statement.some(isStatement) ? { ...map, Statement: Statement.map(statement) } : map;
  return Statement !== undefined && isStatement(Statement) ? { ...map, Statement: [statement(Statement)] } : map;
};
