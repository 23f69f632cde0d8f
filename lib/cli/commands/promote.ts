import { TIERS, type Tier } from '../../blueprint';
import { tierFacts } from '../../plan/tiers';
import { completionText } from '../../reports/completion-text';
import { numbered, promotionText } from '../../reports/promotion-text';
import type { Sheet } from '../../reports/layout/look';
import { EXIT, reportWidth, wantsColour, type ExitCode, type Io } from '../io';
import { printDiagnostics, printJson, refuse } from '../printing';
import { confirm } from '../promotion/confirm';
import { writeAll } from '../promotion/files';
import { prepareCompletion } from '../promotion/finish';
import { preparePromotion, type Prepared } from '../promotion/promote';
import type { Outcome, Refusal, Subject } from '../promotion/session';
import { subjectOf } from '../promotion/subject';
import { cliError, NO_SOURCES, notAmong, saidError, wholePlace } from '../said';
import { problemsIn } from '../target';
import { printingOf, type PricingOptions, type PrintingOptions } from './options';

export interface PromoteOptions extends PrintingOptions, PricingOptions {
  readonly to?: string;
  readonly finish?: readonly string[];
  readonly profile?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly allowDown?: boolean;
}

const tierNamed = (word: string): Outcome<Tier> => {
  const said = { value: word, prefix: '--to ', origin: 'command line' };
  const tier = TIERS.find((one) => one === word);
  if (!tier) return { refused: [notAmong('BP082', said, 'tier', TIERS)] };
  if (tierFacts(tier).built) return { done: tier };
  const built = TIERS.filter((one) => tierFacts(one).built).join(', ');
  return { refused: [saidError('BP305', said, `the tier ${tier} cannot be built by this version yet`, `built are ${built}`)] };
};

/** A report that is shown before its files are written. */
interface Told<Report> {
  readonly text: (report: Report, sheet: Sheet) => string;
  /** Why it is not written, whatever somebody answers. @default it may be written */
  readonly forbids?: string;
}

type Writable = { readonly next: readonly string[]; readonly files: readonly { readonly file: string }[] };

/** Yes by option, or by a person at a terminal. */
const isWanted = async (files: string, { yes, dryRun, json }: PromoteOptions, { stdin, stdout }: Io): Promise<boolean> => {
  if (dryRun) return false;
  if (yes) return true;
  return json !== true && stdin?.isTTY === true ? confirm(`Write this to ${files}?`, stdin, stdout) : false;
};

const offer = async <Report extends Writable>(
  { report, rewritings, warnings }: Prepared<Report>,
  { text, forbids }: Told<Report>,
  options: PromoteOptions,
  io: Io,
): Promise<ExitCode> => {
  const printing = printingOf(options);
  const sheet = { columns: reportWidth(io.stdout), color: wantsColour(io.stdout, io.env, options.color) };
  const say = (...lines: readonly string[]): void => (options.json ? undefined : void io.stdout.write(`${lines.join('\n')}\n`));
  const files = report.files.map(({ file }) => file).join(', ');
  printDiagnostics(io, warnings, NO_SOURCES, printing);
  say(text(report, sheet), '');
  const written = forbids === undefined && (await isWanted(files, options, io));
  const problems = written ? writeAll(rewritings) : [];
  if (problems.length > 0) return refuse(io, problems, NO_SOURCES, printing, { writes: true });
  if (options.json) printJson(io, { ok: true, written, ...report });
  if (written) say(`${files}: written.`, '', ...numbered('What is next', report.next, sheet));
  else say(forbids ?? `${files}: not written. --yes writes it; on a terminal you are asked.`);
  return written ? EXIT.ok : EXIT.different;
};

const nothingToDo = ({ file, plan }: Subject, options: PromoteOptions, io: Io): ExitCode => {
  if (options.json) printJson(io, { ok: true, written: false, name: plan.name, from: plan.tier, to: plan.tier, files: [] });
  else io.stdout.write(`${file}: ${plan.name} is at the ${plan.tier} tier already.\n`);
  return EXIT.ok;
};

const promoteTo = async (subject: Subject, to: Tier, options: PromoteOptions, io: Io): Promise<ExitCode> => {
  const { done, refused } = preparePromotion(subject, to, options.allowDown === true);
  if (refused) return refuse(io, refused, NO_SOURCES, printingOf(options), { writes: true });
  if (!done) return nothingToDo(subject, options, io);
  const forbids =
    done.report.direction === 'down' && !options.allowDown
      ? `${subject.file}: not written, since ${to} is the lower tier. --allow-down, and yes to the question, write it.`
      : undefined;
  return offer(done, { text: promotionText, ...(forbids === undefined ? {} : { forbids }) }, options, io);
};

const usage = (message: string): Refusal => [
  cliError('BP080', message, 'strata promote <blueprint> --to <tier>, or --finish <store>', wholePlace('command line')),
];

/** `strata promote`: rewrites a blueprint for another tier, or for the end of a move, after showing what that means and costs. */
export const promote = async (file: string, options: PromoteOptions, io: Io): Promise<ExitCode> => {
  const { to, finish = [] } = options;
  const no = (refusal: Refusal): ExitCode => refuse(io, refusal, NO_SOURCES, printingOf(options), { writes: true });
  if (to === undefined && finish.length === 0) return no(usage('neither --to nor --finish is said'));
  if (to !== undefined && finish.length > 0) return no(usage('--to and --finish are two steps: first one, then the other'));
  const tier = to === undefined ? undefined : tierNamed(to);
  if (tier?.refused) return no(tier.refused);
  try {
    const subject = subjectOf(file, options, io);
    if (subject.refused) return no(subject.refused);
    if (tier?.done) return await promoteTo(subject.done, tier.done, options, io);
    const { done, refused } = prepareCompletion(subject.done, finish);
    return refused ? no(refused) : await offer(done, { text: completionText }, options, io);
  } catch (fault) {
    return no(problemsIn(fault, file));
  }
};
