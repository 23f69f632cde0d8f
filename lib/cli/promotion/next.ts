import type { LeavingResource } from '../../reports/completion';
import { pageFor } from '../../reports/migration/kinds';
import type { MovingStore } from '../../reports/promotion';
import type { Subject } from './session';

/** Where the assembly that stands deployed is kept: docs/commands.md, `strata check`. */
const DEPLOYED = 'deployed';

const contextOf = ({ file, choice: { profile } }: Subject): string =>
  `-c blueprint=${file}${profile === undefined ? '' : ` -c profile=${profile}`}`;

const optionOf = ({ choice: { profile } }: Subject): string => (profile === undefined ? '' : ` --profile ${profile}`);

const synthesis = (subject: Subject): readonly string[] => [
  `Keep the assembly that stands deployed, if it is not kept yet: rm -rf ${DEPLOYED} && cp -r cdk.out ${DEPLOYED}`,
  `npx cdk synth -q ${contextOf(subject)}`,
];

/** What to do after a file was rewritten for another tier. The way down takes away what the lower tier does not have. */
export const afterPromotion = (subject: Subject, moves: readonly MovingStore[], direction: 'up' | 'down'): readonly string[] => [
  ...synthesis(subject),
  `npx strata check cdk.out --deployed ${DEPLOYED}`,
  ...(direction === 'down'
    ? ['It refuses what goes for good. Look at each, and check again with --allow-replace and the names of what may go.']
    : []),
  'Deploy stacks and manifests as cdk.out/report/RUNBOOK.md says.',
  ...(moves.length === 0
    ? []
    : [
        `Move the data: ${moves
          .flatMap((move) => pageFor(move, moves) ?? [])
          .map((page) => `cdk.out/report/${page}`)
          .join(', ')}`,
        `When it has moved: npx strata promote ${subject.file}${optionOf(subject)} --finish ${moves.length === 1 ? (moves[0]?.name ?? 'all') : '<store>, or all'}`,
      ]),
];

/** What to do after a move was ended in the file: pods first, so that none of them asks for what goes. */
export const afterCompletion = (subject: Subject, leaves: readonly LeavingResource[]): readonly string[] => {
  const ids = [...new Set(leaves.map(({ logicalId }) => logicalId))];
  const { plan } = subject;
  return [
    ...synthesis(subject),
    `npx strata check cdk.out --deployed ${DEPLOYED}${ids.length === 0 ? '' : ` --allow-replace ${ids.join(' ')}`}`,
    ...plan.regions.map(
      (region) =>
        `Manifests first: npx strata bind --outputs cdk-outputs.json --in cdk.out/kubernetes/${plan.name}-${region} --out bound/${plan.name}-${region}, and apply them as “While data moves” in ${DEPLOYED}/report/RUNBOOK.md says; wait until no pod of the version before is left.`,
    ),
    'Only then the stacks: npx cdk deploy --all -a cdk.out --outputs-file cdk-outputs.json',
  ];
};
