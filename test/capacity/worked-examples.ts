import { platformModel, type PlatformInput, type PlatformModel, type PlatformRegion } from '../../lib/capacity';
import { isPriced, type Line } from '../../lib/pricing';
import { tierFacts } from '../../lib/plan/tiers';

/** The columns of the table of worked examples (CAPACITY.md section 3, November 2026; list prices of us-east-1, no discounts). */
const ONE = ['us-east-1'];

const startup: PlatformInput = {
  tier: 'startup',
  ...tierFacts('startup').load,
  hoursPerUserPerMonth: 0, // the table has no streams there
  regions: ONE,
};

const netflix: PlatformInput = {
  tier: 'netflix',
  ...tierFacts('netflix').load,
  regions: ['us-east-1', 'us-west-2', 'eu-west-1'],
  prices: 'us-east-1',
};

export const INPUTS = {
  'startup 1k': startup,
  'startup 100k': { ...startup, subscribers: 100_000, peakFactor: 5, eventsPerDay: 2_000_000 },
  'growth 1M': { tier: 'growth', ...tierFacts('growth').load, regions: ONE },
  'scale 15M': { tier: 'scale', ...tierFacts('scale').load, regions: ONE },
  'netflix 260M': netflix,
  // 4,049 USD a month for six Express brokers hold a day of events, where the whole of it holds half a day.
  'netflix/1000': { ...netflix, subscribers: 260_000, eventsPerDay: 2_000_000_000, regions: ONE, ofTier: { eventHours: 24 } },
} as const satisfies Record<string, PlatformInput>;

export type Example = keyof typeof INPUTS;

export const EXAMPLES = Object.keys(INPUTS) as readonly Example[];

const models = new Map<Example, PlatformModel>();

export const modelOf = (example: Example): PlatformModel => {
  const known = models.get(example) ?? platformModel(INPUTS[example]);
  models.set(example, known);
  return known;
};

export const firstOf = (model: PlatformModel): PlatformRegion => model.real.regions[0] as PlatformRegion;

/** USD a month of all lines of a component, in all regions, whose item begins like this. */
export const usd = (model: Pick<PlatformModel, 'real'>, component: string, item = ''): number =>
  model.real.regions
    .flatMap(({ lines }) => lines as readonly Line[])
    .filter((line) => line.component === component && line.item.startsWith(item))
    .reduce((sum, line) => sum + (isPriced(line) ? line.monthly : NaN), 0);

/** Within ten percent, as the examples are to be met. */
export const near = (actual: number, expected: number, share = 0.1): void => {
  expect(actual).toBeGreaterThanOrEqual(expected * (1 - share));
  expect(actual).toBeLessThanOrEqual(expected * (1 + share));
};

/** Within ten percent, or what rounds to the digits that the table prints. */
export const printed = (actual: number, expected: number, step: number): void => {
  if (Math.abs(actual - expected) <= step / 2) return;
  near(actual, expected);
};
