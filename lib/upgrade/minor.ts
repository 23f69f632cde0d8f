/** `1.36` as two numbers; undefined for what is no minor version. */
const parsed = (version: string): readonly [number, number] | undefined => {
  const found = /^(\d+)\.(\d+)$/.exec(version);
  return found ? [Number(found[1]), Number(found[2])] : undefined;
};

/** Is it a minor version of Kubernetes, as `1.36`? */
export const isMinor = (version: string): boolean => parsed(version) !== undefined;

/**
 * How many minor versions lie between two of the same major version: positive where the second is newer.
 * @returns NaN where one is no minor version, or their major versions differ
 */
export const minorsBetween = (from: string, to: string): number => {
  const [a, b] = [parsed(from), parsed(to)];
  return a && b && a[0] === b[0] ? b[1] - a[1] : NaN;
};

/** Is the first as new as the second, or newer? False where they cannot be compared. */
export const isAtLeast = (version: string, least: string): boolean => minorsBetween(least, version) >= 0;

/** Every minor version from one to another, both included; the two alone where they cannot be counted. */
export const pathOf = (from: string, to: string): readonly string[] => {
  const count = minorsBetween(from, to);
  const [major, minor] = parsed(from) ?? [0, 0];
  return count >= 0 ? Array.from({ length: count + 1 }, (_, i) => `${major}.${minor + i}`) : [from, to];
};

/** The minor version of `v1.9.0`, `2.41.0` or `v0.9.0-eksbuild.11`: `1.9`. */
export const minorOf = (release: string): string | undefined => /^v?(\d+\.\d+)(\.|$|-)/.exec(release)?.[1];
