import { wholeWay } from '../support/whole-way';

// `npm run verify` sends 300 of them.
it('takes random blueprints the whole way, or says why not', () => {
  const { synthesized, refused } = wholeWay(15, 2);
  expect(synthesized + refused).toBe(15);
  expect(synthesized).toBeGreaterThan(refused);
});
