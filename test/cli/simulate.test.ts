import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectGolden } from '../support/golden';
import { inFolder, strata } from './terminal';

interface Answer {
  readonly breaks: readonly { readonly part: string; readonly time: string }[];
  readonly headroom: { readonly breaks: number } | null;
  readonly load: number;
  readonly seed: number;
  readonly parts: readonly { readonly id: string; readonly hours: readonly unknown[] }[];
}

const json = async (...argv: readonly string[]): Promise<{ readonly code: number; readonly answer: Answer }> => {
  const { code, stdout } = await strata(['simulate', ...argv, '--json']);
  return { code, answer: JSON.parse(stdout) as Answer };
};

describe('strata simulate', () => {
  it.each([
    ['simulate', ['--tier', 'startup', '--profile', 'production']],
    ['simulate-zone', ['--tier', 'growth', '--lose-zone', '1', '--at', '19']],
    ['simulate-wrong', ['--tier', 'growth', '--lose-zone', '4', '--at', '25', '--load', '-1', '--seed', '1.5']],
  ])('answers as a person has read it: %s', async (name, argv) => {
    const { code, stdout, stderr } = await strata(['simulate', ...argv]);
    await Promise.resolve(
      expectGolden(
        `cli/golden/${name}.txt`,
        `$ strata simulate ${argv.join(' ')}\n${stdout}${stderr && `--- stderr\n${stderr}`}--- exit ${code}\n`,
      ),
    );
  });

  it('ends with 0 if nothing breaks, and with 1 if something does', async () => {
    const well = await json('--tier', 'growth', '--profile', 'production');
    expect({ code: well.code, breaks: well.answer.breaks }).toEqual({ code: 0, breaks: [] });
    expect(well.answer.headroom?.breaks).toBeGreaterThan(1);
    const ill = await json('--tier', 'growth', '--profile', 'production', '--load', '10');
    expect({ code: ill.code, headroom: ill.answer.headroom }).toEqual({ code: 1, headroom: null });
    expect(ill.answer.breaks.length).toBeGreaterThan(1);
  });

  it('simulates Netflix at its full size, without a region', async () => {
    const { code, stdout } = await strata(['simulate', '--tier', 'netflix', '--lose-region', 'us-west-2']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('us-west-2 is lost at 20:00') as string });
    expect(stdout).toMatch(/\nNothing breaks\. At 1\.\d+ times this load the first thing would: /);
  });

  it('tells each hour of each part', async () => {
    const { answer } = await json('--tier', 'startup');
    for (const { hours } of answer.parts) expect(hours).toHaveLength(24);
  });

  it('is the same day for the same seed', async () => {
    const run = async (seed: string): Promise<string> => (await strata(['simulate', '--tier', 'growth', '--seed', seed])).stdout;
    expect(await run('7')).toBe(await run('7'));
    expect(await run('8')).not.toBe(await run('7'));
  });

  it('takes a tier that no plan builds from the capacity model, with the load of a blueprint', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'large.yaml');
      const write = (subscribers: number): void =>
        writeFileSync(
          file,
          `version: 1\nname: large\ntier: scale\nload: { subscribers: ${subscribers} }\nservices: { web: { runtime: node, role: site, expose: public } }\n`,
        );
      write(9_000_000);
      const { code, stdout } = await strata(['simulate', file]);
      expect({ code, stdout }).toEqual({
        code: 0,
        stdout: expect.stringMatching(/^large · scale · production · us-east-1\nThis version does not build this tier/) as string,
      });
      write(18_000_000);
      expect((await strata(['simulate', file])).stdout).not.toBe(stdout);
      writeFileSync(file, 'version: 1\nname: large\ntier: scale\nservices: { web: { runtime: node, calls: [nobody] } }\n');
      expect((await strata(['simulate', file])).code).toBe(2);
    }));

  it('writes a chart, or says why it cannot', () =>
    inFolder(async (folder) => {
      const { code } = await strata(['simulate', '--tier', 'startup', '--svg', 'day.svg'], { cwd: folder });
      expect(code).toBe(0);
      expect(readFileSync(join(folder, 'day.svg'), 'utf8')).toMatch(/^<svg /);
      const refused = await strata(['simulate', '--tier', 'startup', '--svg', 'no/such/day.svg'], { cwd: folder });
      expect(refused).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('BP086') as string });
    }));

  it.each([
    [['--lose-zone', '0']],
    [['--lose-zone', 'a']],
    [['--lose-region', 'eu-west-1']],
    [['--lose-zone', '1', '--lose-region', 'us-east-1']],
    [['--at', '20']],
    [['--lose-zone', '1', '--at', '24']],
    [['--lose-zone', '1', '--at', '-1']],
    [['--seed', 'x']],
    [['--seed', '4294967296']],
    [['--load', 'NaN']],
    [['--load', 'Infinity']],
    [['--load', '-1']],
    [['--load', '0x10']],
    [['--load', '1e13']],
    [['--load', '']],
  ])('refuses %s', async (argv) => {
    const { code, stdout, stderr } = await strata(['simulate', '--tier', 'startup', ...argv]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('error[BP093]');
  });

  it.each(['0', '1e12', '0.5', '1_000'])('takes a load of %s', async (load) => {
    const { stdout } = await strata(['simulate', '--tier', 'startup', '--load', load, '--json']);
    expect(stdout).not.toMatch(/NaN|Infinity/);
    expect((JSON.parse(stdout) as Answer).load).toBe(Number(load.replace('_', '')));
  });
});
