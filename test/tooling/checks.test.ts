import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifestsOf, templatesOf } from '../../scripts/assemblies';
import { inParallel, runCheck, Skip } from '../../scripts/check';
import { run, runOrThrow } from '../../scripts/program';

describe('runCheck', () => {
  const printed: string[] = [];
  const before = process.exitCode;

  beforeEach(() => {
    printed.length = 0;
    jest.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
  });
  afterEach(() => {
    process.exitCode = before;
  });

  test('ends with 0 when there are no findings', async () => {
    await runCheck(() => Promise.resolve({ findings: [], summary: '3 templates' }));
    expect([process.exitCode, printed]).toEqual([0, ['3 templates']]);
  });

  test('ends with 1 and prints every finding', async () => {
    await runCheck(() => Promise.resolve({ findings: ['a is open', 'b is open'], summary: '3 templates' }));
    expect([process.exitCode, printed]).toEqual([1, ['a is open', 'b is open', '2 findings in 3 templates']]);
  });

  test('ends with 77 and the reason when it cannot run here', async () => {
    await runCheck(() => Promise.reject(new Skip('no Python')));
    expect([process.exitCode, printed]).toEqual([77, ['no Python']]);
  });

  test('a fault of the check itself is a failure, never a pass', async () => {
    await runCheck(() => Promise.reject(new Error('broken')));
    expect(process.exitCode).toBe(1);
    expect(printed.join()).toContain('broken');
  });
});

describe('inParallel', () => {
  test('keeps the order of its items and no more than so many at work', async () => {
    let working = 0;
    let most = 0;
    const results = await inParallel([30, 1, 20, 2, 10], 2, async (ms) => {
      working += 1;
      most = Math.max(most, working);
      await new Promise((done) => setTimeout(done, ms));
      working -= 1;
      return ms;
    });
    expect(results).toEqual([30, 1, 20, 2, 10]);
    expect(most).toBe(2);
  });
});

describe('run', () => {
  test('keeps what was printed and the exit code', async () => {
    const ended = await run(process.execPath, ['-e', "console.log('out'); console.error('err'); process.exitCode = 3"]);
    expect(ended.code).toBe(3);
    expect(ended.stdout).toBe('out\n');
    expect(ended.output.split('\n').sort()).toEqual(['', 'err', 'out']);
  });

  test('a program that is not there ends with 127', async () => {
    expect((await run('strata-no-such-program', [])).code).toBe(127);
  });

  test('runOrThrow says what was run and what it printed', async () => {
    await expect(runOrThrow(process.execPath, ['-e', "throw new Error('no luck')"])).rejects.toThrow('no luck');
  });
});

describe('an assembly', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'strata-assembly-'));
    mkdirSync(join(folder, 'kubernetes/a/00-namespaces'), { recursive: true });
    for (const path of ['b.yaml', 'a.yaml', 'notes.txt']) writeFileSync(join(folder, 'kubernetes/a/00-namespaces', path), '');
    const artifacts = {
      Tree: { type: 'cdk:tree' },
      Data: {
        type: 'aws:cloudformation:stack',
        environment: 'aws://unknown-account/eu-west-1',
        properties: { templateFile: 'Data.template.json' },
      },
    };
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ artifacts }));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('lists its templates with their regions', () => {
    expect(templatesOf(folder)).toEqual([{ stack: 'Data', region: 'eu-west-1', file: join(folder, 'Data.template.json') }]);
  });

  test('lists its manifests in order', () => {
    expect(manifestsOf(folder)).toEqual(['a.yaml', 'b.yaml'].map((name) => join(folder, 'kubernetes/a/00-namespaces', name)));
  });
});
