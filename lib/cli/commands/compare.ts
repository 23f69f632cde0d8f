import { billOf } from '../../reports/bill';
import { compare as comparisonOf } from '../../reports/comparison';
import { comparisonText } from '../../reports/comparison-text';
import { reportWidth, wantsColour, type ExitCode, type Io } from '../io';
import { printJson } from '../printing';
import { withAsked } from './asked';
import type { PricingOptions, PrintingOptions } from './options';

export interface CompareOptions extends PrintingOptions, PricingOptions {
  readonly profile?: string;
}

/** `strata compare`: what would be added, changed, replaced and removed between two blueprints, and the money. */
export const compare = (before: string, after: string, options: CompareOptions, io: Io): ExitCode =>
  withAsked('compare', [before, after], options, io, ({ plans, book }) => {
    const [former, now] = plans.map((plan) => ({ plan, bill: billOf(plan, book) }));
    if (!former || !now) return;
    const comparison = comparisonOf(former, now);
    const sheet = { columns: reportWidth(io.stdout), color: wantsColour(io.stdout, io.env, options.color) };
    if (options.json) printJson(io, comparison);
    else io.stdout.write(`${comparisonText(comparison, sheet)}\n`);
  });
