import fc from 'fast-check';
import { pascalCase, physicalName, screamingCase, statefulId, type NamedKind } from '../../lib/naming';

describe('stateful ids', () => {
  it.each([
    ['titles', 'keyspaces', 'TitlesKeyspaces'],
    ['main', 'aurora-postgres', 'MainAuroraPostgres'],
    ['live-plays', 'msk-express', 'LivePlaysMskExpress'],
    ['posters', 's3', 'PostersS3'],
    ['sessions', 'dynamodb', 'SessionsDynamoDb'],
  ])('%s on %s is %s', (name, engine, id) => expect(statefulId(name, engine)).toBe(id));
});

it('writes names in the case of their place', () => {
  expect(pascalCase('a-1b-c')).toBe('A1bC');
  expect(screamingCase('live-plays')).toBe('LIVE_PLAYS');
});

describe('physical names', () => {
  const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,28}[a-z0-9]$/);
  const limits: [NamedKind, number][] = [
    ['targetGroup', 32],
    ['role', 64],
    ['queue', 80],
    ['sqlIdentifier', 63],
    ['bucket', 50],
    ['fifoQueue', 75],
    ['database', 63],
    ['searchDomain', 28],
    ['cache', 40],
    ['cacheUser', 31],
    ['kafka', 64],
  ];

  it.each(limits)('a %s never exceeds %i characters and stays in its alphabet', (kind, limit) => {
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 5 }), (parts) => {
        const name = physicalName(kind, ...parts);
        expect(name.length).toBeLessThanOrEqual(limit);
        expect(name).toMatch(kind === 'sqlIdentifier' ? /^[a-z][a-z0-9_]*$/ : /^[a-z][a-z0-9-]*[a-z0-9]$/);
      }),
    );
  });

  it('keeps names apart that are cut at the same place', () => {
    const long = 'a'.repeat(30);
    expect(physicalName('targetGroup', long, 'one')).not.toBe(physicalName('targetGroup', long, 'two'));
  });

  it('tells tables apart whose names would be the same with a hyphen between the parts', () =>
    expect(physicalName('table', 'a-b', 'c')).not.toBe(physicalName('table', 'a', 'b-c')));

  it('does not touch what fits', () => expect(physicalName('queue', 'streamflix', 'plays', 'worker')).toBe('streamflix-plays-worker'));

  it.each(['cache', 'database'] as const)('puts no two hyphens in a row into the name of a %s', (kind) => {
    const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,28}[a-z0-9]$/);
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 4 }), (parts) => expect(physicalName(kind, ...parts)).not.toContain('--')),
    );
    expect(physicalName(kind, 'a--b')).not.toBe(physicalName(kind, 'a-b'));
  });
});
