import * as z from 'zod';
import type { Path } from '../../diagnostics';
import type { Plain } from '../source/tree';
import { adviceAt } from './advice';
import { keysOf, listed, nestedHome, schemaAt } from './introspect';
import { OTHER_WORDS } from './other-words';
import { closest } from './suggest';

/** The whole range of a number, where it has two ends that mean something. */
const rangeOf = ({ minValue, maxValue }: z.ZodNumber): string | undefined =>
  minValue !== null && maxValue !== null && minValue > -1e9 && maxValue < 1e9 ? `${minValue} to ${maxValue}` : undefined;

/** Where a key belongs that is known one level further down, or down a neighbour of this map: `min` into `scale`. */
export const homeOf = (path: Path, key: string): string | undefined => {
  const schema = schemaAt(path);
  if (closest(key, keysOf(schema)) !== undefined) return undefined;
  return nestedHome(schema, key) ?? (path.length > 0 ? nestedHome(schemaAt(path.slice(0, -1)), key) : undefined);
};

/** What to do about a key that is not known. */
export const unknownKeyHint = (key: string, schema: unknown): string => {
  // Text from a web page or a word processor: to YAML such a space is a letter.
  if (/^[^\S ]/.test(key)) return 'it begins with a space that is not an ordinary one: indent with ordinary spaces';
  const keys = keysOf(schema);
  const near = closest(key, keys);
  if (near !== undefined) return `did you mean "${near}"?`;
  const word = OTHER_WORDS[key.toLowerCase().replace(/[-_]/g, '')];
  if (word !== undefined && keys.includes(word)) return `did you mean "${word}"?`;
  return keys.length === 0 ? 'remove it' : `known are ${listed(keys)}`;
};

const asBoolean = (text: string): string | undefined => {
  if (/^(y|yes|on|true)$/i.test(text)) return 'write true';
  return /^(n|no|off|false)$/i.test(text) ? 'write false' : undefined;
};

const inQuotes = (value: Plain | undefined, written: string | undefined): string | undefined =>
  typeof value === 'number' || typeof value === 'boolean' ? `put it in quotes: "${written ?? String(value)}"` : undefined;

const asNumber = (value: Plain | undefined, schema: z.ZodNumber): string | undefined =>
  typeof value === 'string' && /^\d[\d_.]*$/.test(value) ? 'write it without quotes' : rangeOf(schema);

/** What to write instead, where the type tells. */
const byType = (value: Plain | undefined, schema: unknown, written: string | undefined): string | undefined => {
  const isText = typeof value === 'string';
  if (schema instanceof z.ZodArray) return isText && value !== '' ? `did you mean [${value}]?` : undefined;
  if (schema instanceof z.ZodRecord) return 'write each as "name:" with what belongs to it below, indented';
  if (schema instanceof z.ZodString) return inQuotes(value, written);
  if (schema instanceof z.ZodBoolean) return isText ? asBoolean(value) : undefined;
  return schema instanceof z.ZodNumber ? asNumber(value, schema) : undefined;
};

/** A line of another part of the file that stands among names. */
const strayHint = (path: Path, schema: unknown): string | undefined => {
  const home = path.length === 2 && schema instanceof z.ZodObject ? nestedHome(schemaAt([]), String(path[1])) : undefined;
  return home === undefined ? undefined : `it belongs into "${home}"`;
};

/**
 * What to do about a value of the wrong type or form.
 * @param written - the value as it stands in the file, where `1.30` is not yet the number 1.3
 */
export const valueHint = (path: Path, value: Plain | undefined, schema: unknown, written?: string): string | undefined =>
  adviceAt(path, value) ?? byType(value, schema, written) ?? strayHint(path, schema);

/** What to do about a number that is out of range. */
export const rangeHint = (schema: unknown, limit: number, low: boolean, inclusive: boolean): string => {
  const range = schema instanceof z.ZodNumber ? rangeOf(schema) : undefined;
  return range ?? `write ${inclusive ? `${limit} or ${low ? 'more' : 'less'}` : `${low ? 'more' : 'less'} than ${limit}`}`;
};
