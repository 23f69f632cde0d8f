import { grouped } from '../diagnostics/grouped';

/** Amounts from which on cents say nothing. */
const WHOLE_FROM = 1_000;

/** Below it an amount would be printed as nothing, which it is not. */
const HALF_A_CENT = 0.005;

/** An amount with its cents, for columns: `$1,234.50`, `$0.00`, `< $0.01`, `-$3.20`. */
export const cents = (amount: number): string => {
  if (amount < 0) return `-${cents(-amount)}`;
  if (amount > 0 && amount < HALF_A_CENT) return '< $0.01';
  const [whole = '', fraction = ''] = amount.toFixed(2).split('.');
  return `$${grouped(Number(whole))}.${fraction}`;
};

/** An amount of US dollars in a sentence: `$1,234`, `$12.34`, `< $0.01`. */
export const dollars = (amount: number): string => {
  if (amount < 0) return `-${dollars(-amount)}`;
  return amount >= WHOLE_FROM ? `$${grouped(amount)}` : cents(amount);
};

/** Less than a cent is told from nothing on both sides of it: `< $0.01`, `> -$0.01`. */
const withSign =
  (text: (amount: number) => string) =>
  (amount: number): string => {
    if (amount !== 0 && Math.abs(amount) < HALF_A_CENT) return amount > 0 ? '< $0.01' : '> -$0.01';
    return amount < 0 ? text(amount) : `+${text(amount)}`;
  };

/** How much more or less, in a sentence: `+$1,234`, `-$3.20`, `+$0.00`. */
export const signedDollars = withSign(dollars);

/** How much more or less, in a column: `+$1,234.50`. */
export const signedCents = withSign(cents);

/** Digits that tell prices apart; what lies behind them is an error of binary arithmetic. */
const PRICE_DIGITS = 6;
const MOST_DECIMALS = 15;

/** A price of one unit, with as many digits as it has, at least the cents: `$0.045`, `$0.10`, `$1.00`. */
export const unitPrice = (amount: number): string => {
  const exact = amount.toPrecision(PRICE_DIGITS);
  const text = exact.includes('e') ? amount.toFixed(amount < 1 ? MOST_DECIMALS : 0) : exact;
  const [whole = '', decimals = ''] = text.split('.');
  return `$${grouped(Number(whole))}.${decimals.replace(/0+$/, '').padEnd(2, '0')}`;
};
