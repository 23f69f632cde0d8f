import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Diagnostic } from '../../diagnostics';
import { simulationChart } from '../../reports/simulation-chart';
import { simulationText } from '../../reports/simulation-text';
import { simulate as simulated, type SimulatedDay } from '../../simulation';
import { EXIT, reportWidth, wantsColour, type ExitCode, type Io } from '../io';
import { printJson, refuse } from '../printing';
import { NO_SOURCES } from '../said';
import { problemsIn } from '../target';
import { chooseFleet } from './fleet';
import { printingOf } from './options';
import { scenarioOf, type ScenarioOptions } from './scenario';

/** Writes the chart, or says why it could not. */
const drawn = (day: SimulatedDay, file: string, cwd: string): readonly Diagnostic[] => {
  try {
    writeFileSync(resolve(cwd, file), simulationChart(day));
    return [];
  } catch (fault) {
    return problemsIn(fault, file);
  }
};

/** `strata simulate`: a day of load, what it does to each part, and what breaks first. */
export const simulate = (file: string | undefined, options: ScenarioOptions, io: Io): ExitCode => {
  const { fleet, code } = chooseFleet(file, options, io);
  if (!fleet) return code;
  const { scenario, problems } = scenarioOf(
    options,
    fleet.regions.map(({ name }) => name),
  );
  if (problems.length > 0) return refuse(io, problems, NO_SOURCES, printingOf(options));
  const day = simulated(fleet, scenario);
  const undrawn = options.svg === undefined ? [] : drawn(day, options.svg, io.cwd);
  if (undrawn.length > 0) return refuse(io, undrawn, NO_SOURCES, printingOf(options));
  if (options.json) printJson(io, day.simulation);
  else
    io.stdout.write(
      `${simulationText(day.simulation, { columns: reportWidth(io.stdout), color: wantsColour(io.stdout, io.env, options.color) })}\n`,
    );
  return day.simulation.breaks.length > 0 ? EXIT.different : EXIT.ok;
};
