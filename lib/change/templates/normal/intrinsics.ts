import type { Json } from '../../assembly';
import { concatenated, joined } from './joined';
import { scalar, scalarText } from './scalar';
import { intrinsicOf, isJsonList, isJsonMap, NO_VALUE, own, type Resolve, type Scope } from './scope';

/** Resolves the argument of a function. `UNCHANGED`: nothing is known of it, and the function stays with its argument in its form. */
type Intrinsic = (argument: Json, scope: Scope, resolve: Resolve, depth: number) => Json | undefined | typeof UNCHANGED;

export const UNCHANGED = Symbol('unchanged');

const ref: Intrinsic = (argument, { referred }) => {
  if (argument === 'AWS::NoValue') return undefined;
  const value = typeof argument === 'string' ? referred(argument) : undefined;
  return value ?? { Ref: argument };
};

const attribute = (path: string): Json => {
  const dot = path.indexOf('.');
  return { 'Fn::GetAtt': dot < 0 ? [path] : [path.slice(0, dot), path.slice(dot + 1)] };
};

const getAtt: Intrinsic = (argument, _, resolve, depth) => {
  const parts = (isJsonList(argument) ? argument : [argument]).map((part) => scalarText(resolve(part, depth)));
  return parts.every((part) => part !== undefined) ? attribute(parts.join('.')) : UNCHANGED;
};

/** `${Name}`, `${Name.Attribute}`, `${Variable}`, and `${!Literal}`, which stands for itself. */
const PLACEHOLDER = /\$\{([^{}]+)\}/g;

const sub: Intrinsic = (argument, scope, resolve, depth) => {
  const [template, variables = {}, ...more] = isJsonList(argument) ? argument : [argument];
  // Variables that a function makes are nothing that CloudFormation takes: who knows what was meant.
  if (typeof template !== 'string' || !isJsonMap(variables) || intrinsicOf(variables) || more.length > 0) return UNCHANGED;
  const read = (name: string): Json => {
    const variable = own(variables, name);
    if (variable !== undefined) return resolve(variable, depth) ?? '';
    return (name.includes('.') ? attribute(name) : resolve({ Ref: name }, depth)) ?? '';
  };
  const parts: Json[] = [];
  let end = 0;
  for (const { 0: whole, 1: name = '', index } of template.matchAll(PLACEHOLDER)) {
    parts.push(template.slice(end, index), name.startsWith('!') ? `\${${name.slice(1)}}` : read(name.trim()));
    end = index + whole.length;
  }
  return concatenated([...parts, template.slice(end)], scope) ?? UNCHANGED;
};

/** A list whose items are in their form; undefined where it is not known how many there are. */
const items = (value: Json | undefined, resolve: Resolve, depth: number): readonly Json[] | undefined => {
  if (isJsonList(value)) return value.map((item) => resolve(item, depth)).filter((item) => item !== undefined);
  const list = value === undefined ? undefined : resolve(value, depth);
  return isJsonList(list) ? list : undefined;
};

const join: Intrinsic = (argument, scope, resolve, depth) => {
  if (!isJsonList(argument)) return UNCHANGED;
  const [delimiter, parts] = [scalarText(argument[0]), items(argument[1], resolve, depth)];
  return (delimiter === undefined || !parts ? undefined : joined(delimiter, parts, scope)) ?? UNCHANGED;
};

/** Items that are there whatever happens: an item that may be nothing would move those behind it. */
const isFixed = (item: Json): boolean => intrinsicOf(item)?.[0] !== 'Fn::If';

const select: Intrinsic = (argument, _, resolve, depth) => {
  if (!isJsonList(argument)) return UNCHANGED;
  const [index, list] = [scalarText(resolve(argument[0] ?? null, depth)), items(argument[1], resolve, depth)];
  return (index !== undefined && list?.every(isFixed) ? list[Number(index)] : undefined) ?? UNCHANGED;
};

const split: Intrinsic = (argument, _, resolve, depth) => {
  if (!isJsonList(argument)) return UNCHANGED;
  const [delimiter, text] = [scalarText(argument[0]), scalarText(resolve(argument[1] ?? null, depth))];
  return delimiter === undefined || delimiter === '' || text === undefined ? UNCHANGED : text.split(delimiter).map(scalar);
};

const either: Intrinsic = (argument, { holds }, resolve, depth) => {
  if (!isJsonList(argument) || argument.length !== 3) return UNCHANGED;
  const [name, then = null, otherwise = null] = argument;
  const known = typeof name === 'string' ? holds(name) : undefined;
  if (known !== undefined) return resolve(known ? then : otherwise, depth);
  return { 'Fn::If': [name ?? null, ...[then, otherwise].map((branch) => resolve(branch, depth) ?? NO_VALUE)] };
};

const findInMap: Intrinsic = (argument, { mapped }, resolve, depth) => {
  if (!isJsonList(argument)) return UNCHANGED;
  const [map, key, name] = argument.slice(0, 3).map((part) => scalarText(resolve(part, depth)));
  if (map === undefined || key === undefined || name === undefined) return UNCHANGED;
  const value = mapped(map, key, name);
  return value === undefined ? UNCHANGED : resolve(value, depth);
};

export const INTRINSICS: ReadonlyMap<string, Intrinsic> = new Map<string, Intrinsic>([
  ['Ref', ref],
  ['Fn::FindInMap', findInMap],
  ['Fn::GetAtt', getAtt],
  ['Fn::If', either],
  ['Fn::Join', join],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::Sub', sub],
]);
