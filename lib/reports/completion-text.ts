import type { CompletionReport, LeavingResource } from './completion';
import { lookOf, type Sheet } from './layout/look';
import { wrap } from './layout/wrap';
import { dollars } from './money';
import { diffText, listed } from './promotion-text';

const FATES = {
  retained: 'it stays in the account with its data and its price, outside of the stacks, until you delete it by hand',
  deleted: 'it is deleted with its data',
} as const;

const leaving = ({ stack, logicalId, type, fate }: LeavingResource): string => `${logicalId} (${type}) leaves ${stack}: ${FATES[fate]}.`;

const stayText = ({ id, holds }: CompletionReport['stays'][number]): string =>
  `${id} stays: ${holds.join(', ')} still ${holds.length === 1 ? 'has' : 'have'} data there.`;

/** What ends with a move: what leaves and what becomes of it, what must be true before, and what changes in the file. */
export const completionText = (report: CompletionReport, sheet: Sheet): string => {
  const { name, tier, profile, moves, leaves, otherwise, stays, overrides, before, monthly, files } = report;
  const look = lookOf(sheet);
  const done = moves.map((move) => `${move.name}: ${move.from.engine} → ${move.to.engine}`).join(', ');
  return [
    ...wrap(`${name} (${tier}, ${profile}): the move is over for ${done}`, sheet.columns).map(look.heading),
    '',
    ...listed(
      'What the next deployment takes away',
      [
        ...leaves.map(leaving),
        ...(otherwise.length > 0 ? [`And what keeps no data: ${otherwise.join(', ')}.`] : []),
        ...stays.map(stayText),
        ...overrides.map((id) => `overrides.${id} goes from the file: nothing is planned under that id.`),
      ],
      sheet,
    ),
    ...listed('What must be true before', before, sheet),
    ...wrap(`${dollars(monthly.now)} a month now, ${dollars(monthly.afterwards)} by the stacks that are left.`, sheet.columns),
    '',
    ...diffText(files),
  ]
    .join('\n')
    .trimEnd();
};
