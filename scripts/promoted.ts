import { copyFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT, runOrThrow, typescript } from './program';
import { movedBetween, synthesize, type Series } from './series';

/** Blueprints at startup that are promoted to growth: the stock one, and one whose stores of all kinds are in one database. */
export const PROMOTED = ['startup.yaml', 'examples/08-postgres-for-everything.yaml'] as const;

const strata = (...args: readonly string[]): Promise<unknown> => runOrThrow(process.execPath, typescript('bin/strata.ts', ...args));

/** A copy of a blueprint, as it is, rewritten by `strata promote --to growth`, and again by `--finish all`. */
export const promoted = async (file: string, profile: string, out: string): Promise<Series> => {
  const name = `promoted-${basename(file, '.yaml')}-${profile}`;
  const blueprint = join(out, `${name}.yaml`);
  copyFileSync(join(ROOT, 'blueprints', file), blueprint);
  const before = await synthesize({ blueprint, profile }, join(out, `${name}-0`));
  await strata('promote', blueprint, '--profile', profile, '--to', 'growth', '--yes');
  const moving = await synthesize({ blueprint, profile }, join(out, `${name}-1`));
  await strata('promote', blueprint, '--profile', profile, '--finish', 'all', '--yes');
  return movedBetween(name, [before, moving, await synthesize({ blueprint, profile }, join(out, `${name}-2`))]);
};
