import type { Plan } from '../plan';
import type { PlanEntry } from '../plan/entry';

/** Where a store, stream or processor lives in both plans, where that is not the same place. */
interface Move {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

const movesBetween = (before: Plan, after: Plan): readonly Move[] =>
  (['stores', 'streams', 'processors'] as const).flatMap((section) =>
    Object.entries(after.engines[section]).flatMap(([name, { home }]) => {
      const former = before.engines[section][name]?.home;
      return former === undefined || former === home ? [] : [{ name: `${section.slice(0, -1)} ${name}`, from: former, to: home }];
    }),
  );

/** Components that are gone, and those that hold now what they held. */
export interface Replacement {
  readonly before: readonly PlanEntry[];
  readonly after: readonly PlanEntry[];
  /** What moved: `store catalog`. */
  readonly serves: readonly string[];
}

/** Moves that share a place on either side belong together: the database that is gone may have become a database and two tables. */
const together = (moves: readonly Move[]): readonly (readonly Move[])[] =>
  moves.reduce<readonly (readonly Move[])[]>((groups, move) => {
    const touches = (group: readonly Move[]): boolean => group.some(({ from, to }) => from === move.from || to === move.to);
    return [...groups.filter((group) => !touches(group)), [...groups.filter(touches).flat(), move]];
  }, []);

/** What is gone and what is new, where the one holds what the other held: in each region by itself. */
const replacementsIn = (
  region: string,
  moves: readonly Move[],
  gone: readonly PlanEntry[],
  fresh: readonly PlanEntry[],
): readonly Replacement[] => {
  const at = (entries: readonly PlanEntry[], id: string): PlanEntry | undefined => entries.find((e) => e.region === region && e.id === id);
  const known = moves.filter(({ from, to }) => at(gone, from) && at(fresh, to));
  return together(known).map((group) => ({
    before: [...new Set(group.map(({ from }) => from))].flatMap((id) => at(gone, id) ?? []),
    after: [...new Set(group.map(({ to }) => to))].flatMap((id) => at(fresh, id) ?? []),
    serves: group.map(({ name }) => name),
  }));
};

/** @param gone - entries of the first plan alone @param fresh - entries of the second alone */
export const replacementsBetween = (
  before: Plan,
  after: Plan,
  gone: readonly PlanEntry[],
  fresh: readonly PlanEntry[],
): readonly Replacement[] => {
  const moves = movesBetween(before, after);
  return [...new Set(fresh.map(({ region }) => region))].flatMap((region) => replacementsIn(region, moves, gone, fresh));
};
