import type { Change, Check, Finding } from '../../change';
import { lookOf, type Look, type Sheet } from '../layout/look';
import { labelled, wrap } from '../layout/wrap';
import { fieldsText } from './fields';
import { fieldsOf, toldOf, type Told } from './findings';
import { groupsOf, type ChangeGroup } from './groups';
import { countsText, groupTitle, MARKS, placeText, unmatchedText, verdictText } from './words';

/** Where the text of a finding begins, behind its code. */
const HANG = 9;

/** Where the fields of a change begin. */
const FIELD_HANG = 8;

interface FindingSheet extends Sheet {
  readonly look: Look;
  readonly changes: readonly Change[];
}

const findingLines = (finding: Finding, said: boolean, { look, changes, columns }: FindingSheet): readonly string[] => {
  const { code, message, remedy, source, allowed } = finding;
  const body = (text: string): string[] => labelled('', text, { indent: 0, hang: HANG, columns });
  return [
    ...labelled(code, placeText(finding), { indent: 2, hang: HANG, columns }).map(look.heading),
    ...body(`${message}${allowed ? ' (allowed)' : ''}`),
    ...fieldsText(fieldsOf(finding, changes), { hang: HANG, columns }).map(look.id),
    ...body(`→ ${remedy}`),
    ...(source === undefined || said ? [] : body(source).map(look.quiet)),
  ];
};

const section = (title: string, findings: readonly Finding[], counted: Told['counted'], sheet: FindingSheet): readonly string[] => {
  if (findings.length === 0) return [];
  // Who says so is said once.
  const isSaid = ({ source }: Finding, i: number): boolean => findings.findIndex((one) => one.source === source) < i;
  return [
    sheet.look.heading(title),
    ...findings.flatMap((finding, i) => findingLines(finding, isSaid(finding, i), sheet)),
    ...counted.map(([code, text]) => `  ${code}  ${text}`),
    '',
  ];
};

const groupLines = (group: ChangeGroup, { columns }: Sheet, look: Look): readonly string[] => [
  ...labelled(MARKS[group.action], groupTitle(group), { indent: 4, hang: 6, columns }),
  ...fieldsText(group.fields, { hang: FIELD_HANG, columns }).map(look.quiet),
];

const changeLines = ({ changes }: Check, sheet: Sheet, look: Look): readonly string[] => {
  if (changes.length === 0) return [];
  const groups = groupsOf(changes);
  const homes = [...new Set(groups.map(({ home }) => home))];
  return [
    look.heading('Changes'),
    ...homes.flatMap((home) => [
      `  ${look.id(home)}`,
      ...groups.filter((g) => g.home === home).flatMap((group) => groupLines(group, sheet, look)),
    ]),
    '',
  ];
};

/** What the change gate says, worst first, then every change. Ends with the counts and the verdict, without a line break. */
export const checkText = (result: Check, sheet: Sheet): string => {
  const look = lookOf(sheet);
  const findings = { ...sheet, look, changes: result.changes };
  const { refused, attention, counted } = toldOf(result);
  return [
    ...section('Refused', refused, [], findings),
    ...section('Attention', attention, counted, findings),
    ...changeLines(result, sheet, look),
    ...result.blind.flatMap((text) => wrap(`Not looked at: ${text}.`, sheet.columns)),
    ...unmatchedText(result).flatMap((text) => wrap(text, sheet.columns)),
    ...wrap(`${countsText(result)}; ${verdictText(result)}`, sheet.columns).map(look.heading),
  ].join('\n');
};
