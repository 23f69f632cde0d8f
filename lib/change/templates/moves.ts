import { foundations, stateful } from '../../facts/cloudformation/stateful';
import { resolverOf } from '../access/resolved';
import type { Changes, ResourceChange, Rule } from '../changes';
import type { Finding } from '../finding';
import { regionOfName, uniqueProperties } from './names';
import { twinOf } from './twins';

/** A resource that goes, and the one that comes in its place. */
interface Move {
  readonly gone: ResourceChange;
  readonly fresh: ResourceChange;
  /** What both are called, which is why the new one cannot be made while the old one is there. */
  readonly name?: string;
}

/** How many names a message says. */
const NAMED = 4;

const listed = (names: readonly string[]): string =>
  names.length > NAMED ? `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more` : names.join(', ');

/** Everything that goes while something of the same name comes. */
const namesakes = ({ before, after, resources }: Changes): readonly Move[] => {
  const [was, is] = [resolverOf(before), resolverOf(after)];
  const nameIn = ({ type, before: former, after: next, stackBefore, stackAfter }: ResourceChange): string | undefined => {
    const [resolver, stack, resource] = former ? [was, stackBefore, former] : [is, stackAfter, next];
    const given = uniqueProperties(type).flatMap((path) => {
      const value = resource?.Properties?.[path];
      return value === undefined || !stack ? [] : [resolver.text(stack, value) ?? ''];
    });
    return given.length === 0 ? undefined : `${regionOfName(type, stack?.region ?? '')} ${type} ${given.join(' ')}`;
  };
  const fresh = new Map(
    resources.flatMap((change) => {
      const name = change.action === 'add' ? nameIn(change) : undefined;
      return name === undefined ? [] : [[name, change] as const];
    }),
  );
  return resources.flatMap((gone) => {
    const name = gone.action === 'remove' && !(gone.type in stateful) ? nameIn(gone) : undefined;
    const twin = name === undefined ? undefined : fresh.get(name);
    return twin && name !== undefined ? [{ gone, fresh: twin, name }] : [];
  });
};

/** What everything stands on and has no name: recognised by what it says. */
const foundationsMoved = (resources: readonly ResourceChange[], known: readonly Move[]): readonly Move[] =>
  resources.flatMap((gone) => {
    if (gone.action !== 'remove' || !(gone.type in foundations) || known.some((move) => move.gone === gone)) return [];
    const fresh = twinOf(gone, resources);
    return fresh ? [{ gone, fresh }] : [];
  });

/** Resources that leave under one logical id or stack and come back under another. */
export const movesIn = (changes: Changes): readonly Move[] => {
  const named = namesakes(changes);
  return [...named, ...foundationsMoved(changes.resources, named)];
};

const shardsOf = (from: string, to: string): string | undefined => {
  const team = /Identity-(.+)$/.exec(from)?.[1]?.replace(/-\d+$/, '');
  return team !== undefined && new RegExp(`Identity-${team}(-\\d+)?$`).test(to) ? `keep \`teams.${team}.shards\` as it is` : undefined;
};

const placeOf = (moves: readonly Move[]): Finding['place'] => {
  const [{ gone } = { gone: undefined }] = moves;
  return moves.length === 1 && gone
    ? { stack: gone.stack, logicalId: gone.logicalId, type: gone.type }
    : { stack: gone?.stack ?? '' };
};

const why = (moves: readonly Move[]): string =>
  moves.some(({ name }) => name !== undefined)
    ? ': the new one cannot be made while the old one of the same name is there, and which stack comes first is nobody’s promise'
    : ': what stands on it is cut off';

const movedFinding = (from: string, to: string, moves: readonly Move[]): Finding => ({
  code: 'BP519',
  verdict: 'refused',
  place: placeOf(moves),
  message: `${listed(moves.map(({ gone }) => gone.logicalId))} would leave ${from} and be made anew in ${to}${why(moves)}`,
  remedy: `${shardsOf(from, to) ?? 'keep what is there where it is'}; or move it with \`cdk refactor\``,
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-refactoring.html',
});

const renamedFinding = ({ gone, fresh, name }: Move): Finding => ({
  code: 'BP504',
  verdict: 'refused',
  place: { stack: gone.stack, logicalId: gone.logicalId, type: gone.type },
  message: `${gone.logicalId} would be called ${fresh.logicalId}: CloudFormation makes the new one first${
    name === undefined ? ', and what stands on the old one is cut off' : ', and fails, since the old one of the same name is still there'
  }`,
  remedy: `keep the logical id (overrideLogicalId('${gone.logicalId}')), or rename it with \`cdk refactor\``,
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-refactoring.html',
});

/** What has a name, or carries what others stand on, keeps its logical id and its stack. */
export const movesRule: Rule = (changes) => {
  const moves = movesIn(changes);
  const ways = new Map<string, Move[]>();
  for (const move of moves)
    if (move.gone.stack !== move.fresh.stack) {
      const way = `${move.gone.stack} ${move.fresh.stack}`;
      ways.set(way, [...(ways.get(way) ?? []), move]);
    }
  return [
    ...moves.filter(({ gone, fresh }) => gone.stack === fresh.stack).map(renamedFinding),
    ...[...ways.values()].map((along) => movedFinding(along[0]?.gone.stack ?? '', along[0]?.fresh.stack ?? '', along)),
  ];
};
