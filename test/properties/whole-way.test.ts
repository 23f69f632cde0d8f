import { wholeWay } from '../support/whole-way';

// `npm run verify` sends hundreds of them.
it.each(['startup', 'growth'] as const)(
  'takes random blueprints of %s the whole way, or says why not',
  (tier) => {
    const { synthesized, refused } = wholeWay(tier, 15, 2);
    expect(synthesized + refused).toBe(15);
    expect(synthesized).toBeGreaterThan(refused);
  },
  60_000,
);
