import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCheck } from './check';
import { installed, ROOT, run, runOrThrow } from './program';

interface Package {
  readonly name: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, unknown>>;
}

/** What a user writes: one construct, taken by its subpath, in an app of their own. */
const app = (imports: string): string => `${imports}
const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'Mine', { env: { region: 'eu-west-1' } });
const zones = ['euw1-az1', 'euw1-az2'].map((zoneId, i) => ({ zoneId, public: \`10.1.\${i}.0/24\`, private: \`10.1.\${i + 4}.0/24\`, data: \`10.1.\${i + 8}.0/24\` }));
new ZonedVpc(stack, 'Network', { name: 'mine', cidr: '10.1.0.0/16', region: 'eu-west-1', zones });
const resources: { Type: string }[] = Object.values(app.synth().getStackByName('Mine').template.Resources);
console.log(resources.filter((r) => r.Type === 'AWS::EC2::Subnet').length);
`;

const withoutTypes = (source: string): string => source.replace(': { Type: string }[]', '');

const modules = (name: string): string => app(`import { App, Stack } from 'aws-cdk-lib';\nimport { ZonedVpc } from '${name}/network';`);
const commonjs = (name: string): string =>
  withoutTypes(app(`const { App, Stack } = require('aws-cdk-lib');\nconst { ZonedVpc } = require('${name}/network');`));

/** Two zones with three kinds of subnets. */
const SUBNETS = '6';

/** What has no place in the package. */
const FOREIGN = /^(test|scripts|docs|node_modules|coverage|cdk\.out|lib|bin|\.)/;

/** Packs and returns the path of the tarball and the files in it. */
const pack = async (folder: string): Promise<{ tarball: string; files: string[] }> => {
  const { stdout } = await runOrThrow('npm', ['pack', '--json', '--silent', '--pack-destination', folder]);
  const json = stdout.slice(stdout.search(/^[[{]\s*$/m));
  const [packed] = Object.values(JSON.parse(json) as Record<string, { filename: string; files: { path: string }[] }>);
  if (!packed) throw new Error(`npm pack gave no tarball:\n${stdout}`);
  return { tarball: join(folder, packed.filename), files: packed.files.map((f) => f.path) };
};

const install = async (folder: string, tarball: string, { peerDependencies, devDependencies }: Package): Promise<void> => {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'mine', version: '1.0.0', private: true }));
  const peers = Object.keys(peerDependencies).map((name) => `${name}@${devDependencies[name] ?? ''}`);
  await runOrThrow('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts', tarball, ...peers], {
    cwd: folder,
  });
};

/** One program of the empty project: what it prints, or what is wrong with it. */
const expectLine = async (what: string, folder: string, args: readonly string[], expected: string): Promise<string[]> => {
  const { code, output } = await run(process.execPath, args, { cwd: folder, env: { CDK_VALIDATION: 'false', CDK_OUTDIR: undefined } });
  const last = output.trimEnd().split('\n').at(-1);
  return code === 0 && last === expected ? [] : [`${what}: expected ${expected}, ended with ${code} and:\n${output}`];
};

const expectSuccess = async (what: string, folder: string, program: string, args: readonly string[]): Promise<string[]> => {
  const { code, output } = await run(program, args, { cwd: folder });
  return code === 0 ? [] : [`${what} ended with ${code}:\n${output}`];
};

const checkInside = async (folder: string, pkg: Package): Promise<string[]> => {
  const subpaths = Object.keys(pkg.exports).filter((key) => !key.endsWith('.json'));
  writeFileSync(join(folder, 'app.cjs'), commonjs(pkg.name));
  writeFileSync(join(folder, 'app.mjs'), withoutTypes(modules(pkg.name)));
  writeFileSync(join(folder, 'app.mts'), modules(pkg.name));
  writeFileSync(
    join(folder, 'all.mjs'),
    `${subpaths.map((s) => `await import('${join(pkg.name, s)}');`).join('\n')}\nconsole.log('loaded');\n`,
  );
  const blueprint = join('node_modules', pkg.name, 'blueprints/startup.yaml');
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2023', '--types', ''];
  return [
    ...(await expectLine('the CommonJS app', folder, ['app.cjs'], SUBNETS)),
    ...(await expectLine('the ES module app', folder, ['app.mjs'], SUBNETS)),
    ...(await expectLine('all subpaths', folder, ['all.mjs'], 'loaded')),
    ...(await expectSuccess('the types of the app', folder, installed('tsc'), [...options, 'app.mts'])),
    ...(await expectSuccess('strata validate', folder, 'npx', ['--no-install', 'strata', 'validate', blueprint])),
  ];
};

void runCheck(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'strata-pack-'));
  try {
    const project = join(folder, 'project');
    mkdirSync(project);
    const pkg = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Package;
    const { tarball, files } = await pack(folder);
    const foreign = files.filter((path) => FOREIGN.test(path)).map((path) => `${path} is in the package`);
    await install(project, tarball, pkg);
    const findings = [...foreign, ...(await checkInside(project, pkg))];
    return { findings, summary: `${files.length} files, installed into an empty project, imported both ways` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
