import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blueprintJsonSchema } from '../../lib/blueprint';
import { run } from '../../lib/cli/program';
import { expectGolden } from '../support/golden';
import { inFolder, strata, terminal, type TerminalOptions } from './terminal';

/** A whole run as a reader of a terminal sees it. */
const transcript = async (argv: readonly string[], options?: TerminalOptions): Promise<string> => {
  const { code, stdout, stderr } = await strata(argv, options);
  return `$ strata ${argv.join(' ')}\n${stdout}${stderr && `--- stderr\n${stderr}`}--- exit ${code}\n`;
};

describe('answers that were read by a person', () => {
  it.each([
    ['validate-ok', ['validate', 'blueprints/startup.yaml']],
    ['plan', ['plan', 'blueprints/examples/01-one-service.yaml']],
    ['explain-id', ['explain', 'blueprints/examples/01-one-service.yaml', 'network/main']],
    ['validate-errors', ['validate', 'test/cli/damaged/several.yaml']],
    ['wrong-tier', ['plan', '--tier', 'grwth']],
    ['unbuilt-tier', ['validate', '--tier', 'scale']],
    ['wrong-id', ['explain', 'network']],
    ['unknown-command', ['explian', 'network/main']],
    ['unknown-option', ['plan', '--jsn']],
    ['no-file', ['validate', 'blueprints/starup.yaml']],
    ['help', ['--help']],
    ['help-explain', ['explain', '--help']],
    ['help-cost', ['cost', '--help']],
    ['help-compare', ['compare', '--help']],
    ['help-doctor', ['doctor', '--help']],
    ['help-promote', ['promote', '--help']],
    ['promote', ['promote', 'blueprints/examples/08-postgres-for-everything.yaml', '--to', 'growth', '--dry-run']],
    ['promote-down', ['promote', 'blueprints/growth.yaml', '--to', 'startup']],
  ])('%s', async (name, argv) => expectGolden(`cli/golden/${name}.txt`, await transcript(argv)));
});

