import { TIERS, type Tier } from '../blueprint';
import type { BusinessLoad } from '../capacity/platform/load';

/** The facts about the business that a tier assumes where the blueprint is silent. */
export type TierLoad = BusinessLoad;

export interface TierFacts {
  readonly tier: Tier;
  /** Users up to which the tier is meant. */
  readonly users: number;
  /** Whether this version can build it; a tier that is not built is refused and nothing is emitted. */
  readonly built: boolean;
  readonly regions: readonly string[];
  readonly load: TierLoad;
  /** Percent of requests that succeed, where a service states no objective. */
  readonly availability: number;
  /** 95th percentile in milliseconds, where a service states no objective. */
  readonly latencyMs: number;
}

const ONE_REGION = ['us-east-1'] as const;

/** Users and engines: DESIGN section 3. Load: the worked examples of CAPACITY section 3; startup is its smallest, so that nobody pays for users they do not have. */
const FACTS: Readonly<Record<Tier, Omit<TierFacts, 'tier'>>> = {
  startup: {
    users: 100_000,
    built: true,
    regions: ONE_REGION,
    load: {
      subscribers: 1_000,
      dailyActiveShare: 0.2,
      requestsPerUserPerDay: 150,
      peakFactor: 10,
      eventsPerDay: 20_000,
      eventBytes: 1_024,
      hoursPerUserPerMonth: 5,
      readShare: 0.8,
    },
    availability: 99.5,
    latencyMs: 500,
  },
  growth: {
    users: 2_000_000,
    built: true,
    regions: ONE_REGION,
    load: {
      subscribers: 1_000_000,
      dailyActiveShare: 0.25,
      requestsPerUserPerDay: 200,
      peakFactor: 4,
      eventsPerDay: 125_000_000,
      eventBytes: 1_024,
      hoursPerUserPerMonth: 5,
      readShare: 0.8,
    },
    availability: 99.9,
    latencyMs: 500,
  },
  scale: {
    users: 20_000_000,
    built: false,
    regions: ONE_REGION,
    load: {
      subscribers: 15_000_000,
      dailyActiveShare: 0.4,
      requestsPerUserPerDay: 300,
      peakFactor: 3,
      eventsPerDay: 12_000_000_000,
      eventBytes: 1_024,
      hoursPerUserPerMonth: 23,
      readShare: 0.8,
    },
    availability: 99.9,
    latencyMs: 500,
  },
  netflix: {
    users: 1_000_000_000,
    built: false,
    regions: ['us-east-1', 'us-west-2', 'eu-west-1'],
    load: {
      subscribers: 260_000_000,
      dailyActiveShare: 0.5,
      requestsPerUserPerDay: 700,
      peakFactor: 2,
      eventsPerDay: 2_000_000_000_000,
      eventBytes: 1_500,
      hoursPerUserPerMonth: 23,
      readShare: 0.8,
    },
    availability: 99.95,
    latencyMs: 500,
  },
};

export const tierFacts = (tier: Tier): TierFacts => ({ tier, ...FACTS[tier] });

/** Is `a` at or above `b`? */
export const atLeast = (a: Tier, b: Tier): boolean => TIERS.indexOf(a) >= TIERS.indexOf(b);

/** The smallest tier that is meant for this many users. */
export const tierForUsers = (users: number): Tier => TIERS.find((tier) => users <= FACTS[tier].users) ?? 'netflix';
