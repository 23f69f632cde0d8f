import type { Blueprint, Store, Stream } from '../blueprint';
import { error, type Diagnostic, type Path } from '../diagnostics';
import type { Capabilities } from './capability';
import { chooseEngines, engineAt, leavingHomes, type EngineChoice, type EngineChoices } from './engines';
import { homeOn } from './engines/homes';
import { graphOf } from './graph';
import type { PlanEntry, StatefulResource } from './entry';
import type { Plan, PlanResult } from './plan';

/** Problems of the former blueprint's engines were told when it was planned itself. */
const enginesOf = (blueprint: Blueprint): EngineChoices => chooseEngines(blueprint, graphOf(blueprint), () => undefined);

/** What a move needs to know of a store or stream. */
interface Movable {
  readonly name: string;
  readonly section: 'stores' | 'streams';
  readonly kind: Store['kind'] | 'stream';
  readonly dedicated?: boolean;
  readonly migrateFrom?: string | undefined;
}

/** The engine that the data of one store or stream comes from; undefined where it stays where it is. A move that nobody can say is reported (BP319). */
const originOf = (movable: Movable, before: EngineChoice, now: EngineChoice, report: (d: Diagnostic) => void): string | undefined => {
  const { name, section, kind, dedicated, migrateFrom } = movable;
  // In the process that uses it: there is nothing to move.
  if (before.engine === 'none' || before.home === now.home || migrateFrom !== undefined) return undefined;
  const engine = engineAt(before.home);
  if (homeOn(engine, { name, kind, dedicated }) === before.home) return engine;
  report(
    error(
      'BP319',
      [section, name],
      `its data is in ${before.home} and would have to move to ${now.home}: one upgrade cannot change both its engine and whether it is dedicated`,
      { at: 'key', hint: 'leave `dedicated` as it was, and change it when the data has moved' },
    ),
  );
  return undefined;
};

const moved = <T extends Store | Stream>(
  section: 'stores' | 'streams',
  now: Blueprint,
  former: Blueprint,
  choices: { readonly now: EngineChoices; readonly before: EngineChoices },
  report: (d: Diagnostic) => void,
): Record<string, T> =>
  Object.fromEntries(
    Object.entries(now[section] as Readonly<Record<string, T>>).map(([name, value]) => {
      const before = choices.before[section][name];
      const chosen = choices.now[section][name];
      const was = section === 'stores' ? former.stores[name]?.kind : 'stream';
      const kind = 'kind' in value ? value.kind : 'stream';
      if (!before || !chosen || former[section][name] === undefined) return [name, value];
      if (was !== kind) {
        report(
          error('BP319', [section, name, 'kind'], `it was a store of the kind ${was ?? ''}`, { hint: 'give the new store another name' }),
        );
        return [name, value];
      }
      const movable: Movable = {
        name,
        section,
        kind,
        ...('dedicated' in value ? { dedicated: value.dedicated } : {}),
        migrateFrom: value.migrateFrom,
      };
      const migrateFrom = originOf(movable, before, chosen, report);
      return [name, migrateFrom === undefined ? value : { ...value, migrateFrom }];
    }),
  );

/**
 * The blueprint with every `migrateFrom` that an upgrade from another one needs, and what stands in the way of that upgrade. Where the
 * blueprint says `migrateFrom` itself, that stands.
 */
export const upgradedFrom = (
  blueprint: Blueprint,
  former: Blueprint,
): { readonly blueprint: Blueprint; readonly diagnostics: readonly Diagnostic[] } => {
  const diagnostics: Diagnostic[] = [];
  const report = (d: Diagnostic): void => void diagnostics.push(d);
  if (blueprint.name !== former.name)
    report(
      error('BP318', ['name'], `the former blueprint is called ${former.name}: everything would be made anew beside it`, {
        hint: `write name: ${former.name}`,
      }),
    );
  const choices = { now: enginesOf(blueprint), before: enginesOf(former) };
  return {
    blueprint: {
      ...blueprint,
      stores: moved<Store>('stores', blueprint, former, choices, report),
      streams: moved<Stream>('streams', blueprint, former, choices, report),
    },
    diagnostics,
  };
};

const keyOf = ({ stack, logicalId, type }: StatefulResource): string => `${stack} ${logicalId} ${type}`;

/** Where in the blueprint one would put back what an entry of the former plan kept. */
const placeOf = ({ kind, spec }: PlanEntry, blueprint: Blueprint): Path => {
  const { store, stream } = spec as { readonly store?: string; readonly stream?: string };
  if (stream !== undefined) return blueprint.streams[stream] ? ['streams', stream] : ['streams'];
  if (store !== undefined) return blueprint.stores[store] ? ['stores', store] : ['stores'];
  return kind === 'registry' ? ['services'] : ['tier'];
};

/** Everything that the former plan keeps data in and this one no longer has (BP319). */
export const lostBy = (plan: Plan, former: Plan, blueprint: Blueprint): Diagnostic[] => {
  const kept = new Set(plan.entries.flatMap((e) => e.stateful.map(keyOf)));
  return former.entries.flatMap((entry) =>
    entry.stateful
      .filter((resource) => !kept.has(keyOf(resource)))
      .map(({ stack, logicalId, type }) =>
        error(
          'BP319',
          placeOf(entry, blueprint),
          `${logicalId} (${type} in ${stack}) of the former blueprint would be removed with its data: ${entry.id}`,
          { at: 'key', hint: `keep what makes ${entry.id}; remove it in a step of its own, when nobody needs it any more` },
        ),
      ),
  );
};

/**
 * The blueprint with the former sizes of what all data moves away from: it goes on carrying what it carried, and a larger class, chosen for
 * the load of the new tier, would be an interruption and a price for nothing. What the blueprint says itself stands.
 */
const withFormerSizes = (blueprint: Blueprint, former: Plan): Blueprint => {
  const left = leavingHomes(enginesOf(blueprint));
  const sizes = former.entries
    .filter(({ id }) => left.includes(id))
    .map(({ id, size }) => [id, { ...size, ...blueprint.overrides[id] }] as const);
  return { ...blueprint, overrides: { ...blueprint.overrides, ...(Object.fromEntries(sizes) as Blueprint['overrides']) } };
};

/** Plans the blueprint as the upgrade of another one, which stands deployed. */
export const planUpgrade = (
  blueprint: Blueprint,
  former: { readonly blueprint: Blueprint; readonly plan: Plan },
  planOf: (blueprint: Blueprint, capabilities?: Capabilities) => PlanResult,
): PlanResult & { readonly blueprint: Blueprint } => {
  const upgrade = upgradedFrom(blueprint, former.blueprint);
  const { plan, diagnostics } = planOf(withFormerSizes(upgrade.blueprint, former.plan));
  const found = [...upgrade.diagnostics, ...diagnostics, ...(plan ? lostBy(plan, former.plan, blueprint) : [])];
  const failed = found.some((d) => d.severity === 'error');
  return { blueprint: upgrade.blueprint, diagnostics: found, ...(plan && !failed ? { plan } : {}) };
};
