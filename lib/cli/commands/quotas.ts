import { BlueprintError } from '../../diagnostics';
import { checkQuotas, questionsOf } from '../../quotas/check';
import { quotasText } from '../../reports/quotas-text';
import type { QuotaApis } from '../account/quotas/quota-api';
import { readLimits, type AccountAnswer } from '../account/quotas/read-limits';
import { openServiceQuotas } from '../account/quotas/open';
import { EXIT, reportWidth, wantsColour, type ExitCode, type Io } from '../io';
import { printDiagnostics, printJson, refuse } from '../printing';
import { printingOf, type ChoosingOptions } from './options';
import { withPlan, type Session } from './session';

export interface QuotasOptions extends ChoosingOptions {
  /** Read what AWS applies to the account, rather than take the defaults. */
  readonly account?: boolean;
}

const answer = ({ plan, sources }: Session, account: AccountAnswer | undefined, options: QuotasOptions, io: Io): ExitCode => {
  const unread = account && 'unread' in account ? account.unread : undefined;
  if (unread) printDiagnostics(io, [unread], sources, printingOf(options));
  const report = {
    ...checkQuotas(plan, account && 'limits' in account ? account.limits : undefined),
    ...(unread ? { unread: unread.message } : {}),
  };
  if (options.json) printJson(io, report);
  else
    io.stdout.write(`${quotasText(report, { columns: reportWidth(io.stdout), color: wantsColour(io.stdout, io.env, options.color) })}\n`);
  // Whoever asks for the account is not told that all is well by defaults.
  return report.fits && !unread ? EXIT.ok : EXIT.different;
};

/**
 * `strata quotas`: what the plan needs of each quota of AWS, and what to ask for where it does not fit.
 * @param open - clients of the account. @default the AWS SDK, loaded only with --account
 */
export const quotas = async (
  file: string | undefined,
  options: QuotasOptions,
  io: Io,
  open: () => Promise<QuotaApis> = openServiceQuotas,
): Promise<ExitCode> => {
  const sessions: Session[] = [];
  const code = withPlan(file, options, io, (session) => void sessions.push(session));
  const [session] = sessions;
  if (!session) return code;
  if (!options.account) return answer(session, undefined, options, io);
  try {
    return answer(session, await readLimits(questionsOf(session.plan), await open()), options, io);
  } catch (refusal) {
    if (!(refusal instanceof BlueprintError)) throw refusal;
    return refuse(io, refusal.diagnostics, session.sources, printingOf(options));
  }
};
