import { upgradeWay } from '../support/upgrade-way';

// `npm run verify` sends a hundred of them.
it('upgrades random blueprints of startup to growth, and ends every move, without a loss', () => {
  const { synthesized, refused } = upgradeWay('startup', 'growth', 6, 3);
  expect(synthesized).toBeGreaterThan(refused);
}, 60_000);
