import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Advice } from '../../lib/advise';
import { numberOf } from '../../lib/cli/advice/number';
import { inFolder, ROOT, strata } from './terminal';

const jsonOf = async (...argv: readonly string[]): Promise<Advice> => {
  const { code, stdout, stderr } = await strata(['advise', ...argv, '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Advice;
};

/** What a person types, line by line; nothing more comes behind it. */
const typed = (lines: readonly string[]) => {
  const stream = new PassThrough();
  stream.end(lines.map((line) => `${line}\n`).join(''));
  return Object.assign(stream, { isTTY: true });
};

/** A terminal at which nobody types anything. */
const silent = (isTTY: boolean) => Object.assign(new PassThrough(), { isTTY });

describe('numbers as people write them', () => {
  it.each([
    ['15_000_000', 15_000_000],
    ['15,000,000', 15_000_000],
    ['15M', 15_000_000],
    ['2.5k', 2_500],
    [' 1e6 ', 1_000_000],
    ['2B', 2e9],
    ['0.25', 0.25],
    ['-1', -1],
  ])('%s is %d', (text, value) => expect(numberOf(text)).toBe(value));

  it.each(['', 'many', '1x', '--', '1 2', '0x10', 'NaN', 'M'])('"%s" is none', (text) => expect(numberOf(text)).toBeNaN());
});

describe('strata advise', () => {
  it('answers from one fact: tier, engines, money, next steps, and what not to build', async () => {
    const { code, stdout, stderr } = await strata(['advise', '--users', '1k']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const title of ['What to run', 'What it costs', 'What would justify the next step', 'What not to build yet', 'Break-evens'])
      expect(stdout).toContain(`\n${title}\n`);
    expect(stdout).toContain('1,000 users: the startup tier, in us-east-1');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('takes the bill of a plan for a tier that is built, and the model for another', async () => {
    const planned = await jsonOf('--users', '1M');
    expect(planned.cost.from).toBe('plan');
    // Two ways to count one platform, by different people: they have to come near each other.
    expect(planned.cost.monthly / planned.cost.byModel).toBeGreaterThan(0.5);
    expect(planned.cost.monthly / planned.cost.byModel).toBeLessThan(2);
    expect(planned.cost.parts.reduce((sum, { monthly }) => sum + monthly, 0)).toBeCloseTo(planned.cost.monthly, 6);
    expect((await jsonOf('--users', '15M')).cost.from).toBe('model');
    // A stock blueprint has no measured writes.
    expect((await jsonOf('--users', '1M', '--writes-per-second', '900')).cost.from).toBe('model');
  });

  it('takes every fact', async () => {
    const { facts, assumed } = await jsonOf(
      ...['--users', '200k', '--active-share', '0.1', '--requests-per-user', '30', '--peak-factor', '6', '--events-per-day', '4M'],
      ...['--event-bytes', '300', '--hours-per-user', '2', '--writes-per-second', '40', '--data-gib', '80', '--teams', '3'],
      ...['--deploys-per-day', '12', '--regions', '2'],
    );
    expect(assumed).toEqual([]);
    expect(facts).toMatchObject({
      subscribers: 200_000,
      dailyActiveShare: 0.1,
      requestsPerUserPerDay: 30,
      peakFactor: 6,
      eventsPerDay: 4_000_000,
      eventBytes: 300,
      hoursPerUserPerMonth: 2,
      writesPerSecond: 40,
      dataGib: 80,
      teams: 3,
      deploysPerDay: 12,
      regions: ['us-east-1', 'us-west-2'],
    });
  });

  it.each([
    [['--users', '0'], 'users is 0'],
    [['--users', '-5'], 'users is -5'],
    [['--users', 'NaN'], '"NaN" is no number'],
    [['--users', '1e12'], 'users is 1,000,000,000,000'],
    [['--users', '10', '--events-per-day', 'many'], '"many" is no number'],
    [['--users', '10', '--active-share', '2'], 'activeShare is 2'],
    [['--users', '10', '--regions', '7'], '"7" is no list of regions'],
    [['--users', '10', '--regions', 'eu-wst-1'], 'there is no region "eu-wst-1"'],
    [['--users', '10', '--regions', 'us-east-1,us-east-1'], '"us-east-1,us-east-1" is no list of regions'],
    [[], 'nobody says how many users there are'],
  ])('refuses %j with BP092', async (argv, message) => {
    const { code, stdout, stderr } = await strata(['advise', ...argv]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`error[BP092] ${message}`);
    const json = await strata(['advise', ...argv, '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, diagnostics: [{ code: 'BP092' }] });
  });

  it('tells all that is wrong at once', async () => {
    const { stderr } = await strata(['advise', '--users', '0', '--teams', 'x', '--regions', 'nowhere']);
    expect(stderr).toContain('3 errors');
  });
});

describe('a file', () => {
  const adviseOn = (text: string, ...argv: readonly string[]) => {
    let result: Promise<Awaited<ReturnType<typeof strata>>> | undefined;
    return inFolder(async (cwd) => {
      writeFileSync(join(cwd, 'facts.yaml'), text);
      result = strata(['advise', 'facts.yaml', ...argv, '--json'], { cwd });
      await result;
    }).then(() => result as NonNullable<typeof result>);
  };

  it('of facts has the names of the options; what the command line says goes before it', async () => {
    const { code, stdout } = await adviseOn('users: 50_000\neventsPerDay: 2M\nregions: [eu-west-1]\n', '--users', '60k');
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as Advice).facts).toMatchObject({ subscribers: 60_000, eventsPerDay: 2_000_000, regions: ['eu-west-1'] });
  });

  it('may be a blueprint, whose load, regions and relational stores count', async () => {
    const advice = await jsonOf(join(ROOT, 'blueprints/growth.yaml'));
    expect(advice.tier).toBe('growth');
    const { code, stdout } = await adviseOn(
      'version: 1\nname: mine\ntier: startup\nload: { subscribers: 5000, eventsPerDay: 7 }\nservices:\n  web: { runtime: node, role: site, expose: public, reads: [titles], writes: [titles] }\nstores:\n  titles: { kind: relational, dataGiB: 12, writesPerSecond: 9 }\n',
    );
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as Advice).facts).toMatchObject({ subscribers: 5_000, eventsPerDay: 7, dataGib: 12, writesPerSecond: 9 });
  });

  it.each([
    ['users: 0\n', 'users is 0'],
    ['users: many\n', 'expected a number'],
    ['users: .nan\n', 'number'],
    ['user: 5\n', 'unknown key'],
    ['users: 5\nregions: 12\n', 'no such regions'],
    ['users: 5\nteams: [1]\n', 'expected a number'],
    ['eventsPerDay: 5\n', 'nobody says how many users'],
  ])('with %j is refused', async (text, message) => {
    const { code, stdout } = await adviseOn(text);
    expect(code).toBe(2);
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly { code: string; message: string }[] };
    expect(diagnostics.map((d) => d.message).join()).toContain(message);
  });

  it('that is not there, or a list, or a broken blueprint, is told as such', async () => {
    expect((await strata(['advise', 'nowhere.yaml'])).stderr).toContain('error[BP001]');
    expect((await adviseOn('- 1\n')).code).toBe(2);
    expect((await adviseOn('version: 1\nname: x1\ntier: huge\n')).code).toBe(2);
  });
});

describe('questions', () => {
  it('are asked on a terminal, one for each fact, with the habit of the tier for enter', async () => {
    const { code, stdout, stderr } = await strata(['advise', '--json'], { stdin: typed(['20k', '0.5', ...Array<string>(20).fill('')]) });
    expect(code).toBe(0);
    expect(stderr).toContain('How many users do you have');
    expect(stderr).toContain('enter for 150');
    const { facts, assumed } = JSON.parse(stdout) as Advice;
    expect(facts).toMatchObject({ subscribers: 20_000, dailyActiveShare: 0.5, requestsPerUserPerDay: 150 });
    expect(assumed).not.toContain('activeShare');
  });

  it('are asked again where an answer makes no sense', async () => {
    const { code, stderr } = await strata(['advise'], { stdin: typed(['', 'lots', '0', '5000']) });
    expect(code).toBe(0); // the input ended, and the rest has defaults
    expect(stderr).toContain('"lots" is no number');
    expect(stderr).toContain('users is 0');
    expect(stderr.match(/How many users/g)).toHaveLength(4);
  });

  it('end with the input: without users there is nothing to advise on', async () => {
    const { code, stderr } = await strata(['advise'], { stdin: typed([]) });
    expect(code).toBe(2);
    expect(stderr).toContain('error[BP092]');
  });

  it('are asked nobody without a terminal, nor where the facts are said: both end at once', async () => {
    expect((await strata(['advise'], { stdin: silent(false) })).code).toBe(2);
    expect((await strata(['advise', '--users', '9'], { stdin: silent(true) })).code).toBe(0);
  });
});
