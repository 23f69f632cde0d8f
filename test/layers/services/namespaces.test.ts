import { entryOf, problemsOf, SHOP, synthesized, objectOf } from './estate';

it('has one for each team, and one for the platform itself', () => {
  expect(entryOf<{ namespaces: { name: string }[] }>(SHOP, 'namespaces/main').spec.namespaces.map((n) => n.name)).toEqual([
    'apps',
    'strata-system',
    'warehouse',
  ]);
  const s = synthesized(SHOP);
  expect(objectOf(s, 'Namespace', 'warehouse')?.metadata.labels).toMatchObject({
    'strata/team': 'warehouse',
    'app.kubernetes.io/part-of': 'shop',
  });
  expect(objectOf(s, 'Namespace', 'strata-system')?.metadata.labels).not.toHaveProperty('strata/team');
});

const inTeam = (team: string) => ({ services: { web: { runtime: 'node' as const, team } } });

it('lets no team take the one of the platform', () => {
  expect(problemsOf(inTeam('strata-system'))).toContainEqual(
    expect.objectContaining({ severity: 'error', path: ['services', 'web', 'team'] }),
  );
});

it('lets no team have the stacks of a shard of another', () => {
  const services = { web: { runtime: 'node' as const, team: 'apps' }, api: { runtime: 'node' as const, team: 'apps-2' } };
  expect(problemsOf({ services, teams: { apps: { shards: 2 } } })).toContainEqual(
    expect.objectContaining({ code: 'BP314', path: ['teams', 'apps', 'shards'] }),
  );
  expect(problemsOf({ services, teams: { apps: { shards: 1 } } }).filter((d) => d.severity === 'error')).toEqual([]);
});
