import { advise as adviseOn, type BusinessFacts } from '../../advise';
import { factProblems } from '../../advise/facts';
import { priceBook, withOwnPrices } from '../../pricing';
import { adviceText } from '../../reports/advice-text';
import { factsOfFile } from '../advice/file';
import { factsOfFlags, type FactFlags, type ReadFacts } from '../advice/flags';
import { planBill } from '../advice/plan-bill';
import { ask } from '../advice/questions';
import { EXIT, reportWidth, wantsColour, type ExitCode, type Io } from '../io';
import { printDiagnostics, printJson, refuse } from '../printing';
import { loadPrices, type LoadedPrices } from '../prices/load';
import { cliError, NO_SOURCES, wholePlace } from '../said';
import { printingOf, type PricingOptions, type PrintingOptions } from './options';

export type AdviseOptions = PrintingOptions & PricingOptions & FactFlags;

const NOTHING: ReadFacts = { facts: {}, diagnostics: [] };

const NO_PRICES: LoadedPrices = { diagnostics: [] };

/** Questions are for people: where nobody said how many users there are, nor named a file, and a terminal waits for answers. */
const asked = async (facts: BusinessFacts, file: string | undefined, { stdin, stderr }: Io): Promise<BusinessFacts> =>
  facts.users === undefined && file === undefined && stdin?.isTTY === true ? ask(facts, stdin, stderr) : facts;

/** `strata advise`: your tier, your engines, what it costs, which pain would justify more, and what not to build yet. */
export const advise = async (file: string | undefined, options: AdviseOptions, io: Io): Promise<ExitCode> => {
  const printing = printingOf(options);
  const ofFile = file === undefined ? NOTHING : factsOfFile(file, io.cwd);
  const ofFlags = factsOfFlags(options);
  const { prices: own, diagnostics: ofPrices } = options.prices === undefined ? NO_PRICES : loadPrices(options.prices, io.cwd);
  const diagnostics = [...ofFile.diagnostics, ...ofFlags.diagnostics, ...ofPrices];
  if (diagnostics.some(({ severity }) => severity === 'error')) return refuse(io, diagnostics, NO_SOURCES, printing);
  const facts = await asked({ ...ofFile.facts, ...ofFlags.facts }, file, io);
  const missing = factProblems(facts).map(({ message }) =>
    cliError('BP092', message, 'say --users, name a file that does, or answer on a terminal', wholePlace(file ?? 'command line')),
  );
  if (missing.length > 0) return refuse(io, missing, NO_SOURCES, printing);
  printDiagnostics(io, diagnostics, NO_SOURCES, printing);
  const book = own ? withOwnPrices(own) : priceBook();
  const advice = adviseOn(facts, { bill: (tier, whole) => planBill(tier, whole, book), ...(own ? { own } : {}) });
  const sheet = { columns: reportWidth(io.stdout), color: wantsColour(io.stdout, io.env, options.color) };
  if (options.json) printJson(io, advice);
  else io.stdout.write(`${adviceText(advice, sheet)}\n`);
  return EXIT.ok;
};
