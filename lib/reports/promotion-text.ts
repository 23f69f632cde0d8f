import { comparisonText } from './comparison-text';
import { lookOf, type Sheet } from './layout/look';
import { item, wrap } from './layout/wrap';
import { dollars } from './money';
import type { FileChange, MovingStore, PromotionReport } from './promotion';

const moveText = ({ section, name, from, to }: MovingStore): string =>
  `${name} (${section === 'stores' ? 'store' : 'stream'}): ${from.engine}, ${from.id} → ${to.engine}, ${to.id}`;

/** A heading, and a list under it; nothing where there is nothing. */
export const listed = (title: string, texts: readonly string[], sheet: Sheet): string[] =>
  texts.length === 0 ? [] : [lookOf(sheet).heading(title), ...texts.flatMap((text) => item(text, sheet.columns)), ''];

/** The steps that follow, numbered. */
export const numbered = (title: string, texts: readonly string[], sheet: Sheet): string[] => [
  lookOf(sheet).heading(title),
  ...texts.flatMap((text, i) => item(text, sheet.columns, `  ${i + 1}. `)),
];

/** What changes in files. Its lines are not broken: they are those of the file. */
export const diffText = (files: readonly FileChange[]): string[] => files.flatMap(({ diff }) => [...diff, '']);

const moneyText = ({ monthly: { now, moving, moved }, moves }: PromotionReport): string =>
  moves.length === 0
    ? `${dollars(now)} a month now, ${dollars(moved)} afterwards.`
    : `${dollars(now)} a month now, ${dollars(moving)} while former and new stand beside each other, ${dollars(moved)} when all data has moved.`;

/** What a move to another tier does, what it costs, and what it changes in the file. */
export const promotionText = (report: PromotionReport, sheet: Sheet): string => {
  const { name, profile, from, to, direction, moves, lost, problems, notes, comparison, files } = report;
  const look = lookOf(sheet);
  return [
    look.heading(`${name}: ${from} → ${to} (${profile})`),
    '',
    comparisonText(comparison, sheet),
    '',
    ...wrap(moneyText(report), sheet.columns),
    '',
    ...listed(direction === 'down' ? `What ${to} does not have` : 'Lost', lost, sheet),
    ...listed('What has to be changed first', problems, sheet),
    ...listed('Data that moves; where it comes from stays until you finish the move', moves.map(moveText), sheet),
    ...listed('Worth knowing', notes, sheet),
    ...diffText(files),
  ]
    .join('\n')
    .trimEnd();
};
