import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Advice } from '../../lib/advise';
import { factIn } from '../../lib/facts/registry';
import type { Bill } from '../../lib/reports/bill';
import type { Comparison } from '../../lib/reports/comparison';
import type { CostDifference } from '../../lib/reports/cost-difference';
import { dollars, signedDollars } from '../../lib/reports/money';
import { expectGolden } from '../support/golden';
import { inFolder, strata, type TerminalOptions } from './terminal';

const json = async <T>(argv: readonly string[], options?: TerminalOptions): Promise<T> => {
  const { code, stdout, stderr } = await strata([...argv, '--json'], options);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as T;
};

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

const withPrices = (prices: object | string, work: (file: string, folder: string) => Promise<void>): Promise<void> =>
  inFolder(async (folder) => {
    const file = join(folder, 'prices.yaml');
    writeFileSync(file, typeof prices === 'string' ? prices : JSON.stringify(prices));
    await work(file, folder);
  });

describe('strata cost', () => {
  it('prints the same money as text and as JSON', async () => {
    const bill = await json<Bill>(['cost', 'growth', '--profile', 'production']);
    const { stdout } = await strata(['cost', 'growth', '--profile', 'production']);
    expect(bill).toMatchObject({ tier: 'growth', profile: 'production', currency: 'USD' });
    expect(stdout).toContain(`\n${dollars(bill.monthly)} a month, ${dollars(bill.hourly)} an hour`);
  });

  it('takes a tier in the place of a file', async () =>
    expect((await strata(['cost', 'startup'])).stdout).toBe((await strata(['cost', 'blueprints/startup.yaml'])).stdout));

  it('prints the difference of two, as text and as JSON', async () => {
    const { before, after, difference } = await json<CostDifference>(['cost', 'startup', 'blueprints/growth.yaml']);
    expect([before.tier, after.tier]).toEqual(['startup', 'growth']);
    expect(difference.monthly).toBe(after.monthly - before.monthly);
    const { stdout } = await strata(['cost', 'startup', 'growth']);
    expect(lastLine(stdout)).toBe(`${dollars(before.monthly)} → ${dollars(after.monthly)} a month (${signedDollars(difference.monthly)})`);
  });

  it('finds no difference between a plan and itself', async () => {
    expect((await json<CostDifference>(['cost', 'growth', 'growth'])).difference).toMatchObject({ monthly: 0, lines: [] });
    expect((await strata(['cost', 'growth', 'growth'])).stdout).toMatch(/No line differs\.[\s\S]* a month \(\+\$0\.00\)\n$/);
  });

  it.each([
    ['--tier', 'growth'],
    ['--from', 'startup'],
  ])('refuses %s beside two', async (option, value) => {
    const { code, stderr } = await strata(['cost', 'startup', 'growth', option, value]);
    expect(code).toBe(2);
    expect(stderr).toContain(`error[BP080] ${option} goes with one blueprint, and two are named`);
  });

  it('tells all that is wrong with both files and the prices at once, the same mistake once', async () => {
    const { code, stdout, stderr } = await strata([
      'cost',
      'test/cli/damaged/several.yaml',
      'test/cli/damaged/several.yaml',
      '--prices',
      'test/cli/damaged/prices.yaml',
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.match(/several\.yaml:4:10/g)).toHaveLength(1);
    expect(stderr).toContain('prices.yaml:6:20');
  });
});

describe('strata compare', () => {
  it('prints the same counts and money as text and as JSON', async () => {
    const { before, after, summary } = await json<Comparison>(['compare', 'startup', 'growth', '--profile', 'production']);
    expect([before.profile, after.profile]).toEqual(['production', 'production']);
    const { code, stdout, stderr } = await strata(['compare', 'startup', 'growth', '--profile', 'production']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(lastLine(stdout)).toBe(
      `${summary.add} to add, ${summary.change} to change, ${summary.remove} to remove; ${dollars(before.monthly)} → ${dollars(after.monthly)} a month`,
    );
    expect(stdout).toContain('~ relational/main → aurora-postgres/main');
  });

  it.each(['scale', 'netflix'])('says that %s cannot be built yet, under the word', async (tier) => {
    const { code, stdout, stderr } = await strata(['compare', 'startup', tier]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`error[BP305] the tier ${tier} cannot be built by this version yet\n  --> command line:1:24\n`);
  });

  it('asks whether a tier was meant where there is no such file', async () =>
    expect((await strata(['compare', 'startup', 'grwth'])).stderr).toMatch(
      /error\[BP001\] no such file: grwth[\s\S]*did you mean "growth"\?/,
    ));

  it('wants two', async () =>
    expect((await strata(['compare', 'startup'])).stderr).toContain("error[BP080] missing required argument 'b'"));

  it('counts with the prices that the user brings', () =>
    withPrices({ source: 'agreement', asOf: '2026-11-01', prices: { 'eks.controlPlane.standard': 1_000 } }, async (file) => {
      const list = await json<Comparison>(['compare', 'startup', 'growth']);
      const own = await json<Comparison>(['compare', 'startup', 'growth', '--prices', file]);
      expect(own.before.monthly - list.before.monthly).toBeGreaterThan(700_000);
      expect(own.after.monthly - list.after.monthly).toBeCloseTo(own.before.monthly - list.before.monthly, 3);
    }));
});

describe('--prices', () => {
  it('moves the printed price, and says whose it is', () =>
    withPrices(
      'source: Agreement of Acme\nasOf: 2026-11-01\nprices:\n  natGateway.hour: { us-east-1: 0.01 }\n  natGateway.gb: 0.02\n',
      async (file) => {
        const line = async (more: readonly string[]) =>
          (await json<Bill>(['cost', 'startup', ...more])).lines.find((one) => 'fact' in one && one.fact.id === 'natGateway.hour');
        const listed = factIn('natGateway.hour', 'us-east-1');
        expect(await line([])).toMatchObject({ unitPrice: listed?.value, fact: { source: listed?.source, asOf: listed?.asOf } });
        expect(await line(['--prices', file])).toMatchObject({
          unitPrice: 0.01,
          monthly: 7.3,
          fact: { id: 'natGateway.hour', source: 'Agreement of Acme', asOf: '2026-11-01', own: true },
        });
        const { stdout } = await strata(['cost', 'startup', '--prices', file]);
        expect(stdout).toContain('2 of the 2 prices of your own file stand on it: Agreement of Acme, as of 2026-11-01.');
      },
    ));

  it.each([
    ['the plan', '1k', 'eks.controlPlane.standard'],
    ['the model', '15M', 'ec2.m7g.16xlarge.ondemand'],
  ] as const)('counts in advice, by %s, and says whose the prices are', (from, users, id) =>
    withPrices({ source: 'Agreement of Acme', asOf: '2026-11-01', prices: { [id]: 0, 'msk.express.m7g.large.price': 1 } }, async (file) => {
      const argv = ['advise', '--users', users];
      const [list, own] = [await json<Advice>(argv), await json<Advice>([...argv, '--prices', file])];
      expect([list.cost.from, own.cost.from, list.cost.ownPrices]).toEqual([from.slice(4), from.slice(4), undefined]);
      expect(own.cost.monthly).toBeLessThan(list.cost.monthly);
      expect(own.cost.byModel).toBeLessThan(list.cost.byModel);
      expect(own.cost.ownPrices).toMatchObject({ source: 'Agreement of Acme', asOf: '2026-11-01', given: 2 });
      expect(own.cost.ownPrices?.used).toBeGreaterThan(0);
      const { stdout } = await strata([...argv, '--prices', file]);
      expect(stdout.replace(/\s+/g, ' ')).toContain('of the 2 prices of your own file');
    }),
  );

  it('moves the break-even that advice rests on', () =>
    withPrices({ source: 'x', asOf: '2026-11-01', prices: { 'msk.kafka.m7g.large.price': { 'us-east-1': 0.1 } } }, async (file) => {
      const kafka = async (...more: readonly string[]) =>
        (await json<Advice>(['advise', '--users', '1k', ...more])).notYet.find(({ what }) => what === 'Kafka')?.why;
      expect(await kafka('--prices', file)).toContain('three brokers are $219 before the first event');
      expect(await kafka()).not.toContain('$219');
    }));

  it('refuses a damaged file in advice, too', async () => {
    const { code, stderr } = await strata(['advise', '--users', '1k', '--prices', 'test/cli/damaged/prices.yaml']);
    expect(code).toBe(2);
    expectGolden('cli/golden/prices-errors.txt', stderr);
  });

  it('reads JSON as well', () =>
    withPrices({ source: 'x', asOf: '2026-11-01', prices: { 'natGateway.hour': 0 } }, async (file) =>
      expect((await json<Bill>(['cost', 'startup', '--prices', file])).ownPrices).toMatchObject({ given: 1, used: 1 }),
    ));

  it('answers mistakes as a compiler does, all of them', async () => {
    const { code, stdout, stderr } = await strata(['cost', 'startup', '--prices', 'test/cli/damaged/prices.yaml']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expectGolden('cli/golden/prices-errors.txt', stderr);
  });

  it.each([
    ['an empty file', '', 'error[BP007]', 'it needs source, asOf and prices'],
    ['a list', '- 1\n', 'error[BP008]', 'start with "source: …"'],
    ['nothing but a source', 'source: x\n', 'error[BP090] "asOf" is missing', '"prices" is missing'],
    [
      'prices that are a list',
      'source: x\nasOf: 2026-11-01\nprices: [1]\n',
      'error[BP090] prices: expected a map of price ids to prices',
      '',
    ],
    ['a price that is far too large', 'source: x\nasOf: 2026-11-01\nprices: { kms.key: 1e12 }\n', 'no unit costs a thousand million', ''],
    ['a price twice', 'source: x\nasOf: 2026-11-01\nprices: { kms.key: 1, kms.key: 2 }\n', 'error[BP012]', ''],
    ['NaN as JSON would not have it', '{ "source": "x", "asOf": "2026-11-01", "prices": { "kms.key": NaN } }', 'got the text "NaN"', ''],
  ])('refuses %s', (_, text, first, second) =>
    withPrices(text, async (file) => {
      const { code, stdout, stderr } = await strata(['cost', 'startup', '--prices', file]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(first);
      expect(stderr).toContain(second);
    }),
  );

  it('refuses a file that is not there', async () =>
    expect((await strata(['cost', 'startup', '--prices', 'no/such.yaml'])).stderr).toContain('error[BP001] no such file: no/such.yaml'));

  it('answers in JSON with the place of each mistake', async () => {
    const { code, stdout } = await strata(['cost', 'startup', '--prices', 'test/cli/damaged/prices.yaml', '--json']);
    expect(code).toBe(2);
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly object[] };
    expect(diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'BP091',
        file: 'test/cli/damaged/prices.yaml',
        line: 5,
        column: 3,
        pathText: 'prices["natGateway.hours"]',
      }),
    );
  });
});
