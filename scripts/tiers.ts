import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { TIERS, type Tier } from '../lib/blueprint';
import { ROOT, run, typescript } from './program';

/** The diagnostic of a tier that this version cannot build yet. */
const NOT_BUILT_YET = 'BP305';

/**
 * The tiers that exist: `strata plan` plans their stock blueprint.
 * @throws Error when a stock blueprint is refused for anything but being ahead of its time
 */
export const stockTiers = async (): Promise<Tier[]> => {
  const tiers: Tier[] = [];
  for (const tier of TIERS) {
    const blueprint = join('blueprints', `${tier}.yaml`);
    if (!existsSync(join(ROOT, blueprint))) continue;
    const { code, output } = await run(process.execPath, typescript('bin/strata.ts', 'plan', blueprint));
    if (code === 0) tiers.push(tier);
    else if (code !== 2 || !output.includes(NOT_BUILT_YET)) throw new Error(`strata plan ${blueprint} ended with ${code}:\n${output}`);
  }
  if (tiers.length === 0) throw new Error('no tier exists: none of the stock blueprints can be planned');
  return tiers;
};

if (require.main === module) {
  void stockTiers().then(
    (tiers) => console.log(tiers.join('\n')),
    (problem: unknown) => {
      console.error(problem instanceof Error ? problem.message : problem);
      process.exitCode = 1;
    },
  );
}
