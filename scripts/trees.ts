import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const contents = (folder: string): ReadonlyMap<string, Buffer> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path, readFileSync(join(folder, path))]),
  );

/** Files that two folders do not have alike, byte by byte. */
export const differences = (before: string, after: string): string[] => {
  const [a, b] = [contents(before), contents(after)];
  return [...new Set([...a.keys(), ...b.keys()])].sort().flatMap((path) => {
    const [one, other] = [a.get(path), b.get(path)];
    if (one === undefined || other === undefined) return [`${path} is only there ${one ? 'before' : 'after'}`];
    return one.equals(other) ? [] : [`${path} differs`];
  });
};

/** The same data with the keys of every map in reverse order; lists stay as they are. */
export const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
};
