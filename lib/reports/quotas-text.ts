import { grouped } from '../diagnostics/grouped';
import type { Adjustable } from '../facts/quotas';
import type { QuotaCheck, QuotaReport } from '../quotas/check';
import type { LimitSource } from '../quotas/limit';
import { table, type Column } from './layout/columns';
import { lookOf, type Sheet } from './layout/look';
import { item, wrap } from './layout/wrap';
import { counted, quantity } from './quantities';
import { raiseLines } from './quotas-raises';

/** Who states a limit, in a column of the table. */
const SAID: Readonly<Record<LimitSource, string>> = { default: 'us', 'aws-default': 'AWS', applied: 'account', none: 'AWS' };

/** Who can raise it, in a column of the table. */
const RAISES: Readonly<Record<Adjustable, string>> = { 'service-quotas': 'admin', support: 'support', no: 'nobody' };

interface QuotaColumn extends Column {
  readonly cell: (check: QuotaCheck) => string;
  /** Width of the sheet from which on it is there. @default any */
  readonly from?: number;
  /** Only where an account was read. @default false */
  readonly account?: boolean;
}

/** Whether a name says by itself of what it counts the parts. */
const saysOf = (name: string, of: string): boolean => /\bper\b/i.test(name) || name.toLowerCase().includes(of.split(' ').at(-1) ?? of);

const nameOf = ({ service, name, of }: QuotaCheck): string =>
  `${service} · ${name}${of === undefined || saysOf(name, of) ? '' : ` (of a ${of})`}`;

const used = ({ share }: QuotaCheck): string => {
  if (share === null) return '';
  const percent = share * 100;
  return percent < 1 ? '< 1 %' : `${grouped(percent)} %`;
};

/** On a narrow terminal what the closing sentences and the JSON say, too, gives way. */
const COLUMNS: readonly QuotaColumn[] = [
  { title: 'QUOTA', flexible: true, cell: nameOf },
  { title: 'CODE', from: 80, cell: ({ code }) => code ?? '' },
  { title: 'NEED', align: 'right', cell: ({ need }) => quantity(need) },
  { title: 'LIMIT', align: 'right', cell: ({ limit }) => (limit.value === null ? 'none' : quantity(limit.value)) },
  { title: 'USED', align: 'right', cell: used },
  { title: 'FITS', cell: ({ fits }) => (fits ? 'yes' : 'no') },
  { title: 'RAISED BY', from: 100, cell: ({ limit, raisedBy }) => (limit.value === null ? '' : RAISES[raisedBy]) },
  { title: 'SAID BY', account: true, cell: ({ limit }) => SAID[limit.source] },
];

const placeName = (region: string | null): string => region ?? 'The whole account, all regions together';

const sections = ({ checks, account }: QuotaReport, sheet: Sheet): string[] => {
  const look = lookOf(sheet);
  const columns = COLUMNS.filter((column) => sheet.columns >= (column.from ?? 0) && (account || !column.account));
  return [...new Set(checks.map(({ region }) => region))].flatMap((region) => {
    const here = checks.filter((check) => check.region === region);
    const rows = here.map((check) => columns.map(({ cell }) => cell(check)));
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
const caveats = ({ account, unread, checks }: QuotaReport): string[] => [
  ...(account
    ? ['Limits are said by the account; by AWS, where it applies no value to the account; by us, where AWS does not list the quota.']
    : []),
  ...(unread === undefined
    ? []
    : ['Your account could not be read, so the limits are the defaults of AWS; what yours has may be more or less.']),
  'What the account holds already is not counted: it uses the same quotas.',
  ...(!account && unread === undefined && checks.some(({ startsLower }) => startsLower)
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
