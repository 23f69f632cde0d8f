import type { ExitCode, Io } from '../io';
import { printJson } from '../printing';
import { synthesize } from '../synthesis';
import { printingOf, type ChoosingOptions } from './options';
import { chosenBy } from './session';

export interface RenderOptions extends ChoosingOptions {
  readonly out: string;
}

/** `strata render`: what `cdk synth` writes, without the CDK CLI. */
export const render = (file: string | undefined, options: RenderOptions, io: Io): Promise<ExitCode> =>
  synthesize(chosenBy(file, options, io), options.out, io, printingOf(options), ({ name, tier, profile }) => {
    if (options.json) printJson(io, { ok: true, name, tier, profile, out: options.out });
    else io.stdout.write(`${options.out}: templates, manifests and reports of ${name} (${tier}, ${profile})\n`);
  });
