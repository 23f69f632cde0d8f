import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { packageRoot } from '../package-root';

/** A package that this one works with, and what of it is there. */
export interface Peer {
  readonly name: string;
  /** The range that this package was made for, such as `^2.276.0`. */
  readonly wanted: string;
  readonly optional: boolean;
  /** Absent when it is not installed. */
  readonly version?: string;
  /** Whether the version lies in the range. */
  readonly fits: boolean;
}

interface Manifest {
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional?: boolean }>>;
}

const manifestIn = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** The version of a package as this one would find it. Its manifest is read and the package itself not loaded: that takes a second. */
const installedVersion = (name: string): string | undefined => {
  for (const folder of createRequire(__filename).resolve.paths(name) ?? []) {
    try {
      return manifestIn(join(folder, name)).version;
    } catch {
      // Not in this folder: the next one further up.
    }
  }
  return undefined;
};

const numbersOf = (version: string): readonly number[] => (/\d+(\.\d+)*/.exec(version)?.[0] ?? '').split('.').map(Number);

/** Whether a version is at least the one of a range, and for `^` of the same major version. */
export const fits = (version: string, range: string): boolean => {
  const [has, least] = [numbersOf(version), numbersOf(range)];
  if (range.startsWith('^') && has[0] !== least[0]) return false;
  const differs = least.findIndex((number, i) => (has[i] ?? 0) !== number);
  return differs < 0 || (has[differs] ?? 0) > (least[differs] ?? 0);
};

/** Packages beside this one, as its own package.json names them. */
export const peers = (): readonly Peer[] => {
  const { peerDependencies, peerDependenciesMeta } = manifestIn(packageRoot());
  return Object.entries(peerDependencies).map(([name, wanted]) => {
    const version = installedVersion(name);
    const optional = peerDependenciesMeta[name]?.optional === true;
    return { name, wanted, optional, ...(version === undefined ? {} : { version }), fits: version === undefined || fits(version, wanted) };
  });
};

/** The range of versions of Node.js that this package runs on. */
export const wantedNode = (): string => manifestIn(packageRoot()).engines.node;
