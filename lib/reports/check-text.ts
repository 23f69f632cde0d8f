import { placeName, type Check, type Finding } from '../change';
import { lookOf, type Sheet } from './layout/look';
import { wrap } from './layout/wrap';

const verdictOf = ({ verdict, allowed }: Finding): string => (allowed ? 'allowed' : verdict);

const findingLines = (finding: Finding, sheet: Sheet): readonly string[] => {
  const look = lookOf(sheet);
  const { code, place, message, remedy } = finding;
  const indented = (text: string): string[] => wrap(text, sheet.columns - 4).map((line) => `    ${line}`);
  return [
    `${look.heading(verdictOf(finding))}[${code}] ${look.id(placeName(place))}`,
    ...indented(message),
    ...indented(remedy).map(look.quiet),
  ];
};

/** `1 to add, 2 to change, 0 to replace, 0 to remove: refused` */
const summaryText = ({ summary: { add, change, replace, remove }, verdict }: Check): string =>
  `${add} to add, ${change} to change, ${replace} to replace, ${remove} to remove: ${verdict}`;

/** What the change gate says, worst first. Ends with the counts and the verdict, without a line break. */
export const checkText = (result: Check, sheet: Sheet): string =>
  [
    ...result.findings.flatMap((finding) => [...findingLines(finding, sheet), '']),
    ...result.blind.flatMap((text) => wrap(`Not looked at: ${text}.`, sheet.columns)),
    lookOf(sheet).heading(summaryText(result)),
  ].join('\n');
