import { cents, dollars, signedCents, signedDollars, unitPrice } from '../../lib/reports/money';
import { quantity } from '../../lib/reports/quantities';

it.each([
  [0, '$0.00', '$0.00'],
  [0.001, '< $0.01', '< $0.01'],
  [0.005, '$0.01', '$0.01'],
  [12.345, '$12.35', '$12.35'],
  [999.99, '$999.99', '$999.99'],
  [1234.5, '$1,234.50', '$1,235'],
  [-3.2, '-$3.20', '-$3.20'],
  [17_000_000, '$17,000,000.00', '$17,000,000'],
])('writes %d in a column and in a sentence', (amount, column, sentence) =>
  expect([cents(amount), dollars(amount)]).toEqual([column, sentence]),
);

it.each([
  [0, '+$0.00', '+$0.00'],
  [65.7, '+$65.70', '+$65.70'],
  [-1234.5, '-$1,234.50', '-$1,235'],
  [0.001, '< $0.01', '< $0.01'],
  [-0.001, '> -$0.01', '> -$0.01'],
])('writes %d as a difference', (amount, column, sentence) =>
  expect([signedCents(amount), signedDollars(amount)]).toEqual([column, sentence]),
);

it.each([
  [1, '$1.00'],
  [0.1, '$0.10'],
  [0.045, '$0.045'],
  [0.0000004, '$0.0000004'],
  [0.1 + 0.2, '$0.30'],
  [13.056, '$13.056'],
  [1200, '$1,200.00'],
])('writes the price %d', (amount, text) => expect(unitPrice(amount)).toBe(text));

it.each([
  [0, '0'],
  [730, '730'],
  [2190, '2,190'],
  [1234.56, '1,235'],
  [52.3333, '52.33'],
  [0.131234, '0.131'],
  [0.0000873, '0.0000873'],
  [0.00000001, '< 0.000001'],
  [21_900_000_000, '21,900,000,000'],
])('writes the quantity %d', (amount, text) => expect(quantity(amount)).toBe(text));
