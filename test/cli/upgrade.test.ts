import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { loadBlueprint } from '../../lib/blueprint';
import { planOrThrow } from '../../lib/plan';
import type { Upgrade } from '../../lib/upgrade';
import { expectGolden } from '../support/golden';
import { budget, object, workload } from '../upgrade/objects';
import { inFolder, ROOT, strata, terminal } from './terminal';
import { run } from '../../lib/cli/program';

const growth = () => {
  const { blueprint } = loadBlueprint(join(ROOT, 'blueprints/growth.yaml'));
  if (!blueprint) throw new Error('the stock blueprint of growth is not in order');
  return planOrThrow(blueprint);
};

/** An assembly as far as the command reads it: the plan, and the manifests of its cluster. */
const assembly = (folder: string, objects: readonly object[]): void => {
  mkdirSync(join(folder, 'cdk.out/report'), { recursive: true });
  mkdirSync(join(folder, 'cdk.out/kubernetes/streamflix-us-east-1/20-services'), { recursive: true });
  writeFileSync(join(folder, 'cdk.out/report/plan.json'), JSON.stringify(growth()));
  writeFileSync(
    join(folder, 'cdk.out/kubernetes/streamflix-us-east-1/20-services/apps.yaml'),
    objects.map((one) => stringify(one)).join('---\n'),
  );
};

const OLD = [
  object('batch/v1beta1', 'CronJob', 'nightly'),
  workload('Deployment', 'web', { replicas: 1 }),
  budget('web', { minAvailable: 1 }),
];

describe('strata upgrade', () => {
  it('finds nothing in the way of the assembly in cdk.out, and says the order', () =>
    inFolder(async (folder) => {
      assembly(folder, [workload('Deployment', 'web', { replicas: 1 }), budget('web', { maxUnavailable: 1 })]);
      const { code, stdout, stderr } = await strata(['upgrade', '--kubernetes', '1.37'], { cwd: folder });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expectGolden('cli/golden/upgrade.txt', stdout);
    }));

  it('says what is in the way, and ends with 1', () =>
    inFolder(async (folder) => {
      assembly(folder, OLD);
      const { code, stdout } = await strata(['upgrade', '--kubernetes', '1.37', '--json'], { cwd: folder });
      expect(code).toBe(1);
      const { ready, findings, objects } = JSON.parse(stdout) as Upgrade;
      expect({ ready, objects }).toEqual({ ready: false, objects: OLD.length });
      expect(findings.filter((f) => f.status === 'blocked').map((f) => f.subject)).toEqual([
        'CronJob apps/nightly',
        'PodDisruptionBudget apps/web',
      ]);
      const text = (await strata(['upgrade', 'cdk.out', '--kubernetes', '1.37'], { cwd: folder })).stdout;
      expect(text).toMatch(/\nnot ready for Kubernetes 1\.37: 2 things stand in the way; 5 things to look at\n$/);
    }));

  it('reads a blueprint, and says that it saw no manifests', async () => {
    const { code, stdout } = await strata(['upgrade', 'blueprints/startup.yaml', '--kubernetes', '1.37']);
    expect(code).toBe(0);
    expect(stdout).toContain('manifests: there are none beside a blueprint');
  });

  it('upgrades a blueprint whose version has come to its end', () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'old.yaml'), 'version: 1\nname: old\ntier: startup\nplatform: { kubernetes: "1.33" }\n');
      const { code, stdout } = await strata(['upgrade', 'old.yaml', '--kubernetes', '1.34'], { cwd: folder });
      expect(code).toBe(0);
      expect(stdout).toContain('old · Kubernetes 1.33 to 1.34');
      expect(stdout).toContain('past the end of its standard support (2026-07-29)');
    }));

  it.each([
    ['1.37.1', 'BP098', 'is no minor version'],
    ['latest', 'BP098', 'is no minor version'],
    ['1.36', 'BP098', 'has Kubernetes 1.36 already'],
    ['1.38', 'BP310', 'EKS does not offer Kubernetes 1.38'],
    ['1.31', 'BP310', 'EKS has ended all support of Kubernetes 1.31 on 2026-11-26'],
  ])('refuses %s with %s', async (version, code, message) => {
    const result = await strata(['upgrade', 'blueprints/startup.yaml', '--kubernetes', version]);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toContain(`error[${code}]`);
    expect(result.stderr).toContain(message);
  });

  it('refuses what holds no plan', () =>
    inFolder(async (folder) => {
      mkdirSync(join(folder, 'empty/report'), { recursive: true });
      const upgrade = (path: string) => strata(['upgrade', path, '--kubernetes', '1.37'], { cwd: folder });
      expect(await upgrade('empty')).toMatchObject({ code: 2, stderr: expect.stringContaining('error[BP099]') as string });
      writeFileSync(join(folder, 'empty/report/plan.json'), '{ "entries": ');
      expect(await upgrade('empty')).toMatchObject({ code: 2, stderr: expect.stringContaining('error[BP099]') as string });
      expect(await upgrade('nowhere')).toMatchObject({ code: 2, stderr: expect.stringContaining('error[BP086]') as string });
    }));

  it.each([60, 80, 100])('has lines of at most %d, but for commands', async (columns) => {
    const { io, stdout } = terminal({ columns });
    await run(['upgrade', 'blueprints/growth.yaml', '--kubernetes', '1.37', '--no-color'], io);
    const long = stdout()
      .split('\n')
      .filter((line) => line.length > columns && !/^ +(aws|kubectl|npx|strata|→ https:|https:)/.test(line));
    expect(long).toEqual([]);
  });
});
