import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

const BLUEPRINT = `version: 1
name: light
tier: startup
services:
  web: { runtime: node, role: site, expose: public, reads: [main-data], writes: [main-data] }
stores:
  main-data: { kind: relational }
`;

/** Loaded into the command: writes down, at its end, which packages it has loaded. */
const WITNESS = `const { writeFileSync } = require('node:fs');
process.on('exit', () => {
  const packages = Object.keys(require.cache).map((file) => file.split(/node_modules[\\\\/]/).at(-1).split(/[\\\\/]/)[0]);
  writeFileSync(process.env.WITNESS, JSON.stringify([...new Set(packages)]));
});
`;

const HEAVY = /^(aws-cdk-lib|constructs|cdk8s|cdk8s-plus-\d+|@aws-sdk|@smithy)$/;

describe('commands that only think', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'strata-light-'));
    writeFileSync(join(folder, 'blueprint.yaml'), BLUEPRINT);
    writeFileSync(join(folder, 'witness.cjs'), WITNESS);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Packages that a command has loaded. */
  const loadedBy = (...args: readonly string[]): string[] => {
    const witness = join(folder, 'packages.json');
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--require', join(folder, 'witness.cjs'), '--import', 'tsx', join(ROOT, 'bin/strata.ts'), ...args],
      { cwd: ROOT, encoding: 'utf8', env: { ...process.env, WITNESS: witness } },
    );
    if (status !== 0) throw new Error(`strata ${args.join(' ')} ended with ${status}:\n${stderr}`);
    return JSON.parse(readFileSync(witness, 'utf8')) as string[];
  };

  test.each([
    ['validate', 1, []],
    ['plan', 1, []],
    ['explain', 1, []],
    ['cost', 1, []],
    ['cost', 2, []],
    ['compare', 2, []],
    // What does not fit ends with another code: a sandbox does fit.
    ['quotas', 1, ['--profile', 'sandbox']],
    ['advise', 0, ['--users', '1000']],
    ['simulate', 1, []],
    ['upgrade', 1, ['--kubernetes', '1.37']],
    ['doctor', 0, []],
    // Last: the file is of another tier afterwards.
    ['promote', 1, ['--to', 'growth', '--yes']],
  ])('strata %s of %d blueprints loads neither the CDK nor cdk8s', (command, count, options) => {
    const packages = loadedBy(command, ...Array.from({ length: count }, () => join(folder, 'blueprint.yaml')), ...options);
    expect(packages).toContain('commander'); // the witness sees what is loaded
    expect(packages.filter((name) => HEAVY.test(name))).toEqual([]);
  });

  test('strata check of two assemblies loads neither the CDK nor the SDK', () => {
    writeFileSync(join(folder, 'Light.template.json'), JSON.stringify({ Resources: { Queue: { Type: 'AWS::SQS::Queue' } } }));
    const packages = loadedBy('check', folder, '--deployed', folder);
    expect(packages).toContain('commander');
    expect(packages.filter((name) => HEAVY.test(name))).toEqual([]);
  });

  test('strata render does load them, and the witness sees it', () => {
    const packages = loadedBy('render', join(folder, 'blueprint.yaml'), '--out', join(folder, 'out'));
    expect(packages.filter((name) => HEAVY.test(name))).toContain('aws-cdk-lib');
  });
});

describe('constructs of AWS', () => {
  test('load no cdk8s in any layer, so that it need not be installed', () => {
    const layers = readdirSync(join(ROOT, 'lib/layers'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const indexes = layers.map(({ name }) => join(ROOT, 'lib/layers', name, 'index.ts'));
    expect(indexes.length).toBeGreaterThan(5);
    const program = `for (const path of ${JSON.stringify(indexes)}) require(path);
      const loaded = (name) => Object.keys(require.cache).some((path) => path.includes('/node_modules/' + name + '/'));
      console.log(JSON.stringify({ cdk: loaded('aws-cdk-lib'), cdk8s: loaded('cdk8s'), plus: loaded('cdk8s-plus-28') }));`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--eval', program], { cwd: ROOT, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({ cdk: true, cdk8s: false, plus: false });
  });
});
