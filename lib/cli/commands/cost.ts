import { billOf } from '../../reports/bill';
import { costText } from '../../reports/cost-text';
import { costDifference } from '../../reports/cost-difference';
import { costDifferenceText } from '../../reports/cost-difference-text';
import { reportWidth, wantsColour, type ExitCode, type Io } from '../io';
import { printJson, refuse } from '../printing';
import { NO_SOURCES, saidError } from '../said';
import { withAsked } from './asked';
import { printingOf, type ChoosingOptions, type PricingOptions } from './options';

export type CostOptions = ChoosingOptions & PricingOptions;

/** Options that say which one blueprint is meant, beside two of them. */
const misplaced = ({ tier, from }: ChoosingOptions) =>
  Object.entries({ tier, from }).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [
          saidError(
            'BP080',
            { value, prefix: `--${name} `, origin: 'command line' },
            `--${name} goes with one blueprint, and two are named`,
            'leave it out; a tier may stand in the place of a file',
          ),
        ],
  );

/** `strata cost`: what a plan costs in a month, as a tree or as the bill itself; of two, what lies between them. */
export const cost = (first: string | undefined, second: string | undefined, options: CostOptions, io: Io): ExitCode => {
  const problems = second === undefined ? [] : misplaced(options);
  if (problems.length > 0) return refuse(io, problems, NO_SOURCES, printingOf(options));
  const words = second === undefined ? ([first] as const) : ([first, second] as const);
  return withAsked('cost', words, options, io, ({ plans, book }) => {
    const sheet = { columns: reportWidth(io.stdout), color: wantsColour(io.stdout, io.env, options.color) };
    const [before, after] = plans.map((plan) => billOf(plan, book));
    if (!before) return;
    const difference = after && costDifference(before, after);
    if (options.json) printJson(io, difference ?? before);
    else io.stdout.write(`${difference ? costDifferenceText(difference, sheet) : costText(before, sheet)}\n`);
  });
};
