import { grouped } from '../diagnostics/grouped';

/** Amounts from which on cents say nothing. */
const WHOLE_FROM = 1_000;

/** An amount of US dollars: `$1,234`, `$12.34`, `< $0.01`. */
export const dollars = (amount: number): string => {
  if (amount < 0) return `-${dollars(-amount)}`;
  if (amount > 0 && amount < 0.005) return '< $0.01';
  if (amount >= WHOLE_FROM) return `$${grouped(amount)}`;
  const [whole = '', cents = ''] = amount.toFixed(2).split('.');
  return `$${grouped(Number(whole))}.${cents}`;
};

/** A price of one unit, with as many digits as it has. */
export const unitPrice = (amount: number): string => `$${grouped(Number(amount.toPrecision(6)), 10)}`;
