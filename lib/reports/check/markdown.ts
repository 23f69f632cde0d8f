import type { Change, Check, Finding } from '../../change';
import { code, fenced, link, prose } from '../layout/markdown';
import { labelled } from '../layout/wrap';
import { counted } from '../quantities';
import { fieldsText } from './fields';
import { fieldsOf, toldOf } from './findings';
import { groupsOf, type ChangeGroup } from './groups';
import { countsText, fieldLines, groupTitle, unmatchedText, verdictText } from './words';

/** GitHub takes 65,536 characters in one comment; the rest is room for what somebody puts around this text. */
const MOST = 60_000;
/** As much of that as findings may take, so that some of the changes can be seen, too. */
const MOST_OF_FINDINGS = 40_000;

/** Width of a line in a block of code: more is scrolled. */
const COLUMNS = 100;

/** Marks that GitHub colours in a block of code that is a difference. */
const MARKS: Readonly<Record<Change['action'], string>> = { add: '+', change: ' ', replace: '!', remove: '-' };

const placeOf = ({ place }: Finding): string => {
  if (!('stack' in place)) return `${code(place.object)}<br>${code(place.cluster)}`;
  if (place.logicalId === undefined) return code(place.stack);
  return [code(place.logicalId), ...(place.type === undefined ? [] : [prose(place.type)]), code(place.stack)].join('<br>');
};

const fieldCells = (finding: Finding, changes: readonly Change[]): readonly string[] =>
  fieldsOf(finding, changes)
    .slice(0, 2)
    .flatMap(fieldLines)
    .map(({ mark, text }) => code(`${mark === '' ? '' : `${mark} `}${text}`));

const rowOf = (finding: Finding, changes: readonly Change[]): string => {
  const { code: id, verdict, allowed, message, remedy, source } = finding;
  const what = [
    `${prose(message)}${allowed ? ' (allowed)' : ''}`,
    ...fieldCells(finding, changes),
    ...(source === undefined ? [] : [link('source', source)]),
  ].join('<br>');
  return `| **${verdict === 'refused' && !allowed ? 'refused' : 'attention'}**<br>${id} | ${placeOf(finding)} | ${what} | ${prose(remedy)} |`;
};

/** As many lines, each with its line break, as so many characters hold. */
const within = (lines: readonly string[], most: number): readonly string[] => {
  let room = most;
  const end = lines.findIndex((line) => {
    room -= line.length + 1;
    return room < 0;
  });
  return end < 0 ? lines : lines.slice(0, end);
};

const findingsOf = (result: Check): readonly string[] => {
  const { refused, attention, counted: untold } = toldOf(result);
  const rows = [...refused, ...attention].map((finding) => rowOf(finding, result.changes));
  if (rows.length === 0) return [];
  const shown = within(rows, MOST_OF_FINDINGS);
  const left = rows.length - shown.length;
  return [
    '| | where | what would happen | the safe way |',
    '|---|---|---|---|',
    ...shown,
    '',
    ...untold.flatMap(([id, text]) => [`${id} ${prose(text)}.`, '']),
    ...(left === 0 ? [] : [`${counted(left, 'more finding')} did not fit in here: ${code('strata check --json')} has them all.`, '']),
  ];
};

const groupLines = (group: ChangeGroup): readonly string[] => [
  ...labelled(MARKS[group.action], groupTitle(group), { indent: 0, hang: 2, columns: COLUMNS }),
  ...fieldsText(group.fields, { hang: 6, columns: COLUMNS }),
];

const changesOf = ({ changes, ...result }: Check, room: number): readonly string[] => {
  if (changes.length === 0) return [];
  const groups = groupsOf(changes);
  const homes = [...new Set(groups.map(({ home }) => home))];
  const lines = homes.flatMap((home) => [`@@ ${home} @@`, ...groups.filter((g) => g.home === home).flatMap(groupLines)]);
  const shown = within(lines, room);
  const left = lines.length - shown.length;
  return [
    `<details><summary>Changes: ${prose(countsText({ changes, ...result }))}</summary>`,
    '',
    ...fenced(shown, 'diff'),
    ...(left === 0 ? [] : ['', `${counted(left, 'more line')} did not fit in here: ${code('strata check')} prints them all.`]),
    '',
    '</details>',
    '',
  ];
};

/** What the verdict means for whoever is about to merge. */
const MEANINGS: Readonly<Record<Check['verdict'], string>> = {
  refused: 'it would lose data, break what runs or fail half-way',
  attention: 'it can be deployed',
  safe: 'it can be deployed',
};

const verdictOf = (result: Check): string =>
  `**strata check: ${prose(verdictText(result))}**: ${MEANINGS[result.verdict]}. ${prose(countsText(result))}.`;

/**
 * What the change gate says, for a pull request on GitHub: the verdict in one line, a table of findings, and every change in a part that can
 * be unfolded. Without a clock or a machine in it, so that the same change reads the same. Ends without a line break.
 */
export const checkMarkdown = (result: Check): string => {
  const blind = result.blind.map((text) => `- ${prose(text)}`);
  const unmatched = unmatchedText(result).flatMap((text) => [prose(text), '']);
  const tail = [...unmatched, ...(blind.length === 0 ? [] : ['Not looked at:', '', ...blind])];
  const head = [verdictOf(result), '', ...findingsOf(result)];
  const taken = [...head, ...tail].reduce((sum, line) => sum + line.length + 1, 0);
  return [...head, ...changesOf(result, MOST - taken), ...tail].join('\n').trimEnd();
};
