import { runCheck } from './check';
import { keptReleases } from './releases/kept';
import { keptUpgrades } from './releases/upgrades';

/** Upgrades every scenario of every kept release to today's code. */
const main = (): { findings: readonly string[]; summary: string } => {
  const upgrades = [...keptUpgrades()];
  const findings = upgrades.flatMap(({ release, name, broken }) =>
    broken.map(({ code, place, message }) => `${release} ${name}: ${code} ${place}: ${message}`),
  );
  return { findings, summary: `${upgrades.length} upgrades from ${keptReleases().length} kept releases` };
};

void runCheck(() => Promise.resolve(main()));
