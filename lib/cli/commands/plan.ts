import { planText } from '../../reports/plan-text';
import { reportWidth, wantsColour, type ExitCode, type Io } from '../io';
import { printJson } from '../printing';
import type { ChoosingOptions } from './options';
import { withPlan } from './session';

/** `strata plan`: what would be built, as a table or as the plan itself. */
export const plan = (file: string | undefined, options: ChoosingOptions, io: Io): ExitCode =>
  withPlan(file, options, io, ({ plan: planned }) => {
    if (options.json) printJson(io, planned);
    else
      io.stdout.write(`${planText(planned, { columns: reportWidth(io.stdout), color: wantsColour(io.stdout, io.env, options.color) })}\n`);
  });
