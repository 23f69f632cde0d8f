import { factAges, oldSources, yearsBefore } from '../../lib/facts/age';
import type { Fact } from '../../lib/facts/fact';
import { allFacts, factFiles } from '../../lib/facts/registry';

const fact = (asOf: string, more: Partial<Fact> = {}): Fact => ({
  id: 'x',
  region: '*',
  value: 1,
  unit: 'USD/h',
  source: 'a page',
  asOf,
  confidence: 'primary-mirror',
  ...more,
});

it.each([
  ['2026-11-26', 1, '2025-11-26'],
  ['2028-02-29', 1, '2027-02-29'],
  ['2026-01-01', 3, '2023-01-01'],
])('goes from %s %d years back to %s', (date, years, before) => expect(yearsBefore(date, years)).toBe(before));

it('counts what is older than a year, and says the oldest, the middle and the newest', () => {
  const facts = [
    fact('2024-07-01'),
    fact('2025-11-25'),
    fact('2025-11-26', { confidence: 'secondary' }),
    fact('2026-08-20', { unit: 'GiB' }),
  ];
  expect(factAges({ some: facts }, '2026-11-26')).toEqual([
    {
      file: 'some',
      facts: 4,
      prices: 3,
      secondary: 1,
      oldest: '2024-07-01',
      median: '2025-11-25',
      newest: '2026-08-20',
      old: 2,
      tooOld: false,
    },
  ]);
});

it('finds prices too old when the older half of them is', () => {
  const tooOld = (...dates: readonly Fact[]): boolean | undefined => factAges({ some: dates }, '2026-11-26')[0]?.tooOld;
  expect(tooOld(fact('2023-11-25'), fact('2026-01-01'))).toBe(true);
  expect(tooOld(fact('2023-11-26'), fact('2026-01-01'))).toBe(false);
  expect(tooOld(fact('2020-01-01'), fact('2026-01-01'), fact('2026-01-01'))).toBe(false);
  expect(tooOld(fact('2010-01-01', { unit: 'count' }))).toBe(false);
});

it('lets history be old', () => {
  const [age] = factAges({ netflix: [fact('2016-01-01')] }, '2026-11-26');
  expect(age).not.toHaveProperty('old');
  expect(oldSources({ netflix: [fact('2016-01-01')] }, '2026-11-26')).toEqual([]);
});

it('names old sources, those with most facts first', () =>
  expect(
    oldSources(
      { a: [fact('2024-01-01', { source: 'one' }), fact('2026-11-01')], b: [fact('2024-01-01'), fact('2024-01-01')] },
      '2026-11-26',
    ),
  ).toEqual([
    { source: 'a page', asOf: '2024-01-01', facts: 2 },
    { source: 'one', asOf: '2024-01-01', facts: 1 },
  ]));

it('has every fact in one file', () => {
  expect(factAges(factFiles(), '2026-11-26').reduce((sum, { facts }) => sum + facts, 0)).toBe(allFacts().length);
  for (const { facts } of factAges(factFiles(), '2026-11-26')) expect(facts).toBeGreaterThan(0);
});
