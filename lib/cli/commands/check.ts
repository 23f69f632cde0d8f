import { check as checkOf } from '../../change';
import { checkText } from '../../reports/check/text';
import { readAssembly } from '../change/read-assembly';
import type { KnownDocuments } from '../change/read-manifests';
import { EXIT, reportWidth, wantsColour, type ExitCode, type Io } from '../io';
import { printJson, refuse } from '../printing';
import { NO_SOURCES } from '../said';
import { problemsIn } from '../target';
import { printingOf, type PrintingOptions } from './options';

export interface CheckCommandOptions extends PrintingOptions {
  readonly deployed: string;
  readonly allowReplace?: readonly string[];
}

/** Where `cdk synth` writes unless it is told otherwise. */
const SYNTHESIZED = 'cdk.out';

/** `strata check`: what a deployment would do to what is there; exit code 1 when it would lose data or fail half-way. */
export const check = (folder: string = SYNTHESIZED, options: CheckCommandOptions, io: Io): ExitCode => {
  try {
    const known: KnownDocuments = new Map();
    const [before, after] = [readAssembly(options.deployed, io.cwd, known), readAssembly(folder, io.cwd, known)];
    const result = checkOf(before, after, { allow: options.allowReplace ?? [] });
    const sheet = { columns: reportWidth(io.stdout), color: wantsColour(io.stdout, io.env, options.color) };
    if (options.json) printJson(io, result);
    else io.stdout.write(`${checkText(result, sheet)}\n`);
    return result.verdict === 'refused' ? EXIT.different : EXIT.ok;
  } catch (fault) {
    return refuse(io, problemsIn(fault, folder), NO_SOURCES, printingOf(options));
  }
};
