import { plan } from '../../lib/plan';
import { missingClasses } from '../../lib/plan/availability';
import { blueprintOf } from '../support/blueprint';

const planned = (input: Parameters<typeof blueprintOf>[0]) =>
  plan(
    blueprintOf({
      services: { web: { runtime: 'node', role: 'worker', reads: ['catalog'] } },
      stores: { catalog: { kind: 'relational' } },
      ...input,
    }),
  );

it('takes a class that the region has, and says why', () => {
  const entry = planned({ regions: ['ca-west-1'] }).plan?.entries.find((e) => e.id === 'relational/main');
  expect(entry?.size).toMatchObject({ instanceClass: 'db.m8g.large' });
  expect(entry?.reason).toContain('ca-west-1 has no db.t4g.');
});

it('refuses a class that was asked for where the region lacks it', () => {
  const { diagnostics } = planned({
    regions: ['eu-south-1'],
    overrides: { 'relational/main': { instanceClass: 'db.m7g.xlarge' } } as never,
  });
  expect(diagnostics.map(({ code, path, message, hint }) => [code, path.join('.'), message, hint])).toEqual([
    ['BP309', 'overrides.relational/main.instanceClass', 'eu-south-1 has no db.m7g.xlarge for relational/main', 'write db.m8g.xlarge'],
  ]);
});

it('looks at every size that is a class, of any service, and leaves what it does not know alone', () => {
  const entry = (id: string, kind: string, size: object) =>
    ({ id, kind, region: 'eu-south-1', size }) as unknown as Parameters<typeof missingClasses>[1][number];
  const found = missingClasses(blueprintOf({ regions: ['eu-south-1'] }), [
    entry('valkey/main', 'valkey', { nodeType: 'cache.m7g.large', shards: 1 }),
    entry('opensearch/main', 'opensearch', { instanceType: 'm7g.large.search' }),
    entry('opensearch/small', 'opensearch', { instanceType: 't3.small.search', masterType: 'm7g.large.search', masterNodes: 0 }),
    entry('aurora-postgres/main', 'aurora-postgres', { instanceClass: 'db.serverless' }),
    entry('msk/main', 'msk', { brokerType: 'kafka.m7g.large' }),
  ]);
  expect(found.map((d) => [d.path.join('.'), d.hint])).toEqual([
    ['regions.0', 'set overrides: { valkey/main: { nodeType: cache.m8g.large } }'],
    ['regions.0', 'set overrides: { opensearch/main: { instanceType: m8g.large.search } }'],
  ]);
});

it('plans no experiment where FIS is not, and refuses one that is asked for', () => {
  const without = planned({ regions: ['mx-central-1'] });
  expect(without.plan?.entries.filter((e) => e.kind === 'experiment')).toEqual([]);
  expect(without.plan?.notes.join()).toContain('AWS FIS is not in mx-central-1');
  const { diagnostics } = planned({ regions: ['mx-central-1'], resilience: { enabled: true } });
  expect(diagnostics.map(({ code, path }) => [code, path.join('.')])).toEqual([['BP309', 'resilience.enabled']]);
});
