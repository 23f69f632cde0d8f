import type { Assembly } from '../../lib/change';
import { ACCEPTED } from './accepted';
import { assemblyOf } from './assembly';
import { breaks, notAccepted, type Break } from './gate';
import { keptIn, keptReleases, type Kept } from './kept';
import { scenarios, synthesizeScenario, type Scenario } from './scenarios';

/** A scenario as today's code makes it. */
export const keptNow = (scenario: Scenario): Kept => {
  const synthesized = synthesizeScenario(scenario);
  return { scenario, assembly: assemblyOf(synthesized), stateful: synthesized.plan.entries.flatMap((entry) => entry.stateful) };
};

/** What people who have deployed a scenario deploy over it. */
interface Target {
  readonly scenario: Scenario;
  /** What stands deployed, where the target is an upgrade of it to another tier. */
  readonly from?: Scenario;
}

/** A tier, and the next one, that it is upgraded to. */
const NEXT: Readonly<Record<string, string>> = { startup: 'growth' };

/** The blueprint as it was kept, by today's code; the same file as it is today, where it has changed; and the stock blueprint of the next tier. */
const targetsOf = (was: Scenario, today: readonly Scenario[]): readonly Target[] => {
  const same = today.find(({ name }) => name === was.name);
  const next = Object.entries(NEXT).flatMap(([tier, following]) =>
    was.name.startsWith(`${tier}-`) ? today.filter(({ name }) => name === was.name.replace(tier, following)) : [],
  );
  return [
    { scenario: was },
    ...(same && same.blueprint !== was.blueprint ? [{ scenario: same, from: was }] : []),
    ...next.map((scenario) => ({ scenario, from: was })),
  ];
};

/** An upgrade from a kept release to today's code, and what it would break. */
export interface KeptUpgrade {
  readonly release: string;
  /** `startup-production to growth-production` */
  readonly name: string;
  readonly broken: readonly Break[];
}

/**
 * Upgrades scenarios of kept releases to today's code, one after another. What several of them come to is synthesized once.
 * @param wanted - which releases and scenarios
 */
export function* keptUpgrades(wanted: (release: string, scenario: string) => boolean = () => true): Generator<KeptUpgrade> {
  const today = scenarios();
  const made = new Map<string, Assembly>();
  const assembly = ({ scenario, from }: Target): Assembly => {
    const key = JSON.stringify([scenario.blueprint, scenario.profile, from?.blueprint]);
    const found = made.get(key) ?? assemblyOf(synthesizeScenario(scenario, from));
    made.set(key, found);
    return found;
  };
  for (const { version, folder, names } of keptReleases())
    for (const name of names.filter((scenario) => wanted(version, scenario))) {
      const kept = keptIn(folder, name);
      for (const target of targetsOf(kept.scenario, today))
        yield {
          release: version,
          name: `${name} to ${target.scenario.name}`,
          broken: notAccepted(breaks(kept, assembly(target)), version, ACCEPTED),
        };
    }
}
