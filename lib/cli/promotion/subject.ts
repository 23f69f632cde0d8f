import { TIERS } from '../../blueprint';
import { didYouMean } from '../../blueprint/shape/suggest';
import type { Diagnostic } from '../../diagnostics';
import { withOwnPrices } from '../../pricing/own-prices';
import { priceBook, type PriceBook } from '../../pricing/price-book';
import { choose, type Chosen } from '../choice';
import { requestOf, type PricingOptions } from '../commands/options';
import { contextOfProject, type Context } from '../context';
import type { Io } from '../io';
import { planChoice } from '../planning';
import { loadPrices } from '../prices/load';
import { filesOf } from './files';
import { hasError, placed, plannerOn, type Outcome, type Subject } from './session';

/** What names a blueprint that is to be rewritten. */
export interface SubjectOptions extends PricingOptions {
  readonly profile?: string;
}

/** Of the project only profile and day count: the file is named, and what it comes from is what it says now. */
const chosenBy = (file: string, options: SubjectOptions, { request: { profile, today } }: Context, cwd: string): Chosen =>
  choose(
    requestOf(file, options.profile === undefined ? {} : { profile: options.profile }),
    {
      ...(profile ? { profile } : {}),
      ...(today ? { today } : {}),
    },
    cwd,
  );

const bookOf = (file: string | undefined, cwd: string): { readonly book: PriceBook; readonly diagnostics: readonly Diagnostic[] } => {
  const { prices, diagnostics } = file === undefined ? { diagnostics: [] } : loadPrices(file, cwd);
  return { book: prices ? withOwnPrices(prices) : priceBook(), diagnostics };
};

/** A word that was meant as a tier would mean a stock blueprint of this package, which nobody rewrites. */
const orStock = (d: Diagnostic, file: string): Diagnostic =>
  d.code === 'BP001' && (TIERS.some((tier) => tier === file) || didYouMean(file, TIERS) !== undefined)
    ? { ...d, hint: 'name a file: a stock blueprint is copied, and the copy promoted' }
    : d;

/** Reads and plans what is to be rewritten, as it is. */
export const subjectOf = (file: string, options: SubjectOptions, { cwd, today }: Io): Outcome<Subject> => {
  const context = contextOfProject(cwd);
  const { choice, problems } = chosenBy(file, options, context, cwd);
  if (!choice || context.problems.length > 0) return { refused: [...context.problems, ...problems] };
  const day = choice.day ?? today();
  const { book, diagnostics: ofPrices } = bookOf(options.prices, cwd);
  const { blueprint, plan, diagnostics, sources } = planChoice({ ...choice, day }, cwd);
  if (!blueprint || !plan || hasError(ofPrices))
    return { refused: placed([...diagnostics, ...ofPrices], sources).map((d) => orStock(d, file)) };
  const { tier, blueprint: stated } = context.request;
  return {
    done: {
      file,
      choice,
      cwd,
      blueprint,
      plan,
      sources,
      files: filesOf(sources, cwd),
      planFor: plannerOn(day),
      book,
      ...(tier && stated?.value === file ? { statedTier: tier } : {}),
    },
  };
};
