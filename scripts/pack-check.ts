import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { runCheck } from './check';
import { RESOLUTION_MODES } from './packed/modes';
import { AWS_ONLY, awsOnly, exportsByImport, exportsByRequire, loads, runExamples, withCharts, wrong } from './packed/sources';
import { installed, ROOT, run, runOrThrow } from './program';

interface Package {
  readonly name: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, unknown>>;
}

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

/** A project of somebody else's, as `npm init` leaves it, in which things are installed and tried. */
class Project {
  readonly findings: string[] = [];

  constructor(readonly folder: string) {
    mkdirSync(folder);
    this.write('package.json', JSON.stringify({ name: 'mine', version: '1.0.0', private: true }));
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.folder, path), text);
  }

  has(name: string): boolean {
    return existsSync(join(this.folder, 'node_modules', name, 'package.json'));
  }

  async install(...packages: readonly string[]): Promise<void> {
    await runOrThrow('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts', ...packages], {
      cwd: this.folder,
    });
  }

  /** Runs a program, and expects its exit code and something in what it says. */
  async expect(what: string, program: string, args: readonly string[], { code: wanted = 0, says = /(?:)/ } = {}): Promise<string> {
    const { code, output } = await run(program, args, { cwd: this.folder, env: { CDK_OUTDIR: undefined, CDK_CONTEXT_JSON: undefined } });
    if (code !== wanted || !says.test(output))
      this.findings.push(`${what}: expected ${wanted} and ${String(says)}, ended with ${code} and:\n${output}`);
    return output;
  }

  node(what: string, file: string, says: RegExp): Promise<string> {
    return this.expect(what, process.execPath, [file], { says });
  }
}

const subpathsOf = ({ name, exports }: Package): string[] =>
  Object.keys(exports)
    .filter((key) => !key.endsWith('.json'))
    .map((key) => posix.join(name, key));

/** A file of TypeScript has the types it names, in every way to find them, and says `built` when it is compiled and run. */
const typedAndRun = async (project: Project, what: string, source: string): Promise<void> => {
  project.write(`${what}.ts`, source);
  for (const { name: mode, program, args } of RESOLUTION_MODES)
    await project.expect(`types of the ${what} with ${mode}`, program, [...args, `${what}.ts`]);
  const options = ['--module', 'nodenext', '--target', 'es2022', '--types', 'node', '--skipLibCheck', '--outDir', '.'];
  await project.expect(`the ${what} in TypeScript, compiled`, installed('tsc'), [...options, `${what}.ts`]);
  await project.node(`the CommonJS ${what}`, `${what}.js`, /^built$/m);
};

/** With the CDK alone: constructs are there, in every kind of module and for every kind of resolution; manifests are refused by name. */
const withoutKubernetes = async (project: Project, pkg: Package): Promise<void> => {
  const { name } = pkg;
  const layers = AWS_ONLY.map((layer) => `${name}/${layer}`);
  for (const peer of Object.keys(pkg.peerDependenciesMeta))
    if (project.has(peer)) project.findings.push(`${peer} is optional, and was installed all the same`);
  project.write('loads.cjs', loads(layers));
  await project.node('what the layers load', 'loads.cjs', /^aws-cdk-lib$/m);
  project.write('loads-network.cjs', loads([`${name}/network`]));
  await project.node('what the network loads', 'loads-network.cjs', /^aws-cdk-lib$/m);
  await typedAndRun(project, 'constructs', awsOnly(name));
  project.write(
    'constructs.mjs',
    awsOnly(name)
      .replace(/, type \w+/g, '')
      .replace(/const (\w+): [^=]+ =/g, 'const $1 =')
      .replace(/ as App/, '')
      .replace(/\(template as \{[^)]*\)/, 'template'),
  );
  await project.node('the ES module app', 'constructs.mjs', /^built$/m);
  const mistakes = wrong(name);
  project.write('wrong.ts', mistakes.source);
  for (const says of mistakes.errors)
    await project.expect(
      'a wrong prop',
      installed('tsc'),
      ['--noEmit', '--strict', '--module', 'nodenext', '--skipLibCheck', '--types', '', 'wrong.ts'],
      { code: 1, says },
    );
  const blueprint = join('node_modules', name, 'blueprints/startup.yaml');
  await project.expect('strata validate', 'npx', ['--no-install', 'strata', 'validate', blueprint]);
  await project.expect('strata quotas of an account without the SDK', 'npx', ['--no-install', 'strata', 'quotas', blueprint, '--account'], {
    code: 2,
    says: /BP089.*npm install @aws-sdk/s,
  });
  await project.expect('strata render without cdk8s', 'npx', ['--no-install', 'strata', 'render', blueprint, '--out', 'rendered'], {
    code: 2,
    says: /BP403.*cdk8s/s,
  });
};

