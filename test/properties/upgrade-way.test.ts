import { upgradeWay } from '../support/upgrade-way';

// `npm run verify` sends a hundred of them.
it('upgrades random blueprints of startup to growth, and ends every move, without a loss', () => {
  const { synthesized, refused, moves } = upgradeWay('startup', 'growth', 4, 3);
  expect(synthesized).toBeGreaterThan(refused);
  expect(moves).toEqual(['postgres to aurora-postgres', 'postgres to dynamodb', 'sqs to msk']);
}, 60_000);
