import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runCheck } from './check';
import { ROOT } from './program';
import { keep, RELEASES } from './releases/kept';
import { scenarios } from './releases/scenarios';
import { keptNow } from './releases/upgrades';

const versionOf = (): string => (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;

/** `npm run keep-release`: keeps what this code makes of every scenario, for the version in package.json. Never over a release that is kept. */
const main = (): { findings: readonly string[]; summary: string } => {
  const folder = join(RELEASES, versionOf());
  const shown = relative(ROOT, folder);
  if (existsSync(folder))
    return { findings: [`${shown} is kept already, and is what people have deployed: raise the version in package.json`], summary: shown };
  const all = scenarios();
  for (const scenario of all) keep(folder, keptNow(scenario));
  return { findings: [], summary: `${all.length} scenarios in ${shown}` };
};

void runCheck(() => Promise.resolve(main()));
