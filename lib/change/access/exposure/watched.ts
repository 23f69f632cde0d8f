import type { ChangeCode } from '../../codes';
import { listOf } from '../../reading';
import type { Verdict } from '../../verdict';

/** A property whose value opens something, weakens it, or leaves it as it is. */
export interface Watched {
  readonly types: readonly string[];
  /** Path in the properties. */
  readonly path: string;
  /** How far open it is: more is worse. Undefined where it cannot be told, as with a reference. */
  readonly openness: (value: unknown, properties: unknown) => number | undefined;
  readonly code: ChangeCode;
  readonly changed: Exclude<Verdict, 'safe'>;
  /** What to say of a new resource that is open. @default nothing */
  readonly added?: Exclude<Verdict, 'safe'>;
  /** Behind the logical id: `could be reached from the whole internet`. */
  readonly message: string;
  readonly remedy: string;
  readonly source: string;
}

/** 1 where the value is one of these. */
export const whereIs =
  (...open: readonly unknown[]) =>
  (value: unknown): number =>
    open.includes(value) ? 1 : 0;

/** 0 where the value is one of these. */
export const unless =
  (...closed: readonly unknown[]) =>
  (value: unknown): number =>
    closed.includes(value) ? 0 : 1;

/** 1 where nothing is there. */
export const missing = (value: unknown): number => (value === undefined ? 1 : 0);

/** Worse where a list has fewer items. */
export const fewer = (value: unknown): number => -listOf(value).length;
