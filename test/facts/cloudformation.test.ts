import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { corrections } from '../../lib/facts/cloudformation/corrections';
import data from '../../lib/facts/cloudformation/replacement.json';
import { nameProperties, replacingProperties } from '../../lib/facts/cloudformation/replacement';

const ROOT = resolve(__dirname, '../..');

const paths = (type: string): readonly string[] => replacingProperties(type).map(({ path }) => path);

it('knows what replaces, below the first level too', () => {
  expect(paths('AWS::MSK::Cluster')).toContain('BrokerNodeGroupInfo.ClientSubnets');
  expect(paths('AWS::MSK::Cluster')).not.toContain('BrokerNodeGroupInfo.InstanceType');
  expect(nameProperties('AWS::MSK::Cluster')).toEqual(['ClusterName']);
});

it('puts corrections in front of the specification', () => {
  expect(paths('AWS::RDS::DBInstance')).not.toContain('MultiAZ');
  expect(replacingProperties('AWS::RDS::DBInstance').filter(({ path }) => path === 'Engine')).toEqual([
    expect.objectContaining({ certainty: 'always', source: expect.stringContaining('https://') as string }),
  ]);
  for (const { source, asOf, why } of corrections) {
    expect(source).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|github\.com\/aws-cloudformation|pypi\.org\/project\/cfn-lint)\//);
    expect(asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(why).toMatch(/\S/);
  }
});

/** What the specification says of a path, and of what lies under it. */
const inSpec = (type: string, path: string): readonly string[] =>
  (data.types as Readonly<Record<string, { replace: string }>>)[type]?.replace
    .split(' ')
    .filter((one) => one.replace('?', '') === path || one.startsWith(`${path}.`)) ?? [];

it.each(corrections.map((one) => [one.type, one.path, one.replaces, one] as const))(
  'corrects %s %s, of which the specification says something else than %s',
  (type, path, replaces, { on, inPlace, unlessPolicy }) => {
    const said = inSpec(type, path);
    const above = corrections.some((one) => one.type === type && path.startsWith(`${one.path}.`));
    if (replaces === 'never') expect(said).not.toEqual([]);
    else if (on === undefined && inPlace === undefined && unlessPolicy === undefined && !above)
      expect(said).not.toEqual([replaces === 'may' ? `${path}?` : path]);
  },
);

it('says what the installed specification says', () => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', join(ROOT, 'scripts/replacement-facts.ts'), '--check'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

it('knows nothing of a type that nobody describes', () => expect(replacingProperties('Custom::Thing')).toEqual([]));
