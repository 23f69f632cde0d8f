import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

const HEAVY = /^(aws-cdk-lib|constructs|cdk8s|cdk8s-plus-\d+)$/;

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

  test.each(['validate', 'plan', 'explain'])('strata %s loads neither the CDK nor cdk8s', (command) => {
    const packages = loadedBy(command, join(folder, 'blueprint.yaml'));
    expect(packages).toContain('yaml'); // the witness sees what is loaded
    expect(packages.filter((name) => HEAVY.test(name))).toEqual([]);
  });

  test('strata render does load them, and the witness sees it', () => {
    const packages = loadedBy('render', join(folder, 'blueprint.yaml'), '--out', join(folder, 'out'));
    expect(packages.filter((name) => HEAVY.test(name))).toContain('aws-cdk-lib');
  });
});
