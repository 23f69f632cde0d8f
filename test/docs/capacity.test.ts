import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { platformModel } from '../../lib/capacity';
import { grouped } from '../../lib/diagnostics/grouped';
import { PLATFORM_TIERS, tierAssumed, type TierAssumptionName } from '../../lib/facts/assumptions';
import { tierFacts } from '../../lib/plan/tiers';
import { EXAMPLES, INPUTS, modelOf } from '../capacity/worked-examples';

/** The page says what the model says: its numbers are looked for in it. */
const page = readFileSync(join(__dirname, '../../docs/capacity.md'), 'utf8');

const rows = page.split('\n').filter((line) => line.startsWith('|'));

/** Cells of the row that begins with these. */
const rowOf = (...begins: readonly string[]): readonly string[] => {
  const cells = rows.map((row) => row.split('|').map((cell) => cell.trim())).map((row) => row.slice(1, -1));
  const found = cells.find((row) => begins.every((cell, i) => row[i] === cell));
  if (!found) throw new Error(`no row begins with ${begins.join(' | ')}`);
  return found;
};

const percent = (share: number): string => {
  const whole = Math.round(share * 100);
  return `${whole > 0 ? '+' : ''}${whole === 0 ? 0 : whole} %`;
};

describe('docs/capacity.md', () => {
  it.each([
    ['startup 1k', 210],
    ['startup 100k', 830],
    ['growth 1M', 8_000],
    ['scale 15M', 240_000],
    ['netflix 260M', 17_000_000],
  ] as const)('has the sum of %s', (example, byHand) => {
    const { monthly } = modelOf(example).real;
    expect(rowOf(example, `$${grouped(byHand)}`).slice(2, 4)).toEqual([`$${grouped(monthly)}`, percent(monthly / byHand - 1)]);
  });

  it('has both sums of netflix/1000, and the floors between them', () => {
    const { monthly, monthlyOfLoad, regions } = modelOf('netflix/1000').real;
    expect(rowOf('netflix/1000, the load alone').slice(1, 4)).toEqual([
      '$11,700',
      `$${grouped(monthlyOfLoad)}`,
      percent(monthlyOfLoad / 11_700 - 1),
    ]);
    expect(rowOf('netflix/1000, with floors')[2]).toBe(`$${grouped(monthly)}`);
    expect(page).toContain(`$${grouped(monthly - monthlyOfLoad)} of floors`);
    const table = page.slice(page.indexOf('| floor | USD a month |'), page.indexOf('**Other differences**'));
    const printed = [...table.matchAll(/\| (\d+) \|/g)].map(([, usd]) => Number(usd));
    const largest = regions.flatMap(({ floors }) => floors.map(({ floor }) => Math.round(floor))).toSorted((a, b) => b - a);
    expect(printed.slice(0, 9)).toEqual(largest.slice(0, 9));
    expect(Math.abs(printed.reduce((a, b) => a + b, 0) - (monthly - monthlyOfLoad))).toBeLessThan(5);
  });

  it.each([
    ['startup', 0.26],
    ['growth', 2.89],
    ['scale', 5.29],
    ['netflix', 5.79],
  ] as const)('has what %s costs without load', (tier, byHand) => {
    const nobody = { tier, ...tierFacts(tier).load, subscribers: 0, eventsPerDay: 0, regions: ['us-east-1'] };
    const { hourly } = platformModel(nobody).real;
    expect(rowOf(tier, `$${byHand}`).slice(2)).toEqual([`$${hourly.toFixed(2)}`, percent(hourly / byHand - 1)]);
  });

  it.each(EXAMPLES)('says how much of %s hangs on what is fitted', (example) => {
    const header = rowOf('example', 'searchedShare').slice(1) as readonly TierAssumptionName[];
    const input = INPUTS[example];
    const twice = (name: TierAssumptionName): number => {
      const said = 'ofTier' in input ? input.ofTier : {};
      const value = tierAssumed(input.tier)[name] * 2;
      return platformModel({ ...input, ofTier: { ...said, [name]: value } }).real.monthly / modelOf(example).real.monthly - 1;
    };
    const printed = rows.map((row) => row.split('|').map((cell) => cell.trim())).find((row) => row[1] === example && row.length === 9);
    expect(printed?.slice(2, 8)).toEqual(header.map((name) => percent(twice(name))));
  });

  it('has all tiers', () => PLATFORM_TIERS.forEach((tier) => expect(rowOf(tier)).toHaveLength(4)));
});
