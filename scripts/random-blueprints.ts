import { upgradeWay } from '../test/support/upgrade-way';
import { wholeWay } from '../test/support/whole-way';

const RUNS = { startup: 300, growth: 200, upgrade: 60 } as const;
/** The same blueprints each time: a failure stays until it is mended. */
const SEED = 1;

// Sends random blueprints from text to templates and manifests; an exception is a fault of ours.
const told = (['startup', 'growth'] as const).map((tier) => {
  const { synthesized, refused } = wholeWay(tier, RUNS[tier], SEED);
  if (synthesized < RUNS[tier] / 2) {
    console.error(
      `only ${synthesized} of ${RUNS[tier]} at ${tier} were synthesized; the others were refused, so that this check says little`,
    );
    process.exitCode = 1;
  }
  return `${RUNS[tier]} at ${tier}: ${synthesized} synthesized, ${refused} refused with a reason`;
});
const { synthesized, refused } = upgradeWay('startup', 'growth', RUNS.upgrade, SEED);
told.push(`${RUNS.upgrade} from startup to growth: ${synthesized} upgraded, ${refused} refused with a reason`);
console.log(told.join('; '));
