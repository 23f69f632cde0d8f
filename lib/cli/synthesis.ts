import { resolve } from 'node:path';
import type { Plan } from '../plan';
import type { Chosen } from './choice';
import { EXIT, type ExitCode, type Io } from './io';
import { planChoice } from './planning';
import { printDiagnostics, refuse, type Printing } from './printing';
import { NO_SOURCES } from './said';
import { problemsIn, targetProblem } from './target';

const WRITES = { writes: true } as const;

/**
 * Reads, plans and writes a cloud assembly with its manifests and reports: all of it, or nothing. Warnings and errors go to stderr.
 * @param outdir - folder of the assembly, relative to the working folder
 * @param done - says what was written, for commands that print a result
 */
export const synthesize = async (
  { choice, problems }: Chosen,
  outdir: string,
  io: Io,
  printing: Printing,
  done: (plan: Plan) => void = () => undefined,
): Promise<ExitCode> => {
  if (!choice) return refuse(io, problems, NO_SOURCES, printing, WRITES);
  const { plan, diagnostics, sources } = planChoice(choice, io.cwd);
  const blocked = targetProblem(outdir, 'assembly', io.cwd);
  if (!plan || blocked) return refuse(io, blocked ? [...diagnostics, blocked] : diagnostics, sources, printing, WRITES);
  // Loaded here, since a blueprint with a mistake is answered in a fraction of the second that loading the CDK takes. A dynamic import
  // wants the extension of the compiled file.
  const { emit } = await import('../emit/index.js');
  try {
    emit(plan, resolve(io.cwd, outdir), { validation: choice.validation });
  } catch (fault) {
    return refuse(io, [...diagnostics, ...problemsIn(fault, outdir)], sources, printing, WRITES);
  }
  printDiagnostics(io, diagnostics, sources, printing);
  done(plan);
  return EXIT.ok;
};
