import type { Change, Check, FieldChange, Finding } from '../../change';
import { lookOf, type Look, type Sheet } from '../layout/look';
import { labelled, wrap } from '../layout/wrap';
import { counted } from '../quantities';
import { detailsOf } from './details';
import { groupsOf, type ChangeGroup } from './groups';
import { countsText, fieldLines, groupTitle, MARKS, placeText, verdictText } from './words';

/** Where the text of a finding begins, behind its code. */
const HANG = 9;

/** Where the fields of a change begin. */
const FIELD_HANG = 8;

/** Fields of one change before the rest is only counted: the JSON has them all. */
const MOST_FIELDS = 6;

/** Findings of one code that only ask for attention, before the rest is only counted. */
const MOST_ALIKE = 5;

/** Fields that differ, each line behind its mark. */
const fieldsOf = (fields: readonly FieldChange[], hang: number, { columns }: Sheet): readonly string[] => {
  const shown = fields.slice(0, MOST_FIELDS);
  const more = fields.length - shown.length;
  return [
    ...shown.flatMap(fieldLines).flatMap(({ mark, beneath, text }) => {
      const indent = beneath ? hang + 2 : hang;
      return labelled(mark, text, { indent, hang: mark === '' ? indent : indent + 2, columns });
    }),
    ...(more > 0 ? [`${' '.repeat(hang)}and ${counted(more, 'more field')}: --json has them all`] : []),
  ];
};

const findingLines = (
  finding: Finding,
  changes: readonly Change[],
  { said }: { readonly said: boolean },
  sheet: Sheet,
  look: Look,
): readonly string[] => {
  const { code, message, remedy, source, field } = finding;
  const change = changes.find(({ place }) => JSON.stringify(place) === JSON.stringify(finding.place));
  const changed = change?.fields.find(({ path }) => path === field);
  const body = (text: string): string[] => labelled('', text, { indent: 0, hang: HANG, columns: sheet.columns });
  return [
    ...labelled(code, placeText(finding), { indent: 2, hang: HANG, columns: sheet.columns }).map(look.heading),
    ...body(`${message}${finding.allowed ? ' (allowed)' : ''}`),
    ...(changed ? fieldsOf(detailsOf(changed), HANG, sheet).map(look.id) : []),
    ...body(`→ ${remedy}`),
    ...(source === undefined || said ? [] : body(source).map(look.quiet)),
  ];
};

const section = (title: string, findings: readonly Finding[], { changes }: Check, sheet: Sheet, look: Look): readonly string[] => {
  if (findings.length === 0) return [];
  const alike = new Map<string, number>();
  const sources = new Set<string>();
  const lines = findings.flatMap((finding) => {
    const count = (alike.get(finding.code) ?? 0) + 1;
    alike.set(finding.code, count);
    if (finding.verdict === 'attention' && count > MOST_ALIKE) return [];
    const { source = '' } = finding;
    // Who says so is said once.
    const said = source !== '' && sources.has(source);
    sources.add(source);
    return findingLines(finding, changes, { said }, sheet, look);
  });
  const untold = [...alike].flatMap(([code, count]) =>
    findings.some((f) => f.code === code && f.verdict === 'attention') && count > MOST_ALIKE
      ? [`  ${code}  and ${counted(count - MOST_ALIKE, 'more like these', 'more like these')}: --json has them all`]
      : [],
  );
  return [look.heading(title), ...lines, ...untold, ''];
};

const groupLines = (group: ChangeGroup, sheet: Sheet, look: Look): readonly string[] => {
  return [
    ...labelled(`${MARKS[group.action]}`, groupTitle(group), { indent: 4, hang: 6, columns: sheet.columns }),
    ...fieldsOf(group.fields, FIELD_HANG, sheet).map(look.quiet),
  ];
};

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
  const refused = result.findings.filter((f) => f.verdict === 'refused' && !f.allowed);
  const rest = result.findings.filter((f) => !refused.includes(f));
  return [
    ...section('Refused', refused, result, sheet, look),
    ...section('Attention', rest, result, sheet, look),
    ...changeLines(result, sheet, look),
    ...result.blind.flatMap((text) => wrap(`Not looked at: ${text}.`, sheet.columns)),
    ...wrap(`${countsText(result)}; ${verdictText(result)}`, sheet.columns).map(look.heading),
  ].join('\n');
};
