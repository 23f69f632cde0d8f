import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runApp } from '../../lib/cli/app';
import { inFolder, ROOT, terminal } from './terminal';

/** One run of the app as the CDK CLI starts it, in this process. */
const app = async (context: Record<string, unknown>, { cwd = ROOT, env = {} }: { cwd?: string; env?: Record<string, string> } = {}) => {
  const { io, stdout, stderr } = terminal({ cwd, env: { CDK_CONTEXT_JSON: JSON.stringify(context), ...env } });
  const code = await runApp([], io);
  return { code, stdout: stdout(), stderr: stderr() };
};

const filesIn = (folder: string): Record<string, string> => {
  const walk = (path: string): string[] =>
    readdirSync(path).flatMap((name) => (statSync(join(path, name)).isDirectory() ? walk(join(path, name)) : [join(path, name)]));
  return Object.fromEntries(
    walk(folder)
      .sort()
      .map((path) => [relative(folder, path), readFileSync(path, 'utf8')]),
  );
};

it('writes the same bytes in this process and in one of its own, whatever the CDK says beside the context', () =>
  inFolder(async (folder) => {
    const [here, there] = [join(folder, 'here'), join(folder, 'there')];
    expect(await app({ tier: 'startup' }, { env: { CDK_OUTDIR: here } })).toEqual({ code: 0, stdout: '', stderr: '' });
    const noise = {
      tier: 'startup',
      'aws:cdk:enable-path-metadata': true,
      '@aws-cdk/core:defaultCrossStackReferences': 'weak',
      'aws:cdk:version-reporting': true,
    };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', join(ROOT, 'bin/app.ts')], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, CDK_OUTDIR: there, CDK_CONTEXT_JSON: JSON.stringify(noise) },
    });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(Object.keys(filesIn(here))).toEqual(expect.arrayContaining(['manifest.json', 'report/plan.json']));
    expect(filesIn(there)).toEqual(filesIn(here));
  }));

it('takes the tier of cdk.json when nobody names anything, and writes to cdk.out', () =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, 'cdk.json'), JSON.stringify({ context: { 'strata:tier': 'startup', profile: 'production' } }));
    expect(await app({}, { cwd: folder })).toMatchObject({ code: 0 });
    const { tier, profile } = JSON.parse(readFileSync(join(folder, 'cdk.out/report/plan.json'), 'utf8')) as Record<string, string>;
    expect([tier, profile]).toEqual(['startup', 'production']);
  }));

describe('what is refused', () => {
  it.each([
    ['a wrong tier', { tier: 'starup' }, 'BP082', 'did you mean "startup"?'],
    ['a tier that is not built', { tier: 'scale' }, 'BP305', 'built are startup, growth'],
    ['another tier than that of the file', { tier: 'growth', blueprint: 'blueprints/startup.yaml' }, 'BP201', 'tier'],
    ['a file with mistakes', { blueprint: 'test/cli/damaged/several.yaml' }, 'BP204', 'several.yaml:10:13'],
    ['a file that is not there', { blueprint: 'nowhere.yaml' }, 'BP001', 'nowhere.yaml'],
    ['a phase beyond the last', { tier: 'startup', phase: '2' }, 'BP083', 'one phase'],
    ['a phase that is no number', { tier: 'startup', phase: 'last' }, 'BP083', 'one phase'],
    ['an upgrade of a tier that is not built', { tier: 'startup', from: 'netflix' }, 'BP305', 'cannot be built'],
    ['an upgrade of a file with mistakes', { tier: 'startup', from: 'test/cli/damaged/several.yaml' }, 'BP084', 'several.yaml:10:13'],
    ['a wrong profile', { tier: 'startup', profile: 'prod' }, 'BP082', 'sandbox or production'],
  ])('is %s, and the former output stays', (_, context, code, words) =>
    inFolder(async (folder) => {
      const out = join(folder, 'cdk.out');
      mkdirSync(out);
      writeFileSync(join(out, 'manifest.json'), 'former');
      const answer = await app(context, { env: { CDK_OUTDIR: out } });
      expect(answer).toMatchObject({ code: 2, stdout: '' });
      expect(answer.stderr).toContain(`error[${code}]`);
      expect(answer.stderr).toContain(words);
      expect(answer.stderr).toMatch(/nothing was written\n$/);
      expect(filesIn(folder)).toEqual({ 'cdk.out/manifest.json': 'former' });
    }),
  );

  it('is a folder without any blueprint', () =>
    inFolder(async (folder) => {
      const { code, stderr } = await app({}, { cwd: folder });
      expect(code).toBe(2);
      expect(stderr).toContain('error[BP081]');
      expect(existsSync(join(folder, 'cdk.out'))).toBe(false);
    }));
});

it('writes into the folder that the CDK has locked', () =>
  inFolder(async (folder) => {
    const out = join(folder, 'cdk.out');
    mkdirSync(out);
    writeFileSync(join(out, 'synth.lock'), '1');
    expect(await app({ tier: 'startup', phase: '1' }, { env: { CDK_OUTDIR: out } })).toMatchObject({ code: 0 });
    expect(existsSync(join(out, 'manifest.json'))).toBe(true);
  }));

it('prints warnings on stderr and goes on', () =>
  inFolder(async (folder) => {
    writeFileSync(
      join(folder, 'blueprint.yaml'),
      'version: 1\nname: x\ntier: startup\nprofile: sandbox\nstores: { idle: { kind: object } }\n',
    );
    const { code, stdout, stderr } = await app({}, { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/^warning\[BP\d+\] stores\.idle/);
    expect(existsSync(join(folder, 'cdk.out/manifest.json'))).toBe(true);
  }));

describe('in a process of its own', () => {
  const spawn = (program: string, args: readonly string[], env: Record<string, string> = {}) =>
    spawnSync(process.execPath, ['--import', 'tsx', join(ROOT, program), ...args], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });

  it('ends with the code of the answer', () => {
    const { status, stdout, stderr } = spawn('bin/strata.ts', ['plan', '--tier', 'grwth']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('did you mean "growth"?');
  });

  it('survives a reader that has gone away', () => {
    const strata = `${process.execPath} --import tsx bin/strata.ts`;
    const { stdout, stderr } = spawnSync('bash', ['-c', `${strata} plan --json | true; echo "\${PIPESTATUS[0]}"`], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect({ stdout, stderr }).toEqual({ stdout: '0\n', stderr: '' });
  });

  (process.platform === 'linux' ? it : it.skip)('says when the result cannot be written', () => {
    const { status, stderr } = spawnSync('bash', ['-c', `${process.execPath} --import tsx bin/strata.ts plan > /dev/full`], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 70, stderr: expect.stringMatching(/^strata: the result cannot be written: ENOSPC/) });
  });
});
