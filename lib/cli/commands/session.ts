import type { Plan } from '../../plan';
import type { Diagnostic, SourceIndex } from '../../diagnostics';
import { choose, type Chosen } from '../choice';
import { contextOfProject } from '../context';
import { EXIT, type ExitCode, type Io } from '../io';
import { planChoice } from '../planning';
import { printDiagnostics, refuse } from '../printing';
import { NO_SOURCES } from '../said';
import { printingOf, requestOf, type ChoosingOptions } from './options';

/** Which blueprint a command means: its own words over the context of cdk.json. */
export const chosenBy = (file: string | undefined, options: ChoosingOptions, io: Io): Chosen => {
  const context = contextOfProject(io.cwd);
  return context.problems.length > 0 ? { problems: context.problems } : choose(requestOf(file, options), context.request, io.cwd);
};

/** A blueprint that could be planned, as a command gets it. */
export interface Session {
  readonly file: string;
  readonly plan: Plan;
  /** Warnings. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: SourceIndex;
}

/** Reads and plans, prints warnings and errors, and hands a plan without errors to the command. */
export const withPlan = (
  file: string | undefined,
  options: ChoosingOptions,
  io: Io,
  answer: (session: Session) => ExitCode | void,
): ExitCode => {
  const printing = printingOf(options);
  const { choice, problems } = chosenBy(file, options, io);
  if (!choice) return refuse(io, problems, NO_SOURCES, printing);
  // A report is read today; what is synthesized is the same on every day, unless it is told one.
  const { plan, diagnostics, sources } = planChoice({ ...choice, day: choice.day ?? io.today() }, io.cwd);
  if (!plan) return refuse(io, diagnostics, sources, printing);
  printDiagnostics(io, diagnostics, sources, printing);
  return answer({ file: choice.file, plan, diagnostics, sources }) ?? EXIT.ok;
};
