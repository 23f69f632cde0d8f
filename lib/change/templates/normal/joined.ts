import type { Json } from '../../assembly';
import { scalar, scalarText } from './scalar';
import { intrinsicOf, isJsonList, type Scope } from './scope';

/** Functions that stand for one text, never for a list, and never for nothing. */
const TEXTS: readonly string[] = ['Fn::Base64', 'Fn::GetAtt', 'Fn::GetStackOutput', 'Fn::ImportValue', 'Fn::Join', 'Fn::Select', 'Fn::Sub'];

/** Whether the value is one text whatever happens: `Fn::If` may leave nothing, a parameter may hold a list. */
const isText = (value: Json, { isList }: Scope): boolean => {
  if (scalarText(value) !== undefined) return true;
  const [name = '', argument] = intrinsicOf(value) ?? [];
  return name === 'Ref' ? !isList(scalarText(argument) ?? '') : TEXTS.includes(name);
};

/** The parts of a value that is joined without a delimiter already. */
const partsOf = (value: Json): readonly Json[] => {
  const [name, argument] = intrinsicOf(value) ?? [];
  if (name !== 'Fn::Join' || !isJsonList(argument)) return [value];
  const [delimiter, parts] = argument;
  return delimiter === '' && isJsonList(parts) ? parts : [value];
};

const merged = (parts: readonly Json[]): readonly Json[] => {
  const out: Json[] = [];
  for (const part of parts) {
    const [text, last] = [scalarText(part), out.at(-1)];
    if (text === undefined) out.push(part);
    else if (typeof last === 'string') out[out.length - 1] = last + text;
    else if (text !== '') out.push(text);
  }
  return out;
};

/**
 * Parts one after another: text where all are known, a part alone as itself, else `Fn::Join` without a delimiter. Undefined where a part is
 * no text.
 */
export const concatenated = (values: readonly Json[], scope: Scope): Json | undefined => {
  const flat = values.flatMap(partsOf);
  if (flat.some((part) => scalarText(part) === undefined && !intrinsicOf(part))) return undefined;
  const parts = merged(flat);
  const [only = ''] = parts;
  if (parts.length > 1 || !isText(only, scope)) return { 'Fn::Join': ['', parts] };
  return typeof only === 'string' ? scalar(only) : only;
};

/** `Fn::Join` of parts in their form. A part that may be nothing would take a delimiter with it: such a join stays one. */
export const joined = (delimiter: string, parts: readonly Json[], scope: Scope): Json | undefined => {
  if (delimiter === '') return concatenated(parts, scope);
  if (!parts.every((part) => isText(part, scope))) return undefined;
  return concatenated(
    parts.flatMap((part, n) => (n === 0 ? [part] : [delimiter, part])),
    scope,
  );
};
