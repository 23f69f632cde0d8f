import { cache } from '../../../lib/layers/data/cache/capability';
import { planOrThrow } from '../../../lib/plan';
import { synthesize } from '../../../lib/testing';
import { blueprintOf } from '../../support/blueprint';

const plan = planOrThrow(
  blueprintOf({ profile: 'sandbox', services: { web: { runtime: 'node', reads: ['hot'] } }, stores: { hot: { kind: 'cache' } } }),
);

it('says why there is nothing to build, and builds nothing', () => {
  const entry = plan.entries.find((e) => e.id === 'cache/hot')!;
  expect(entry).toMatchObject({ engine: 'none', stateful: [], provides: [] });
  expect(entry.reason).toMatch(/the engine of the startup tier for cache: .*each replica has its own/);
  expect([...synthesize(plan).templates.keys()].filter((name) => name.endsWith('-Data'))).toEqual([]);
});

it('tells the service, and lets it do nothing', () =>
  expect(
    cache.connect!(
      plan.entries.find((e) => e.id === 'cache/hot')!,
      { access: ['read'], target: 'hot', variable: 'STORE_HOT', workload: { name: 'web', team: 'apps' } },
    ),
  ).toEqual({
    statements: [],
    environment: { STORE_HOT_ENGINE: 'none' },
    egress: [],
    needs: ['cache/hot'],
  }));
