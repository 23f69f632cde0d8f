import { grouped } from '../diagnostics/grouped';
import { printable } from '../diagnostics/printable';
import { TIE } from './layout/wrap';

/** A number for a reader: thousands separated, small ones with enough digits to tell them apart. */
export const number = (value: number): string =>
  Math.abs(value) < 10 ? grouped(Number(value.toPrecision(2)), 20) : grouped(value, Math.abs(value) < 100 ? 1 : 0);

/** Below it a quantity is printed as less than this. */
const LEAST_QUANTITY = 1e-6;

/** A quantity that is multiplied with a price: exact enough to be counted after, without digits that nobody measured. */
export const quantity = (value: number): string => {
  if (value > 0 && value < LEAST_QUANTITY) return `< ${LEAST_QUANTITY.toFixed(6)}`;
  if (value < 1) return grouped(Number(value.toPrecision(3)), 12);
  return grouped(value, value < 1_000 ? 2 : 0);
};

/** A value as it can be written in a blueprint, large numbers with underscores. */
export const valueText = (value: unknown): string => {
  if (typeof value === 'number') return Number.isInteger(value) ? grouped(value).replaceAll(',', '_') : String(value);
  if (typeof value === 'string') return printable(value);
  return JSON.stringify(value);
};

/** Sizes in one line: `minReplicas 2 · cpu 250m`, to be wrapped between two of them. The names are those that `overrides` takes. */
export const sizeText = (size: object): string =>
  Object.entries(size)
    .map(([field, value]) => `${field}${TIE}${valueText(value).replaceAll(' ', TIE)}`)
    .join(`${TIE}· `);

/** `1 service`, `2 services`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${grouped(count)} ${count === 1 ? one : many}`;
