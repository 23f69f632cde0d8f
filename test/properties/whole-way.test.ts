import { wholeWay } from '../support/whole-way';

// `npm run verify` sends hundreds of them.
it.each(['startup', 'growth'] as const)(
  'takes random blueprints of %s the whole way, or says why not',
  (tier) => {
    const { synthesized, refused } = wholeWay(tier, 6, 2);
    expect(synthesized + refused).toBe(6);
    expect(synthesized).toBeGreaterThan(refused);
  },
  60_000,
);
