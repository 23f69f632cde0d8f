import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PROFILES, type Profile } from '../../lib/blueprint';
import { synthBlueprint, type Synthesized } from '../../lib/testing';
import { ROOT } from '../program';

/** A blueprint whose templates and manifests are kept with every release. */
export interface Scenario {
  /** Names its folder: `growth-production`, `03-fan-out`. */
  readonly name: string;
  /** Text of the blueprint. */
  readonly blueprint: string;
  /** Over what the blueprint says. Absent: its own. */
  readonly profile?: Profile;
}

/** Tiers that are built. Each is kept in every profile. */
const STOCK_TIERS = ['startup', 'growth'] as const;

const textOf = (...path: readonly string[]): string => readFileSync(join(ROOT, 'blueprints', ...path), 'utf8');

/** Every stock blueprint in every profile, and every example in its own. */
export const scenarios = (): readonly Scenario[] => [
  ...STOCK_TIERS.flatMap((tier) => PROFILES.map((profile) => ({ name: `${tier}-${profile}`, blueprint: textOf(`${tier}.yaml`), profile }))),
  ...readdirSync(join(ROOT, 'blueprints/examples'))
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({ name: basename(file, '.yaml'), blueprint: textOf('examples', file) })),
];

/** What today's code makes of a scenario. @param from - the scenario that stands deployed, where it is another one */
export const synthesizeScenario = ({ blueprint, profile }: Scenario, from?: Scenario): Synthesized =>
  synthBlueprint(blueprint, {
    cwd: ROOT,
    ...(profile === undefined ? {} : { profile }),
    ...(from === undefined ? {} : { from: from.blueprint }),
  });
