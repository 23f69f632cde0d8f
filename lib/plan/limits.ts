import { grouped } from '../diagnostics/grouped';

/** What a size may be, beyond its type: what AWS or Kubernetes would refuse is refused where it was written. */
export interface SizeLimit {
  /** Such as `a whole number from 1 to 35`. */
  readonly expected: string;
  holds(value: unknown): boolean;
}

export const wholeNumber = (least: number, most: number): SizeLimit => ({
  expected: `a whole number from ${grouped(least)} to ${grouped(most)}`,
  holds: (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
});

/** @param expected - the form in words, with an example */
export const textOf = (form: RegExp, expected: string): SizeLimit => ({
  expected,
  holds: (value) => typeof value === 'string' && form.test(value),
});
