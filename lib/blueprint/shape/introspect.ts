import * as z from 'zod';
import type { Path } from '../../diagnostics';
import { blueprintSchema } from '../schema';

/** What a value is checked against once defaults, optionality and refinements are taken off. */
const bare = (schema: unknown): unknown => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return bare(schema.unwrap());
  return schema instanceof z.ZodPipe ? bare(schema.in) : schema;
};

const step = (schema: unknown, part: string | number): unknown => {
  if (schema instanceof z.ZodObject) return bare((schema.shape as Record<string, unknown>)[part]);
  if (schema instanceof z.ZodRecord) return bare(schema.valueType);
  if (schema instanceof z.ZodArray) return bare(schema.element);
  if (schema instanceof z.ZodUnion) return schema.options.map((option) => step(bare(option), part)).find((found) => found !== undefined);
  return undefined;
};

/** The schema of the value at a path, undefined where the language has no such value. */
export const schemaAt = (path: Path): unknown => path.reduce<unknown>(step, blueprintSchema);

/** Whether a key may be left out. */
export const isOptionalAt = (path: Path): boolean => {
  const parent = schemaAt(path.slice(0, -1));
  const own: unknown = parent instanceof z.ZodObject ? (parent.shape as Record<string, unknown>)[String(path.at(-1))] : undefined;
  return own instanceof z.ZodType && own.safeParse(undefined).success;
};

/** The keys that a map may have: those of a fixed set, none for a map of free names. */
export const keysOf = (schema: unknown): readonly string[] => {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  return schema instanceof z.ZodUnion ? schema.options.flatMap((option) => keysOf(bare(option))) : [];
};

/** Where, one level down, a key would be known: `min` belongs into `scale`. */
export const nestedHome = (schema: unknown, key: string): string | undefined => {
  if (!(schema instanceof z.ZodObject)) return undefined;
  return Object.keys(schema.shape).find((name) => keysOf(step(schema, name)).includes(key));
};

/** What is expected, in words, for a value of the wrong type. */
export const expectation = (schema: unknown): string => {
  if (schema instanceof z.ZodArray) return schema.element instanceof z.ZodString ? 'expected a list, such as [a, b]' : 'expected a list';
  if (schema instanceof z.ZodObject) return `expected a map with ${listed(keysOf(schema))}`;
  if (schema instanceof z.ZodRecord) return 'expected a map of names and values';
  if (schema instanceof z.ZodBoolean) return 'expected true or false';
  if (schema instanceof z.ZodNumber) return schema.format === 'safeint' ? 'expected a whole number' : 'expected a number';
  if (schema instanceof z.ZodEnum) return `expected ${listed(schema.options.map(String), 'or')}`;
  return 'expected text';
};

/** `a, b and c`; long lists end in "…". */
export const listed = (words: readonly string[], joint: 'and' | 'or' = 'and'): string => {
  if (words.length > 9) return `${words.slice(0, 8).join(', ')}, …`;
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
};
