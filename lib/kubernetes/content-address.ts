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

/** Hash of JSON content; the order of its keys does not matter. */
export const contentHash = (content: unknown): string => stableHash(JSON.stringify(sorted(content)));

/** Name and annotations of an object that is named after its content. */
export const contentAddress = (
  name: string,
  content: unknown,
): { readonly name: string; readonly annotations: Readonly<Record<string, string>> } => {
  const hash = contentHash(content);
  return { name: `${name}-${hash}`, annotations: { [CONTENT_HASH]: hash } };
};
