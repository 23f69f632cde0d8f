/** A map of a template or manifest, of which nobody knows yet what it holds. */
export type JsonMap = Readonly<Record<string, unknown>>;

export const isMap = (value: unknown): value is JsonMap => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as a map; an empty one where it is none. */
export const mapOf = (value: unknown): JsonMap => (isMap(value) ? value : {});

/** The value as a list: a single value counts as a list of one, nothing as an empty one. */
export const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** The maps in a list. */
export const mapsOf = (value: unknown): readonly JsonMap[] => listOf(value).filter(isMap);

/** The value as text, where it is text, a number or a truth value. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;

/** The texts in a list. */
export const textsOf = (value: unknown): readonly string[] => listOf(value).flatMap((one) => textOf(one) ?? []);

/** What stands at a path: `spec.template.metadata`. Undefined where there is nothing. */
export const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, key) => (isMap(inner) ? inner[key] : undefined), value);

/** The map with another value at a path; what is on the way is made where it is missing. Undefined takes the value away. */
export const withAt = (value: unknown, path: string, put: unknown): JsonMap => {
  const [key = '', ...rest] = path.split('.');
  const map = mapOf(value);
  const inner = rest.length === 0 ? put : withAt(map[key], rest.join('.'), put);
  if (inner !== undefined) return { ...map, [key]: inner };
  return Object.fromEntries(Object.entries(map).filter(([name]) => name !== key));
};
