import { TIERS, type Blueprint, type Tier } from '../../blueprint';
import type { Diagnostic } from '../../diagnostics';
import { assumedWith } from '../../facts/assumptions';
import { loadOf } from '../../plan/load';
import { tierFacts } from '../../plan/tiers';
import { platformModel } from '../../capacity';
import { fleetOf, fleetOfModel, type Fleet } from '../../simulation';
import type { ExitCode, Io } from '../io';
import { planChoice } from '../planning';
import { printDiagnostics, refuse } from '../printing';
import { NO_SOURCES } from '../said';
import { printingOf, type ChoosingOptions } from './options';
import { chosenBy } from './session';

/** What a tier without a blueprint is called. */
const STOCK = 'stock load';

const modelled = (tier: Tier, name: string, facts: Pick<Blueprint, 'tier' | 'load'>, { regions, assumptions }: Partial<Blueprint>): Fleet =>
  fleetOfModel(
    platformModel({ tier, ...loadOf(facts as Blueprint), regions: regions ?? tierFacts(tier).regions, assumed: assumptions ?? {} }),
    name,
    assumedWith(assumptions),
  );

/** A tier that is named without a blueprint and that no plan can build. */
const unbuiltTier = (file: string | undefined, { tier }: ChoosingOptions): Tier | undefined =>
  file === undefined ? TIERS.find((known) => known === tier && !tierFacts(known).built) : undefined;

/** Whether a blueprint is in order but for its tier, which no plan can build. */
const onlyUnbuilt = ({ tier }: Blueprint, diagnostics: readonly Diagnostic[]): boolean =>
  !tierFacts(tier).built && diagnostics.filter((d) => d.severity === 'error').every((d) => d.code === 'BP305');

/** What is simulated, or that it was refused. */
export type FleetChoice = { readonly fleet: Fleet; readonly code?: never } | { readonly fleet?: never; readonly code: ExitCode };

/** The fleet that a command means: of a plan, or of the model where the tier is one that no plan can build yet. Prints warnings and errors. */
export const chooseFleet = (file: string | undefined, options: ChoosingOptions, io: Io): FleetChoice => {
  const printing = printingOf(options);
  const tier = unbuiltTier(file, options);
  if (tier) return { fleet: modelled(tier, STOCK, { tier, load: {} }, {}) };
  const { choice, problems } = chosenBy(file, options, io);
  if (!choice) return { code: refuse(io, problems, NO_SOURCES, printing) };
  const { blueprint, plan, diagnostics, sources } = planChoice({ ...choice, day: choice.day ?? io.today() }, io.cwd);
  if (plan) {
    printDiagnostics(io, diagnostics, sources, printing);
    return { fleet: fleetOf(plan) };
  }
  if (!blueprint || !onlyUnbuilt(blueprint, diagnostics)) return { code: refuse(io, diagnostics, sources, printing) };
  printDiagnostics(
    io,
    diagnostics.filter((d) => d.severity === 'warning'),
    sources,
    printing,
  );
  return { fleet: modelled(blueprint.tier, blueprint.name, blueprint, blueprint) };
};
