import { check as checkOf, type Check } from '../../change';
import { checkMarkdown } from '../../reports/check/markdown';
import { checkText } from '../../reports/check/text';
import { openCloudFormation } from '../account/stacks/open';
import type { StackApis } from '../account/stacks/stack-api';
import { readAssembly } from '../change/read-assembly';
import { readDeployed } from '../change/read-deployed';
import type { KnownDocuments } from '../change/read-manifests';
import { EXIT, reportWidth, wantsColour, type ExitCode, type Io } from '../io';
import { printJson, refuse } from '../printing';
import { NO_SOURCES } from '../said';
import { problemsIn } from '../target';
import { printingOf, type PrintingOptions } from './options';

export interface CheckCommandOptions extends PrintingOptions {
  readonly deployed?: string;
  /** Read the stacks of the account that the surroundings sign in to. */
  readonly account?: boolean;
  /** Print Markdown rather than text. */
  readonly markdown?: boolean;
  readonly allowReplace?: readonly string[];
}

/** Where `cdk synth` writes unless it is told otherwise. */
const SYNTHESIZED = 'cdk.out';

const print = (result: Check, options: CheckCommandOptions, io: Io): void => {
  if (options.json) return printJson(io, result);
  if (options.markdown) return void io.stdout.write(`${checkMarkdown(result)}\n`);
  io.stdout.write(`${checkText(result, { columns: reportWidth(io.stdout), color: wantsColour(io.stdout, io.env, options.color) })}\n`);
};

/**
 * `strata check`: what a deployment would do to what is there; exit code 1 when it would lose data or fail half-way.
 * @param open - clients of the account. @default the AWS SDK, loaded only with --account
 */
export const check = async (
  folder: string = SYNTHESIZED,
  options: CheckCommandOptions,
  io: Io,
  open: () => Promise<StackApis> = openCloudFormation,
): Promise<ExitCode> => {
  try {
    const known: KnownDocuments = new Map();
    const after = readAssembly(folder, io.cwd, known);
    const source = {
      ...(options.deployed === undefined ? {} : { folder: options.deployed }),
      ...(options.account ? { account: open } : {}),
    };
    const before = await readDeployed(source, after, folder, io.cwd, known);
    const result = checkOf(before, after, { allow: options.allowReplace ?? [] });
    print(result, options, io);
    return result.verdict === 'refused' ? EXIT.different : EXIT.ok;
  } catch (fault) {
    return refuse(io, problemsIn(fault, folder), NO_SOURCES, printingOf(options));
  }
};
