import { width } from '../../lib/diagnostics/printable';
import { fits, peers, wantedNode } from '../../lib/cli/installed';
import { strata, TODAY } from './terminal';

interface Found {
  readonly ok: boolean;
  readonly today: string;
  readonly attention: readonly string[];
  readonly facts: readonly { readonly file: string; readonly facts: number; readonly old?: number }[];
}

const found = async (today?: string) => {
  const { code, stdout, stderr } = await strata(['doctor', '--json'], today === undefined ? {} : { today });
  return { code, stderr, value: JSON.parse(stdout) as Found };
};

describe('strata doctor', () => {
  it('says that all is well, with the day it was asked on', async () => {
    const { code, stderr, value } = await found();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(value).toMatchObject({ ok: true, today: TODAY, attention: [] });
  });

  it('prints what is in the JSON', async () => {
    const { value } = await found();
    const { stdout } = await strata(['doctor']);
    expect(stdout).toContain(`Age of the facts about AWS on ${TODAY}\n`);
    expect(stdout).toContain('aws-cdk-lib');
    expect(stdout).toMatch(/\nNothing needs attention\.\n$/);
    for (const { file, facts } of value.facts) expect(stdout).toMatch(new RegExp(`\n${file} +${facts} `));
    const old = value.facts.reduce((sum, one) => sum + (one.old ?? 0), 0);
    expect(stdout).toContain(`\n${old.toLocaleString('en-US')} of `);
  });

  it('asks for attention when prices have become too old, and ends with 1', async () => {
    const { code, value } = await found('2031-01-01');
    expect(code).toBe(1);
    expect(value.ok).toBe(false);
    expect(value.attention).toContainEqual(expect.stringContaining('most prices of network are older than 3 years'));
    expect((await strata(['doctor'], { today: '2031-01-01' })).stdout).toMatch(/\nNeeds attention\n {2}- most prices of /);
  });

  it.each([60, 80, 100, 120])('has no line of its table wider than %d', async (columns) => {
    const { stdout } = await strata(['doctor', '--no-color'], { columns });
    const lines = stdout.split('\n');
    const from = lines.findIndex((line) => line.startsWith('FACTS'));
    const table = lines.slice(from, lines.indexOf('', from));
    expect(table.length).toBeGreaterThan(15);
    for (const line of table) expect(width(line)).toBeLessThanOrEqual(columns);
  });
});

describe('what is installed', () => {
  it('is found without loading it, and fits', () => {
    expect(peers().map(({ name }) => name)).toEqual([
      '@aws-sdk/client-service-quotas',
      'aws-cdk-lib',
      'cdk8s',
      'cdk8s-plus-28',
      'constructs',
    ]);
    for (const peer of peers()) expect(peer).toMatchObject({ version: expect.stringMatching(/^\d+\./) as string, fits: true });
  });

  it.each([
    ['2.276.0', '^2.276.0', true],
    ['2.300.1', '^2.276.0', true],
    ['2.275.9', '^2.276.0', false],
    ['3.0.0', '^2.276.0', false],
    ['20.19.0', '>=20.19', true],
    ['20.18.3', '>=20.19', false],
    ['24.0.0', '>=20.19', true],
  ])('%s for %s: %s', (version, range, expected) => expect(fits(version, range)).toBe(expected));

  it('names the oldest Node.js', () => expect(wantedNode()).toMatch(/^>=\d+/));
});
