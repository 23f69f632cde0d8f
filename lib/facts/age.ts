import type { Fact } from './fact';
import type { Provenance } from './provenance';

export const provenance: readonly Provenance[] = [
  {
    covers: 'how many prices on demand of EC2 in us-east-1 changed from May 2025 to July 2026: 29 of the 908 types that both lists price',
    source:
      'go module github.com/cristim/ec2-instances-info@v0.0.0-20250528091325-32acf84f42eb data/instances.json against go module github.com/aws/karpenter-provider-aws@v1.15.1 pkg/providers/pricing',
    asOf: '2026-07-20',
  },
];

/** From this age on a fact is told as old: until then one price in forty has changed (see below). */
export const OLD_AFTER_YEARS = 1;

/**
 * From this age on prices want to be renewed before anyone counts with them. Of 908 types of instances that the lists of May 2025 and of
 * July 2026 (the sources of ec2.json) both price, 29 have another price in the second: three in a hundred after fourteen months. After
 * three years that makes eight in a hundred, about as many as an estimate may be wrong by.
 */
export const TOO_OLD_AFTER_YEARS = 3;

/** Files that tell what was measured or worked out once: that does not age. */
const HISTORY: ReadonlySet<string> = new Set(['netflix', 'examples']);

/** How old the facts of one file are. */
export interface FactAge {
  /** Name of the file in lib/facts/aws. */
  readonly file: string;
  readonly facts: number;
  /** How many of them are prices. */
  readonly prices: number;
  /** How many of them are known through somebody who quotes the vendor. */
  readonly secondary: number;
  /** Dates of sources, YYYY-MM-DD. */
  readonly oldest: string;
  readonly median: string;
  readonly newest: string;
  /** How many are older than a year; absent for history, which does not age. */
  readonly old?: number;
  /** The older half of its prices is older than the limit. */
  readonly tooOld: boolean;
}

/** The same day so many years before. Dates as text sort as dates, so the 29th of February may stand in a year that has none. */
export const yearsBefore = (date: string, years: number): string => {
  const [year = '', ...rest] = date.split('-');
  return [String(Number(year) - years).padStart(4, '0'), ...rest].join('-');
};

const isPrice = ({ unit }: Fact): boolean => unit.startsWith('USD/');

/** The middle one of sorted dates, the older of two. */
const medianOf = (dates: readonly string[]): string => dates[Math.floor((dates.length - 1) / 2)] ?? '';

/** @param today - YYYY-MM-DD */
export const factAges = (files: Readonly<Record<string, readonly Fact[]>>, today: string): readonly FactAge[] =>
  Object.entries(files).map(([file, facts]) => {
    const dates = (of: readonly Fact[]): readonly string[] => of.map(({ asOf }) => asOf).sort();
    const all = dates(facts);
    const prices = dates(facts.filter(isPrice));
    const before = yearsBefore(today, OLD_AFTER_YEARS);
    return {
      file,
      facts: facts.length,
      prices: prices.length,
      secondary: facts.filter(({ confidence }) => confidence === 'secondary').length,
      oldest: all[0] ?? '',
      median: medianOf(all),
      newest: all.at(-1) ?? '',
      ...(HISTORY.has(file) ? {} : { old: all.filter((date) => date < before).length }),
      tooOld: prices.length > 0 && !HISTORY.has(file) && medianOf(prices) < yearsBefore(today, TOO_OLD_AFTER_YEARS),
    };
  });

/** A source with facts that are old, for those who would renew them. */
export interface OldSource {
  readonly source: string;
  readonly asOf: string;
  readonly facts: number;
}

/** Sources older than a year, with how many facts hang on each, most first. History does not count. @param today - YYYY-MM-DD */
export const oldSources = (files: Readonly<Record<string, readonly Fact[]>>, today: string): readonly OldSource[] => {
  const before = yearsBefore(today, OLD_AFTER_YEARS);
  const found = new Map<string, OldSource>();
  for (const [file, facts] of Object.entries(files))
    for (const { source, asOf } of HISTORY.has(file) ? [] : facts.filter((fact) => fact.asOf < before)) {
      const key = JSON.stringify([source, asOf]);
      found.set(key, { source, asOf, facts: (found.get(key)?.facts ?? 0) + 1 });
    }
  return [...found.values()].sort((a, b) => b.facts - a.facts || (a.source < b.source ? -1 : 1));
};
