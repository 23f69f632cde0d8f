import { OLD_AFTER_YEARS, type FactAge, type OldSource } from '../facts/age';
import type { CalendarLine, SupportOfUse } from './kubernetes-support';
import { kubernetesLines } from './kubernetes-text';
import type { Column } from './layout/columns';
import { lookOf, type Sheet } from './layout/look';
import { treeTable, type TreeLayout } from './layout/tree-table';
import { item, wrap } from './layout/wrap';
import { counted, number } from './quantities';

/** What `strata doctor` found. */
export interface Examination {
  readonly version: string;
  readonly node: { readonly version: string; readonly wanted: string; readonly fits: boolean };
  readonly packages: readonly {
    readonly name: string;
    readonly wanted: string;
    readonly optional: boolean;
    readonly version?: string;
    readonly fits: boolean;
  }[];
  /** The day of the examination, YYYY-MM-DD. */
  readonly today: string;
  readonly facts: readonly FactAge[];
  /** Where the facts older than a year come from, most facts first. */
  readonly oldSources: readonly OldSource[];
  readonly kubernetes: {
    /** The support calendar of EKS, oldest version first. */
    readonly calendar: readonly CalendarLine[];
    /** What it means to the stock blueprints, and to the one at hand. */
    readonly blueprints: readonly SupportOfUse[];
  };
  /** What wants to be seen to; empty when all is well. */
  readonly attention: readonly string[];
}

const DATES: readonly Column[] = [{ title: 'OLDEST' }, { title: 'MEDIAN' }, { title: 'NEWEST' }];
const COUNT: Column = { title: 'COUNT', align: 'right' };
const OLD: Column = { title: 'OLD', align: 'right' };

const oldText = ({ old }: FactAge): string => (old === undefined ? 'history' : old === 0 ? '' : number(old));

const LAYOUTS: readonly [TreeLayout<FactAge>, TreeLayout<FactAge>] = [
  {
    columns: [COUNT, { title: 'SECONDARY', align: 'right' }, ...DATES, OLD],
    cells: (age) => [number(age.facts), number(age.secondary), age.oldest, age.median, age.newest, oldText(age)],
  },
  { columns: [COUNT, { title: 'MEDIAN' }, OLD], cells: (age) => [number(age.facts), age.median, oldText(age)] },
];

const packageText = ({ name, version, wanted, fits }: Examination['packages'][number]): string => {
  if (version === undefined) return `${name}: not installed (${wanted})`;
  return `${name} ${version}${fits ? '' : ` (made for ${wanted})`}`;
};

const factNote = (facts: readonly FactAge[]): string => {
  const old = facts.reduce((sum, one) => sum + (one.old ?? 0), 0);
  const all = facts.reduce((sum, one) => sum + one.facts, 0);
  const year = OLD_AFTER_YEARS === 1 ? 'a year' : `${OLD_AFTER_YEARS} years`;
  return `${number(old)} of ${counted(all, 'fact')} ${old === 1 ? 'is' : 'are'} older than ${year}. List prices seldom change; where one has, bring your own with --prices.`;
};

/** As many as a reader looks at: a few sources hold most facts. */
const SOURCES_SHOWN = 5;

const sourceLines = (sources: readonly OldSource[], sheet: Sheet): string[] => {
  const more = sources.length - SOURCES_SHOWN;
  return [
    ...sources.slice(0, SOURCES_SHOWN).map(({ source, asOf, facts }) => `${asOf}, ${counted(facts, 'fact')}: ${source}`),
    ...(more > 0 ? [`${counted(more, 'more source')}: --json names them`] : []),
  ].flatMap((text) => item(text, sheet.columns));
};

/** What was found: the program, the packages beside it, the support of Kubernetes, the age of the facts, and what wants to be seen to. Ends without a line break. */
export const doctorText = (examination: Examination, sheet: Sheet): string => {
  const { version, node, packages, today, facts, oldSources, kubernetes, attention } = examination;
  const look = lookOf(sheet);
  return [
    `${look.heading(`strata ${version}`)} on Node.js ${node.version} (${node.wanted})`,
    ...packages.flatMap((one) => item(packageText(one), sheet.columns)),
    '',
    ...kubernetesLines(kubernetes.calendar, kubernetes.blueprints, today, sheet),
    '',
    `Age of the facts about AWS on ${today}`,
    ...treeTable(
      'FACTS',
      facts.map((age) => ({ text: age.file, cells: age })),
      LAYOUTS,
      sheet,
      look,
    ),
    '',
    ...wrap(factNote(facts), sheet.columns),
    ...sourceLines(oldSources, sheet),
    '',
    ...(attention.length === 0
      ? [look.heading('Nothing needs attention.')]
      : [look.heading('Needs attention'), ...attention.flatMap((text) => item(text, sheet.columns))]),
  ].join('\n');
};
