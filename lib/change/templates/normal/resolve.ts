import type { Json } from '../../assembly';
import { INTRINSICS, UNCHANGED } from './intrinsics';
import { policyForm } from './policy';
import { scalar } from './scalar';
import { DEEPEST, intrinsicOf, isJsonList, NO_VALUE, type Resolve, type Scope } from './scope';

/** Brings values to their form, within what is known. */
export const resolverIn = (scope: Scope): Resolve => {
  const list = (values: readonly Json[], depth: number): Json => values.flatMap((value) => wrapped(resolve(value, depth)));
  const wrapped = (value: Json | undefined): readonly Json[] => (value === undefined ? [] : [value]);
  // The places of arguments count: nothing keeps its place there.
  const argumentForm = (value: Json, depth: number): Json =>
    isJsonList(value) ? value.map((part) => resolve(part, depth) ?? NO_VALUE) : (resolve(value, depth) ?? NO_VALUE);
  const map = (value: Readonly<Record<string, Json>>, depth: number): Json =>
    policyForm(
      Object.fromEntries(
        Object.entries(value).flatMap(([key, inner]) => wrapped(resolve(inner, depth)).map((form): readonly [string, Json] => [key, form])),
      ),
    );
  const resolve: Resolve = (value, depth) => {
    if (typeof value === 'string' || typeof value === 'number') return scalar(String(value));
    if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
    if (isJsonList(value)) return list(value, depth + 1);
    const [name, argument = null] = intrinsicOf(value) ?? [];
    if (name === undefined) return map(value as Readonly<Record<string, Json>>, depth + 1);
    const intrinsic = INTRINSICS.get(name);
    const form = intrinsic ? intrinsic(argument, scope, resolve, depth + 1) : UNCHANGED;
    if (form !== UNCHANGED) return form;
    // What its argument comes to may be known, where the argument as it was written is not.
    const settled = argumentForm(argument, depth + 1);
    const again = intrinsic ? intrinsic(settled, scope, resolve, depth + 1) : UNCHANGED;
    return again === UNCHANGED ? { [name]: settled } : again;
  };
  return resolve;
};
