import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Tier } from './blueprint';

const rootOf = (folder: string): string => {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('the package has lost its package.json');
  return rootOf(parent);
};

/** The folder of this package: lib/ and dist/lib/ lie at different depths, so it is found by its package.json. */
export const packageRoot = (): string => rootOf(__dirname);

export const packageVersion = (): string =>
  (JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string }).version;

/** The stock blueprint of a tier. */
export const stockBlueprint = (tier: Tier): string => join(packageRoot(), 'blueprints', `${tier}.yaml`);
