/** A coefficient that nobody publishes for your product: it can be overridden by `assumptions.<name>` in the blueprint. */
export interface Assumption {
  readonly value: number;
  /** What the number counts, with its unit. */
  readonly unit: string;
  /** What it is for, in one sentence. */
  readonly meaning: string;
  /** Who says so: a public source, or `ours`, with what speaks for it. */
  readonly source: string;
  /** Smallest value that makes sense. @default 0 */
  readonly least?: number;
  /** Largest value that makes sense. @default 1e12 */
  readonly most?: number;
}

/** Checks a group of assumptions against their type and keeps their names. */
export const assumptions = <const Name extends string>(group: Readonly<Record<Name, Assumption>>): Readonly<Record<Name, Assumption>> =>
  group;
