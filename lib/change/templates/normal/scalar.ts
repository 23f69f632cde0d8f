import type { Json } from '../../assembly';

/** Zero, or an integer of at most nine digits without a leading zero: numbers of accounts have twelve, and are names. */
const INTEGER = /^(0|-?[1-9][0-9]{0,8})$/;

/**
 * One form of what CloudFormation takes as text or not: `"true"` is true, and an integer as text is that integer. Everything that would not
 * come back as the same text stays text: `"1.30"`, `"007"`, and the number of an account.
 */
export const scalar = (value: string): Json => (value === 'true' ? true : value === 'false' ? false : INTEGER.test(value) ? Number(value) : value);

/** A scalar as text; undefined for what is none. */
export const scalarText = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
