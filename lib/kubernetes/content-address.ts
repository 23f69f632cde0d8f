import { stableHash } from '../naming';

/**
 * Marks an object whose name ends in a hash of its content, since Kubernetes lets nobody change it afterwards: an immutable ConfigMap
 * (its pods roll when its name changes) or a Job. `strata bind` renames it, since binding changes the content.
 */
export const CONTENT_HASH = 'strata/content-hash';

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
};

/** An object of Kubernetes, as far as its name and content go. */
export interface Addressable {
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
}

/** Hash of everything that an object says but who it is; the order of its keys does not matter. */
export const contentHash = (object: object): string =>
  stableHash(JSON.stringify(sorted(Object.fromEntries(Object.entries(object).filter(([key]) => key !== 'metadata')))));

/** The object under a name that ends in the hash of its content: `<name>-<hash>`. */
export const contentAddressed = <T extends Addressable>(object: T) => {
  const hash = contentHash(object);
  const { name, annotations, ...metadata } = object.metadata;
  return { ...object, metadata: { ...metadata, name: `${name}-${hash}`, annotations: { ...annotations, [CONTENT_HASH]: hash } } };
};
