import type { Plan } from '../plan';
import type { Move } from '../plan/promotion';
import type { Comparison } from './comparison';

/** Where the data of a store or stream is, before or after. */
export interface Home {
  readonly engine: string;
  readonly id: string;
}

/** A store or stream whose data moves. */
export interface MovingStore {
  readonly section: 'stores' | 'streams';
  readonly name: string;
  readonly from: Home;
  readonly to: Home;
}

/** A file that is rewritten, with what changes in it, as `diff -u` shows it. */
export interface FileChange {
  readonly file: string;
  readonly diff: readonly string[];
}

/** What `strata promote --to` would do, or has done. */
export interface PromotionReport {
  readonly name: string;
  readonly profile: string;
  readonly from: string;
  readonly to: string;
  readonly direction: 'up' | 'down';
  readonly moves: readonly MovingStore[];
  /** What a lower tier does not have, and goes. */
  readonly lost: readonly string[];
  /** What the rules of the other tier refuse, and has to be changed before anything can be written. */
  readonly problems: readonly string[];
  /** What else a person should know. */
  readonly notes: readonly string[];
  /** USD a month: as it is, while former and new resources stand beside each other, and when all data has moved. */
  readonly monthly: { readonly now: number; readonly moving: number; readonly moved: number };
  /** From what stands to what stands while data moves. */
  readonly comparison: Comparison;
  readonly files: readonly FileChange[];
  /** What to do when the file is written. */
  readonly next: readonly string[];
}

/** Moves as reports tell them. */
export const movingStores = (moves: readonly Move[], plan: Plan): readonly MovingStore[] =>
  moves.map(({ section, name, from, to }) => {
    const home = (id: string): Home => ({ engine: plan.entries.find((e) => e.id === id)?.engine ?? '', id });
    return { section, name, from: home(from), to: home(to) };
  });
