import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { width } from '../../lib/diagnostics/printable';
import { fits, peers, wantedNode } from '../../lib/cli/installed';
import { kubernetesVersions } from '../../lib/facts/kubernetes';
import { factValue } from '../../lib/facts/registry';
import type { Examination } from '../../lib/reports/doctor-text';
import { expectGolden } from '../support/golden';
import { inFolder, strata, TODAY } from './terminal';

interface Found extends Examination {
  readonly ok: boolean;
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

describe('support of Kubernetes', () => {
  const blueprint = (platform: string, more = ''): string =>
    `version: 1\nname: mine\ntier: startup\nplatform: { ${platform} }\n${more}services:\n  web: { runtime: node, role: site, expose: public }\n`;

  /** Examines a folder with a blueprint in it. */
  const withBlueprint = async (text: string, today = TODAY, argv: readonly string[] = []) => {
    let said = { code: -1, stdout: '', stderr: '' };
    await inFolder(async (cwd) => {
      writeFileSync(join(cwd, 'blueprint.yaml'), text);
      said = await strata(['doctor', '--json', ...argv], { cwd, today });
    });
    return { ...said, value: JSON.parse(said.stdout) as Found };
  };

  it('is told for the stock blueprints, with the days that are left and what comes after', async () => {
    const { value } = await found();
    const uses = value.kubernetes.blueprints;
    expect(uses.map(({ blueprint: name }) => name)).toEqual(['stock startup', 'stock growth']);
    for (const { version, endOfStandardSupport, daysLeft, extraPerMonth } of uses) {
      expect(endOfStandardSupport).toBe(kubernetesVersions[version]?.endOfStandardSupport);
      expect(new Date(Date.parse(TODAY) + daysLeft * 86_400_000).toISOString().slice(0, 10)).toBe(endOfStandardSupport);
      expect(extraPerMonth).toBeCloseTo(
        (factValue('eks.controlPlane.extended', 'us-east-1') - factValue('eks.controlPlane.standard', 'us-east-1')) * 730,
        9,
      );
    }
    expect(value.kubernetes.calendar.map(({ version }) => version)).toEqual(Object.keys(kubernetesVersions));
  });

  it('is told for the blueprint at hand, and asks for attention when its end is near', async () => {
    const { code, value } = await withBlueprint(blueprint('kubernetes: "1.34"'));
    expect(code).toBe(1);
    expect(value.attention).toEqual([
      'standard support of Kubernetes 1.34 of blueprint.yaml ends on 2026-12-02, in 6 days: take a newer version before',
    ]);
    expect(value.kubernetes.calendar.find(({ version }) => version === '1.34')).toMatchObject({
      support: 'standard',
      daysLeft: 6,
      usedBy: ['blueprint.yaml'],
    });
  });

  it.each([
    ['1.33', 'standard support of Kubernetes 1.33 of blueprint.yaml ended on 2026-07-29: take a newer version'],
    ['1.36', undefined],
  ])('is judged as a plan is: %s', async (version, attention) => {
    const { value } = await withBlueprint(blueprint(`kubernetes: "${version}"`));
    expect(value.attention).toEqual(attention === undefined ? [] : [attention]);
  });

  it('counts the extended support that is asked for, to its own end', async () => {
    const { code, value } = await withBlueprint(blueprint('kubernetes: "1.33", extendedSupport: true'));
    expect(code).toBe(0);
    expect(value.kubernetes.blueprints.at(-1)).toMatchObject({ blueprint: 'blueprint.yaml', support: 'extended', daysLeft: 0 });
    expect((await withBlueprint(blueprint('kubernetes: "1.33", extendedSupport: true'), '2027-07-01')).value.attention).toContainEqual(
      expect.stringContaining('extended support of Kubernetes 1.33 of blueprint.yaml ends on 2027-07-29, in 28 days'),
    );
  });

  it('costs nothing that is known where no source has the price', async () => {
    const { value } = await withBlueprint(blueprint('kubernetes: "1.36"', 'regions: [eu-north-1]\n'));
    expect(value.kubernetes.blueprints.at(-1)).toMatchObject({ regions: ['eu-north-1'], extraPerMonth: null });
  });

  it('answers where the blueprint at hand has mistakes, and refuses one that is named', async () => {
    const { code, value } = await withBlueprint('version: 1\nname: 7\n');
    expect(code).toBe(1);
    expect(value.attention).toEqual([expect.stringContaining('`strata validate` tells them')]);
    expect((await withBlueprint('version: 1\nname: 7\n', TODAY, ['blueprint.yaml'])).code).toBe(2);
  });

  it.each([60, 100])('reads well at %d columns', async (columns) => {
    const { stdout } = await strata(['doctor', '--no-color'], { columns });
    const lines = stdout.split('\n');
    const from = lines.findIndex((line) => line.startsWith('Support of Kubernetes'));
    expectGolden(`cli/golden/doctor-kubernetes-${columns}.txt`, `${lines.slice(from, lines.indexOf('', from)).join('\n')}\n`);
  });
});

describe('what is installed', () => {
  it('is found without loading it, and fits', () => {
    expect(peers().map(({ name }) => name)).toEqual([
      '@aws-sdk/client-cloudformation',
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
