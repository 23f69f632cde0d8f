import type { Json } from '../../assembly';

/** What is known while one template is brought to its form. */
export interface Scope {
  /** Value of a parameter or pseudo parameter. Undefined: known only at deployment. */
  readonly referred: (name: string) => Json | undefined;
  /** Whether `Ref` of the name is, or may be, a list. */
  readonly isList: (name: string) => boolean;
  /** Whether a condition holds. Undefined: known only at deployment, or no such condition. */
  readonly holds: (name: string) => boolean | undefined;
  /** Value of a mapping. Undefined: there is none. */
  readonly mapped: (map: string, key: string, name: string) => Json | undefined;
}

/** A value in its form. Undefined: `AWS::NoValue`, which takes away what it stands in. */
export type Resolve = (value: Json, depth: number) => Json | undefined;

/** Templates that people write are less than a hundred deep; what is deeper than this stays as it is. */
export const DEEPEST = 300;

export const NO_VALUE: Json = { Ref: 'AWS::NoValue' };

/** What a map holds itself: no `constructor` that nobody wrote. */
export const own = (map: Readonly<Record<string, Json>>, key: string): Json | undefined => (Object.hasOwn(map, key) ? map[key] : undefined);

export const isJsonMap = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isJsonList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** Name and argument of an intrinsic function; undefined for every other value. */
export const intrinsicOf = (value: Json | undefined): readonly [string, Json] | undefined => {
  if (!isJsonMap(value)) return undefined;
  const [key, ...more] = Object.keys(value);
  if (key === undefined || more.length > 0 || (key !== 'Ref' && !key.startsWith('Fn::'))) return undefined;
  return [key, value[key] ?? null];
};
