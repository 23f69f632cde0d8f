import { grouped } from '../diagnostics/grouped';
import type { QuotaCheck, QuotaReport } from '../quotas/check';
import type { LimitSource } from '../quotas/limit';
import { table, type Column } from './layout/columns';
import { lookOf, type Sheet } from './layout/look';
import { item, wrap } from './layout/wrap';
import { counted, quantity } from './quantities';
import { raiseLines } from './quotas-raises';

/** Who states a limit, in a column of the table. */
const SAID: Readonly<Record<LimitSource, string>> = {
  default: 'our default',
  'aws-default': "AWS's default",
  applied: 'the account',
  none: 'AWS',
};

const COLUMNS: readonly Column[] = [
  { title: 'QUOTA', flexible: true },
  { title: 'CODE' },
  { title: 'NEED', align: 'right' },
  { title: 'LIMIT', align: 'right' },
  { title: 'USED', align: 'right' },
  { title: 'FITS' },
];

/** Whether a name says by itself of what it counts the parts. */
const saysOf = (name: string, of: string): boolean => /\bper\b/i.test(name) || name.toLowerCase().includes(of.split(' ').at(-1) ?? of);

const nameOf = ({ service, name, of }: QuotaCheck): string =>
  `${service} · ${name}${of === undefined || saysOf(name, of) ? '' : ` (of a ${of})`}`;

const used = ({ share }: QuotaCheck): string => {
  if (share === null) return '';
  const percent = share * 100;
  return percent < 1 ? '< 1 %' : `${grouped(percent)} %`;
};

const rowOf = (check: QuotaCheck): string[] => [
  nameOf(check),
  check.code ?? '',
  quantity(check.need),
  check.limit.value === null ? 'none' : quantity(check.limit.value),
  used(check),
  check.fits ? 'yes' : 'no',
];

const placeName = (region: string | null): string => region ?? 'The whole account, all regions together';

const sections = ({ checks, account }: QuotaReport, sheet: Sheet): string[] => {
  const look = lookOf(sheet);
  const columns = account ? [...COLUMNS, { title: 'LIMIT SAID BY' }] : COLUMNS;
  return [...new Set(checks.map(({ region }) => region))].flatMap((region) => {
    const here = checks.filter((check) => check.region === region);
    const rows = here.map((check) => (account ? [...rowOf(check), SAID[check.limit.source]] : rowOf(check)));
    return [
      '',
      look.heading(placeName(region)),
      ...table(columns, rows, {
        columns: sheet.columns,
        indent: 2,
        title: look.quiet,
        row: (i, line) => (here[i]?.fits === false ? look.heading(line) : line),
      }),
    ];
  });
};

const fitting = ({ account, checks }: QuotaReport): string =>
  account
    ? `All ${counted(checks.length, 'quota')} fit what this account has.`
    : `All ${counted(checks.length, 'quota')} fit the defaults of a brand-new account: nothing has to be asked for.`;

/** What no table of quotas knows. */
const caveats = ({ account, checks }: QuotaReport): string[] => [
  'What the account holds already is not counted: it uses the same quotas.',
  ...(!account && checks.some(({ startsLower }) => startsLower)
    ? ['A new account may start with fewer vCPU than the default says: `strata quotas --account` reads what yours has.']
    : []),
  ...checks.flatMap(({ limit, name, code }) =>
    limit.byCode ? [`“${name}” was recognised by its code ${code ?? ''} only: AWS has renamed it, or means another.`] : [],
  ),
];

/** A plan against quotas: a table for each region, what does not fit first, and what to ask for. Ends without a line break. */
export const quotasText = (report: QuotaReport, sheet: Sheet): string => {
  const look = lookOf(sheet);
  const { name, tier, profile, regions, account, fits } = report;
  const against = account ? 'quotas of the account' : 'default quotas of AWS';
  return [
    ...wrap(`${name} · ${tier} · ${profile} · ${regions.join(', ')} · ${against}`, sheet.columns).map((line, i) =>
      i === 0 ? look.heading(line) : line,
    ),
    ...sections(report, sheet),
    '',
    ...(fits ? wrap(fitting(report), sheet.columns).map(look.heading) : raiseLines(report, sheet)),
    ...caveats(report).flatMap((text) => item(text, sheet.columns)),
  ].join('\n');
};
