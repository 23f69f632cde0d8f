import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = resolve(__dirname, '../..');
/** As a file: what is run stands in a folder of its own. */
const TSX = pathToFileURL(require.resolve('tsx')).href;

const BLUEPRINT = `version: 1
name: light
tier: startup
services:
  web: { runtime: node, role: site, expose: public, reads: [main-data], writes: [main-data] }
stores:
  main-data: { kind: relational }
`;

/** Runs one command after another in one process, and writes down which packages are loaded after each: what none loads, no one does. */
const WITNESS = `const { writeFileSync } = require('node:fs');
const [program, out, ...commands] = process.argv.slice(2);
const { run } = require(program);
const quiet = { write: () => true };
let errors = '';
const io = { stdout: quiet, stderr: { write: (text) => (errors += text) }, env: {}, cwd: process.cwd(), today: () => '2026-11-26' };
const packages = () => [
  ...new Set(Object.keys(require.cache).map((file) => file.split(/node_modules[\\\\/]/).at(-1).split(/[\\\\/]/)[0])),
];
void (async () => {
  const seen = [];
  for (const argv of commands.map((text) => JSON.parse(text))) {
    errors = '';
    const code = await run(argv, io);
    seen.push({ code, errors, packages: packages() });
  }
  writeFileSync(out, JSON.stringify(seen));
})();
`;

const HEAVY = /^(aws-cdk-lib|constructs|cdk8s|cdk8s-plus-\d+|@aws-sdk|@smithy)$/;

interface Seen {
  readonly code: number;
  readonly errors: string;
  readonly packages: readonly string[];
}

/** Each with the number of blueprints that stand behind the command. `promote` stands last: the file is of another tier afterwards. */
const COMMANDS: readonly (readonly [command: string, blueprints: number, options: readonly string[]])[] = [
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
  ['check', 0, ['assembly', '--deployed', 'assembly']],
  ['promote', 1, ['--to', 'growth', '--yes']],
];

describe('commands that only think', () => {
  let folder: string;
  let seen: readonly Seen[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'strata-light-'));
    const put = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    put('blueprint.yaml', BLUEPRINT);
    mkdirSync(join(folder, 'assembly'));
    put('assembly/Light.template.json', JSON.stringify({ Resources: { Queue: { Type: 'AWS::SQS::Queue' } } }));
    const argv = COMMANDS.map(([command, count, options]) => [command, ...Array<string>(count).fill('blueprint.yaml'), ...options]);
    const commands = [...argv, ['render', 'blueprint.yaml', '--out', 'out']].map((one) => JSON.stringify(one));
    const args = ['--import', TSX, put('witness.cjs', WITNESS), join(ROOT, 'lib/cli/program.ts'), join(folder, 'seen.json'), ...commands];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`ended with ${status}:\n${stderr}`);
    seen = JSON.parse(readFileSync(join(folder, 'seen.json'), 'utf8')) as Seen[];
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(COMMANDS.map(([command, count], i) => [command, count, i] as const))(
    'strata %s of %d blueprints loads neither the CDK nor cdk8s nor an SDK',
    (_, __, i) => {
      const { code, errors, packages = [] } = seen[i] ?? {};
      expect({ code, errors: code === 0 ? '' : errors }).toEqual({ code: 0, errors: '' });
      expect(packages).toContain('commander'); // the witness sees what is loaded
      expect(packages.filter((name) => HEAVY.test(name))).toEqual([]);
    },
  );

  test('strata render does load them, and the witness sees it', () => {
    expect(seen.at(-1)?.packages.filter((name) => HEAVY.test(name))).toContain('aws-cdk-lib');
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
