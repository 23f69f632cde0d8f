import { grouped } from '../diagnostics/grouped';
import type { QuotaCheck, QuotaReport } from '../quotas/check';
import { raiseCommand, type Raise } from '../quotas/raise';
import type { SpotAnswer } from '../quotas/spot';
import { lookOf, type Sheet } from './layout/look';
import { item, TIE, wrap } from './layout/wrap';
import { counted, quantity } from './quantities';

const WHO: Readonly<Record<Raise['by'], string>> = {
  'service-quotas': 'an administrator of the account asks for it in Service Quotas',
  support: 'open a case with AWS Support, which may raise it',
  no: 'nobody can raise it: the plan has to need less',
};

const INDENT = '    ';

/** A command of several words, broken between options where one line is too short. */
const commandLines = (words: readonly string[], columns: number): string[] => {
  const lines: string[] = [];
  let line = INDENT;
  for (const word of words) {
    const longer = line.trim() === '' ? `${line}${word}` : `${line} ${word}`;
    if (line.trim() !== '' && longer.length + 2 > columns) {
      lines.push(`${line} \\`);
      line = `${INDENT}  ${word}`;
    } else line = longer;
  }
  return [...lines, line];
};

const mainPart = ({ parts }: QuotaCheck): string => {
  const [first, ...rest] = parts;
  if (!first) return '';
  const others = rest.length === 0 ? '' : ` and ${counted(rest.length, 'other')}`;
  return ` (${first.id}${others})`;
};

const spotText = ({ limit, used, holds, pools }: SpotAnswer, need: number, ordinary: number): string => {
  const own = `Spot instances have a quota of their own: ${quantity(limit)} vCPU, ${quantity(used)} of them used.`;
  const missing = `${quantity(need - ordinary)} vCPU`;
  if (holds === 'none') return `${own} What is missing, ${missing}, does not fit it either.`;
  const fits = holds === 'all' ? `All ${quantity(need)} vCPU would fit it` : `What is missing, ${missing}, would fit it`;
  const overrides = `overrides: { ${pools.map((id) => `${id}: { spot: true }`).join(', ')} }`.replaceAll(' ', TIE);
  const how =
    pools.length === 0 ? '' : ` \`${overrides}\` lets nodes be of both kinds; EC2 takes Spot instances back with two minutes' notice.`;
  return `${own} ${fits}, and nothing would have to be asked for.${how}`;
};

const changeOf = (raise: Raise, { unit, need }: QuotaCheck): string =>
  raise.by === 'no'
    ? `${grouped(raise.from)} ${unit}, and the plan needs ${quantity(need)}`
    : `${grouped(raise.from)} → ${grouped(raise.to)} ${unit}`;

const raiseItem = (check: QuotaCheck, sheet: Sheet): string[] => {
  const { raise, spot, region } = check;
  if (!raise) return [];
  const { service, name, code } = raise;
  const place = region === null ? `the whole account, asked in ${raise.region}` : region;
  const head = `${place}, ${service}: “${name}”${code === null ? '' : ` (${code})`}, ${changeOf(raise, check)}${mainPart(check)}: ${WHO[raise.by]}.`;
  const command = raiseCommand(raise);
  return [
    ...item(head, sheet.columns),
    ...(command ? commandLines(command, sheet.columns) : []),
    ...(spot ? wrap(spotText(spot, check.need, raise.from), sheet.columns - INDENT.length).map((line) => INDENT + line) : []),
  ];
};

/** What does not fit, and what to ask whom for. */
export const raiseLines = ({ checks, account, profile, tier }: QuotaReport, sheet: Sheet): string[] => {
  const failed = checks.filter(({ fits }) => !fits);
  const whose = account ? 'what this account has' : 'the defaults of a brand-new account';
  const heading = `${counted(failed.length, 'quota')} of ${grouped(checks.length)} ${failed.length === 1 ? 'does' : 'do'} not fit ${whose}. Before ${tier} (${profile}) can be deployed:`;
  return [...wrap(heading, sheet.columns).map(lookOf(sheet).heading), ...failed.flatMap((check) => raiseItem(check, sheet)), ''];
};
