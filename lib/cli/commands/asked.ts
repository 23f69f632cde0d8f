import { TIERS } from '../../blueprint';
import { didYouMean } from '../../blueprint/shape/suggest';
import type { Diagnostic, SourceIndex } from '../../diagnostics';
import type { Plan } from '../../plan';
import { priceBook, type PriceBook } from '../../pricing/price-book';
import { withOwnPrices } from '../../pricing/own-prices';
import { choose, type ContextRequest, type Request } from '../choice';
import { contextOfProject } from '../context';
import { EXIT, type ExitCode, type Io } from '../io';
import { planChoice } from '../planning';
import { printDiagnostics, refuse } from '../printing';
import { loadPrices } from '../prices/load';
import { NO_SOURCES } from '../said';
import { printingOf, requestOf, type ChoosingOptions, type PricingOptions } from './options';

/** What the command line says of one blueprint: a file, or a tier whose stock blueprint is meant. */
const requestFor = (command: string, words: readonly string[], index: number, options: ChoosingOptions): Request => {
  const word = words[index];
  const request = requestOf(word, options);
  if (word === undefined || !TIERS.some((tier) => tier === word)) return request;
  const said = { value: word, prefix: `${['strata', command, ...words.slice(0, index)].join(' ')} `, origin: 'command line' };
  const { blueprint: _, ...others } = request;
  return { ...others, tier: said };
};

interface Read {
  readonly plan?: Plan;
  /** Each with its place, so that those of several files can be told together. */
  readonly diagnostics: readonly Diagnostic[];
}

const placed = (diagnostics: readonly Diagnostic[], sources: SourceIndex): readonly Diagnostic[] =>
  diagnostics.map((d) => ({ ...d, location: d.location ?? sources.locate(d.path, d.at) }));

/** A file that is not there may have been meant as a tier. */
const orTier = (d: Diagnostic, { blueprint }: Request): Diagnostic => {
  const near = d.code === 'BP001' && blueprint ? didYouMean(blueprint.value, TIERS) : undefined;
  return near === undefined ? d : { ...d, hint: near };
};

const read = (request: Request, context: ContextRequest, { cwd, today }: Io): Read => {
  const { choice, problems } = choose(request, context, cwd);
  if (!choice) return { diagnostics: problems };
  const { plan, diagnostics, sources } = planChoice({ ...choice, day: choice.day ?? today() }, cwd);
  return { ...(plan ? { plan } : {}), diagnostics: placed(diagnostics, sources).map((d) => orTier(d, request)) };
};

const bookFrom = (file: string | undefined, cwd: string): { readonly book: PriceBook; readonly diagnostics: readonly Diagnostic[] } => {
  if (file === undefined) return { book: priceBook(), diagnostics: [] };
  const { prices, diagnostics } = loadPrices(file, cwd);
  return { book: prices ? withOwnPrices(prices) : priceBook(), diagnostics };
};

/** A file that is named twice has its problems once. */
const distinct = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => [
  ...new Map(diagnostics.map((d) => [JSON.stringify([d.code, d.message, d.location]), d])).values(),
];

/** What was asked for, read and planned, with the prices to count it with. */
export interface Asked {
  /** One for each blueprint that was named, in that order. */
  readonly plans: readonly Plan[];
  readonly book: PriceBook;
}

/**
 * Reads and plans one or several blueprints and the user's prices, prints warnings and errors of all of them, and hands plans without
 * errors to the command.
 * @param words - blueprints as the command line names them: a file, or a tier; undefined for the one of the project
 */
export const withAsked = (
  command: string,
  words: readonly [string | undefined, ...string[]],
  options: ChoosingOptions & PricingOptions,
  io: Io,
  answer: (asked: Asked) => ExitCode | void,
): ExitCode => {
  const printing = printingOf(options);
  const context = contextOfProject(io.cwd);
  if (context.problems.length > 0) return refuse(io, context.problems, NO_SOURCES, printing);
  const named = words.filter((word) => word !== undefined);
  const found = words.map((_, i) => read(requestFor(command, named, i, options), context.request, io));
  const { book, diagnostics: ofPrices } = bookFrom(options.prices, io.cwd);
  const diagnostics = [...found.flatMap((one) => one.diagnostics), ...ofPrices];
  const plans = found.flatMap(({ plan }) => plan ?? []);
  if (plans.length < found.length || ofPrices.some(({ severity }) => severity === 'error'))
    return refuse(io, distinct(diagnostics), NO_SOURCES, printing);
  printDiagnostics(io, distinct(diagnostics), NO_SOURCES, printing);
  return answer({ plans, book }) ?? EXIT.ok;
};
