import { billOf } from '../../reports/bill';
import { costText } from '../../reports/cost-text';
import { reportWidth, wantsColour, type ExitCode, type Io } from '../io';
import { printJson } from '../printing';
import type { ChoosingOptions } from './options';
import { withPlan } from './session';

/** `strata cost`: what the plan costs in a month, as a tree or as the bill itself. */
export const cost = (file: string | undefined, options: ChoosingOptions, io: Io): ExitCode =>
  withPlan(file, options, io, ({ plan }) => {
    const bill = billOf(plan);
    if (options.json) printJson(io, bill);
    else io.stdout.write(`${costText(bill, { columns: reportWidth(io.stdout), color: wantsColour(io.stdout, io.env, options.color) })}\n`);
  });