describe('exit codes and streams', () => {
  it('puts a result on stdout and nothing on stderr', async () => {
    const { code, stdout, stderr } = await strata(['validate', '--tier', 'startup']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^blueprints\/startup\.yaml: ok \(streamflix, startup, sandbox: /);
  });

  it('puts errors on stderr and nothing on stdout', async () => {
    const { code, stdout, stderr } = await strata(['plan', 'test/cli/damaged/several.yaml']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('several.yaml:4:10');
  });

  it('puts warnings on stderr, and the result nevertheless on stdout', () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'blueprint.yaml'), 'version: 1\nname: x\ntier: startup\nstores: { idle: { kind: object } }\n');
      const { code, stdout, stderr } = await strata(['validate'], { cwd: folder });
      expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('ok, with 1 warning') as string });
      expect(stderr).toMatch(/^warning\[BP\d+\]/);
    }));

  it('answers no command with the help, on stderr', async () => {
    const { code, stdout, stderr } = await strata([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('validate [options] [file]');
  });

  it.each([['--help'], ['--version'], ['plan', '--help']])('answers %s on stdout', async (...argv) => {
    const { code, stdout, stderr } = await strata(argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toBe('');
  });

  it('tells a fault of its own from a mistake of the user, in one line', async () => {
    const { io, stderr } = terminal();
    const broken = {
      ...io,
      stdout: {
        write: () => {
          throw new Error('the disk\nis full');
        },
      },
    };
    expect(await run(['schema'], broken)).toBe(70);
    expect(stderr()).toMatch(/^strata: a fault of this program, not of your blueprint: the disk·is full \(please report it.*\)\n$/);
    expect(await run(['schema', '--debug'], broken)).toBe(70);
    expect(stderr()).toMatch(/\n {4}at /);
  });
});

describe('--json', () => {
  const json = async (argv: readonly string[], options?: TerminalOptions) => {
    const { code, stdout, stderr } = await strata([...argv, '--json'], options);
    return { code, stderr, value: JSON.parse(stdout) as Record<string, unknown> };
  };

  it('prints the plan itself', async () => {
    const { code, value } = await json(['plan', '--tier', 'startup']);
    expect({ code, value }).toMatchObject({ code: 0, value: { planVersion: 1, name: 'streamflix', tier: 'startup' } });
  });

  it('prints an explanation, whole or of one id', async () => {
    const all = await json(['explain']);
    const one = await json(['explain', 'network/main']);
    const [entry, ...more] = one.value['entries'] as readonly { id: string }[];
    expect(entry).toMatchObject({ id: 'network/main', engine: 'vpc', considered: expect.any(Array) as unknown });
    expect(more).toEqual([]);
    expect(all.value['entries']).toContainEqual(entry);
  });

  it('says that a blueprint is in order', async () =>
    expect((await json(['validate'])).value).toEqual({
      ok: true,
      name: 'streamflix',
      tier: 'startup',
      profile: 'sandbox',
      diagnostics: [],
    }));

  it.each([
    ['a damaged file', ['validate', 'test/cli/damaged/several.yaml']],
    ['a wrong tier', ['plan', '--tier', 'x']],
    ['a wrong id', ['explain', 'x/y']],
    ['an unknown command', ['explian']],
    ['a render that is refused', ['render', 'test/cli/damaged/several.yaml', '--out', 'x']],
  ])('answers %s with diagnostics on stdout, and nothing on stderr', async (_, argv) => {
    const { code, stderr, value } = await json(argv);
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    expect(value).toMatchObject({
      ok: false,
      diagnostics: expect.arrayContaining([expect.objectContaining({ code: expect.stringMatching(/^BP\d{3}$/) as string })]) as unknown,
    });
  });
});

it('prints the schema that the package ships', async () => {
  const { code, stdout } = await strata(['schema']);
  expect({ code, schema: JSON.parse(stdout) as unknown }).toEqual({ code: 0, schema: blueprintJsonSchema() });
});

describe('explain', () => {
  it.each([
    ['a file', ['explain', 'blueprints/startup.yaml'], /^streamflix · startup/],
    ['an id', ['explain', 'keys/main'], /^keys\/main → kms/],
    ['a file and an id', ['explain', 'blueprints/examples/01-one-service.yaml', 'keys/main'], /^keys\/main → kms/],
  ])('takes %s', async (_, argv, expected) => expect((await strata(argv)).stdout).toMatch(expected));
});

describe('colour', () => {
  const coloured = async (argv: readonly string[], options: TerminalOptions) => {
    const { stdout, stderr } = await strata(argv, options);
    return [stdout, stderr].map((text) => text.includes('\u001b['));
  };
  const damaged = ['validate', 'test/cli/damaged/several.yaml'];
  it('is on a terminal', async () => {
    expect(await coloured(['plan'], { columns: 80 })).toEqual([true, false]);
    expect(await coloured(damaged, { columns: 80 })).toEqual([false, true]);
  });
  it('is not in a file, nor with NO_COLOR, nor with --no-color', async () => {
    expect(await coloured(['plan'], {})).toEqual([false, false]);
    expect(await coloured(damaged, { columns: 80, env: { NO_COLOR: '1' } })).toEqual([false, false]);
    expect(await coloured([...damaged, '--no-color'], { columns: 80 })).toEqual([false, false]);
  });
});

describe('render', () => {
  it('writes templates, manifests and reports', () =>
    inFolder(async (folder) => {
      const out = join(folder, 'deep', 'out');
      const { code, stdout, stderr } = await strata(['render', '--tier', 'startup', '--out', out]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain('streamflix (startup, sandbox)');
      expect(readdirSync(out)).toEqual(
        expect.arrayContaining(['kubernetes', 'manifest.json', 'report', 'streamflix-us-east-1-Network.template.json']),
      );
      expect(readdirSync(join(out, 'kubernetes'))).toEqual(['streamflix-us-east-1']);
      const planned = JSON.parse(readFileSync(join(out, 'report', 'plan.json'), 'utf8')) as unknown;
      expect(planned).toEqual(JSON.parse((await strata(['plan', '--tier', 'startup', '--json'])).stdout));
    }));

  it('takes no folder away that holds something else', () =>
    inFolder(async (folder) => {
      mkdirSync(join(folder, 'work'));
      writeFileSync(join(folder, 'work', 'thesis.txt'), 'years');
      const { code, stderr } = await strata(['render', '--tier', 'startup', '--out', join(folder, 'work')]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/error\[BP086\] work holds something other than an earlier output[\s\S]*nothing was written\n$/);
      cpSync(join(folder, 'work'), join(folder, 'repository'), { recursive: true });
      mkdirSync(join(folder, 'repository', '.git'));
      expect((await strata(['render', '--tier', 'startup', '--out', join(folder, 'repository')])).stderr).toContain('holds .git');
      expect(existsSync(join(folder, 'work', 'thesis.txt'))).toBe(true);
    }));

  it('says what the file system has against a folder', () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'file'), '');
      const { code, stderr } = await strata(['render', '--tier', 'startup', '--out', join(folder, 'file', 'out')]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/the path, or a part of it, is not a folder[\s\S]*nothing was written/);
    }));
});
