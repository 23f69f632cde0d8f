import type { ReplacingCondition } from './correction';
import { corrections } from './corrections';
import data from './replacement.json';

/** A property whose change replaces the resource. */
export interface ReplacingProperty extends ReplacingCondition {
  /** Below Properties; items of lists and maps stand under `*`. */
  readonly path: string;
  /** `may`: it depends on the values, or on the kind of resource. */
  readonly certainty: 'always' | 'may';
  readonly source: string;
}

const TYPES: Readonly<Record<string, { readonly replace: string; readonly names?: string; readonly identity?: string }>> = data.types;

const words = (text: string | undefined): readonly string[] => (text === undefined ? [] : text.split(' '));

const ofSpec = (type: string): readonly ReplacingProperty[] =>
  words(TYPES[type]?.replace).map((path) => ({
    path: path.replace('?', ''),
    certainty: path.endsWith('?') ? 'may' : 'always',
    source: 'the service specification of the CDK',
  }));

const known = new Map<string, readonly ReplacingProperty[]>();

/**
 * What replaces a resource of a type: the CDK's service specification, with our corrections in front. Empty for a type that it does not
 * know, and for one that changes in place whatever changes.
 */
export const replacingProperties = (type: string): readonly ReplacingProperty[] => {
  const found = known.get(type);
  if (found) return found;
  const corrected = corrections.filter((one) => one.type === type);
  const rest = ofSpec(type).filter(({ path }) => !corrected.some((one) => path === one.path || path.startsWith(`${one.path}.`)));
  const ours = corrected.flatMap((one): readonly ReplacingProperty[] =>
    one.replaces === 'never' ? [] : [{ ...one, certainty: one.replaces }],
  );
  const all = [...rest, ...ours];
  known.set(type, all);
  return all;
};

/** Properties that are the resource's own name: two of one name cannot stand side by side. */
export const nameProperties = (type: string): readonly string[] => words(TYPES[type]?.names);

/** Properties that identify a resource of a type together: of one combination the service takes one. Empty where one alone does, or none. */
export const identityProperties = (type: string): readonly string[] => words(TYPES[type]?.identity);
