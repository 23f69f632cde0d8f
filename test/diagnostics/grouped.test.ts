import fc from 'fast-check';
import { grouped } from '../../lib/diagnostics/grouped';

it.each([
  [0, 0, '0'],
  [999, 0, '999'],
  [1_000, 0, '1,000'],
  [-1_234_567, 0, '-1,234,567'],
  [1_234.56, 1, '1,234.6'],
  [2.04, 1, '2'],
  [0.125, 3, '0.125'],
  [1_447.2, 0, '1,447'],
])('%d with %d decimals reads %s', (value, decimals, text) => expect(grouped(value, decimals)).toBe(text));

it('reads as English does', () => {
  fc.assert(fc.property(fc.integer(), (value) => expect(grouped(value)).toBe(value.toLocaleString('en-US'))));
});
