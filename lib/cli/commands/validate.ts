import { relative } from 'node:path';
import { diagnosticsJson } from '../../diagnostics';
import { validationText } from '../../reports/validation-text';
import type { Io, ExitCode } from '../io';
import { printJson } from '../printing';
import { withPlan } from './session';
import type { ChoosingOptions } from './options';

/** `strata validate`: everything that is wrong with a blueprint, at once; on stdout one line when nothing is. */
export const validate = (file: string | undefined, options: ChoosingOptions, io: Io): ExitCode =>
  withPlan(file, options, io, ({ file: read, plan, diagnostics, sources }) => {
    const { name, tier, profile } = plan;
    if (options.json) printJson(io, { ok: true, name, tier, profile, diagnostics: diagnosticsJson(diagnostics, sources) });
    else io.stdout.write(`${validationText(relative(io.cwd, read) || read, plan, diagnostics.length)}\n`);
  });
