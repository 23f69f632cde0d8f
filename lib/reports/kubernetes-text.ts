import type { CalendarLine, SupportOfUse } from './kubernetes-support';
import { table, type Column } from './layout/columns';
import { lookOf, type Sheet } from './layout/look';
import { item } from './layout/wrap';
import { dollars } from './money';
import { counted, number } from './quantities';

interface CalendarColumn extends Column {
  readonly cell: (line: CalendarLine) => string;
  /** Width of the sheet from which on it is there. @default any */
  readonly from?: number;
}

const COLUMNS: readonly CalendarColumn[] = [
  { title: 'VERSION', cell: ({ version }) => version },
  { title: 'SUPPORT', from: 80, cell: ({ support }) => (support === 'unknown' ? 'not yet' : support) },
  { title: 'STANDARD ENDS', cell: ({ endOfStandardSupport, derived }) => `${endOfStandardSupport}${derived ? ' *' : ''}` },
  { title: 'DAYS LEFT', align: 'right', cell: ({ daysLeft }) => number(daysLeft) },
  { title: 'EXTENDED ENDS', from: 80, cell: ({ endOfExtendedSupport, derived }) => `${endOfExtendedSupport}${derived ? ' *' : ''}` },
  { title: 'USED BY', flexible: true, cell: ({ usedBy }) => usedBy.join(', ') },
];

/** Blueprints of which the same is to be said. */
interface Group extends SupportOfUse {
  readonly names: readonly string[];
}

const grouped = (uses: readonly SupportOfUse[]): readonly Group[] => {
  const groups = new Map<string, Group>();
  for (const use of uses) {
    const key = JSON.stringify([use.version, use.regions.length, use.extendedSupport, use.extraPerMonth]);
    groups.set(key, { ...use, names: [...(groups.get(key)?.names ?? []), use.blueprint] });
  }
  return [...groups.values()];
};

const who = ({ names, version, regions }: Group): string =>
  `${names.join(', ')} (${version}, ${counted(regions.length, 'cluster')}${names.length > 1 ? ' each' : ''})`;

/** What comes at the end of standard support: the price of extended support, or an upgrade by EKS. */
const groupText = (group: Group): string => {
  const { endOfStandardSupport, extraPerMonth, extendedSupport } = group;
  if (endOfStandardSupport === undefined) return `${who(group)}: EKS does not offer this version`;
  const extra = extraPerMonth === null ? 'an amount that no source prices here' : dollars(extraPerMonth);
  const then = extendedSupport
    ? `${extra} a month more, as it asks for extended support`
    : `EKS upgrades it; with \`platform.extendedSupport: true\` it stays, for ${extra} a month more`;
  return `${who(group)}, from ${endOfStandardSupport} on: ${then}`;
};

/** The support calendar of EKS, and what its days mean to each blueprint. */
export const kubernetesLines = (
  calendar: readonly CalendarLine[],
  uses: readonly SupportOfUse[],
  today: string,
  sheet: Sheet,
): string[] => {
  const look = lookOf(sheet);
  const columns = COLUMNS.filter(({ from = 0 }) => sheet.columns >= from);
  const rows = calendar.map((line) => columns.map(({ cell }) => cell(line)));
  return [
    `Support of Kubernetes on EKS on ${today}`,
    ...table(columns, rows, { columns: sheet.columns, title: look.quiet }),
    ...grouped(uses).flatMap((group) => item(groupText(group), sheet.columns)),
    ...(calendar.some(({ derived }) => derived)
      ? item('*: no date of AWS was found; 14 months of standard support and 12 of extended are its rule', sheet.columns)
      : []),
  ];
};
