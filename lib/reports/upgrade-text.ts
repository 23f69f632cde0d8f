import type { Upgrade, UpgradeFinding, UpgradeStep } from '../upgrade';
import { lookOf, type Look, type Sheet } from './layout/look';
import { item, labelled, wrap } from './layout/wrap';
import { counted } from './quantities';

const INDENT = 4;

const findingLines = (finding: UpgradeFinding, { columns }: Sheet, look: Look): readonly string[] => {
  const { subject, cluster, message, remedy, source } = finding;
  const body = (text: string): string[] => labelled('', text, { indent: 0, hang: INDENT, columns });
  return [
    ...wrap(`  ${look.id(subject)}${cluster === undefined ? '' : ` in ${cluster}`}`, columns).map((line) => `  ${line.trimStart()}`),
    ...body(message),
    ...body(`→ ${remedy}`),
    ...(source === undefined ? [] : body(source).map(look.quiet)),
  ];
};

/** As many findings that say the same of different objects as are told; the rest is counted. */
const MOST_ALIKE = 3;

const section = (title: string, findings: readonly UpgradeFinding[], sheet: Sheet, look: Look): readonly string[] => {
  if (findings.length === 0) return [];
  const alike = new Map<string, number>();
  const lines = findings.flatMap((finding) => {
    const count = (alike.get(finding.message) ?? 0) + 1;
    alike.set(finding.message, count);
    return count > MOST_ALIKE ? [] : findingLines(finding, sheet, look);
  });
  const untold = [...alike.values()].reduce((sum, count) => sum + Math.max(0, count - MOST_ALIKE), 0);
  const more = untold > 0 ? [look.quiet(`  and ${counted(untold, 'more like these', 'more like these')}: --json has them all`)] : [];
  return [look.heading(title), ...lines, ...more, ''];
};

const stepLines = ({ title, notes, commands }: UpgradeStep, number: number, { columns }: Sheet, look: Look): readonly string[] => [
  look.heading(`  ${number}. ${title}`),
  ...notes.flatMap((note) => labelled('', note, { indent: 0, hang: INDENT + 1, columns })),
  // A command stays on its line, so that it can be copied.
  ...commands.map((command) => look.id(`${' '.repeat(INDENT + 1)}${command}`)),
];

const orderLines = ({ order }: Upgrade, sheet: Sheet, look: Look): readonly string[] =>
  order.length === 0 ? [] : [look.heading('In this order'), ...order.flatMap((step, i) => stepLines(step, i + 1, sheet, look)), ''];

const verdictText = ({ ready, findings, to }: Upgrade): string => {
  const blocked = findings.filter((f) => f.status === 'blocked').length;
  const rest = findings.length - blocked;
  const looks = rest === 0 ? '' : `; ${counted(rest, 'thing')} to look at`;
  return ready
    ? `nothing stands in the way of Kubernetes ${to}${looks}`
    : `not ready for Kubernetes ${to}: ${counted(blocked, 'thing stands', 'things stand')} in the way${looks}`;
};

/** What an upgrade of Kubernetes meets and how it goes. Ends with the verdict, without a line break. */
export const upgradeText = (upgrade: Upgrade, sheet: Sheet): string => {
  const look = lookOf(sheet);
  const { name, from, to, day, clusters, findings, objects, blind } = upgrade;
  const of = (status: UpgradeFinding['status']): readonly UpgradeFinding[] => findings.filter((f) => f.status === status);
  return [
    ...wrap(`${name} · Kubernetes ${from} to ${to} · ${clusters.join(', ')} · as of ${day}`, sheet.columns).map(look.heading),
    '',
    ...section('In the way', of('blocked'), sheet, look),
    ...section('To look at', of('look'), sheet, look),
    ...orderLines(upgrade, sheet, look),
    ...(objects > 0 ? wrap(`Looked at: ${counted(objects, 'object')} of the manifests.`, sheet.columns) : []),
    'Not looked at:',
    ...blind.flatMap((text) => item(text, sheet.columns)),
    ...wrap(verdictText(upgrade), sheet.columns).map(look.heading),
  ].join('\n');
};