/** Every name of every subpath can be required and imported. */
const sameNames = async (project: Project, subpaths: readonly string[]): Promise<void> => {
  project.write('names.cjs', exportsByRequire(subpaths));
  project.write('names.mjs', exportsByImport(subpaths));
  const required = await project.node('names by require', 'names.cjs', /^\[\[/);
  const imported = await project.node('names by import', 'names.mjs', /^\[\[/);
  if (required !== imported) project.findings.push(`require and import find other names:\n${required}${imported}`);
};

/** The examples, compiled against the types of the package and run as a user would, in both kinds of modules. */
const examples = async (project: Project): Promise<number> => {
  const files = readdirSync(join(ROOT, 'examples')).filter((name) => name.endsWith('.ts'));
  for (const [type, load] of [
    ['commonjs', (file: string) => `require('./${file}')`],
    ['module', (file: string) => `import('./${file}')`],
  ] as const) {
    const folder = join(project.folder, type);
    mkdirSync(folder);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type }));
    for (const file of files) copyFileSync(join(ROOT, 'examples', file), join(folder, file));
    const options = ['--strict', '--module', 'nodenext', '--target', 'es2022', '--skipLibCheck', '--types', 'node', '--outDir', folder];
    await project.expect(`types of the examples as ${type}`, installed('tsc'), [
      ...options,
      '--rootDir',
      folder,
      ...files.map((file) => join(folder, file)),
    ]);
    writeFileSync(
      join(folder, 'run.js'),
      runExamples(
        files.map((file) => file.replace(/\.ts$/, '.js')),
        load,
      ),
    );
    await project.node(`the examples as ${type}`, join(type, 'run.js'), new RegExp(`^${files.length} examples$`, 'm'));
  }
  return files.length;
};

void runCheck(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'strata-pack-'));
  try {
    const pkg = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Package;
    const { tarball, files } = await pack(folder);
    const project = new Project(join(folder, 'project'));
    project.findings.push(...files.filter((path) => FOREIGN.test(path)).map((path) => `${path} is in the package`));
    const optional = Object.keys(pkg.peerDependenciesMeta);
    const version = (name: string): string => `${name}@${pkg.devDependencies[name] ?? ''}`;
    const needed = Object.keys(pkg.peerDependencies).filter((name) => !optional.includes(name));
    await project.install(tarball, ...[...needed, '@types/node'].map(version));
    await withoutKubernetes(project, pkg);
    await project.install(...optional.map(version));
    await typedAndRun(project, 'charts', withCharts(pkg.name));
    await sameNames(project, subpathsOf(pkg));
    const count = await examples(project);
    await project.expect('strata render', 'npx', [
      '--no-install',
      'strata',
      'render',
      join('node_modules', pkg.name, 'blueprints/startup.yaml'),
      '--out',
      'rendered',
    ]);
    const summary = `${files.length} files, installed into an empty project: ${RESOLUTION_MODES.length} ways to find types, ${count} examples as both kinds of modules`;
    return { findings: project.findings, summary };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
