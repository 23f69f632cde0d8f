import { TIERS, type Tier } from '../blueprint';
import { grouped } from '../diagnostics/grouped';
import { SECONDS_PER_DAY } from '../capacity';
import { atLeast, tierFacts, tierForUsers } from '../plan/tiers';
import { completed, type BusinessFacts } from './facts';

/** A tier, and what asks for it. */
export interface TierChoice {
  readonly tier: Tier;
  readonly why: readonly string[];
}

/** Requests a second at the peak, and events a day, of as many users as a tier is meant for, with that tier's habits. */
const ceilingOf = (tier: Tier): { readonly requests: number; readonly events: number } => {
  const { users, load } = tierFacts(tier);
  return {
    requests: (users * load.dailyActiveShare * load.requestsPerUserPerDay * load.peakFactor) / SECONDS_PER_DAY,
    events: (load.eventsPerDay / load.subscribers) * users,
  };
};

const smallest = (fits: (tier: Tier) => boolean): Tier => TIERS.find(fits) ?? (TIERS.at(-1) as Tier);

const digits = (value: number): string => grouped(value, value < 1 ? 2 : 0);

/**
 * The smallest tier that is meant for these users; a larger one, where they do so much more than its users do that its sizes would not
 * do, or where there is more than one region.
 */
export const tierFor = (facts: BusinessFacts): TierChoice => {
  const users = facts.users ?? 0;
  const byUsers = tierForUsers(users);
  const load = completed(facts, byUsers);
  const requests = (users * load.dailyActiveShare * load.requestsPerUserPerDay * load.peakFactor) / SECONDS_PER_DAY;
  const byRequests = smallest((tier) => requests <= ceilingOf(tier).requests);
  const byEvents = smallest((tier) => load.eventsPerDay <= ceilingOf(tier).events);
  const byRegions: Tier = load.regions.length > 1 ? 'scale' : 'startup';
  const tier = [byRequests, byEvents, byRegions].reduce((a, b) => (atLeast(a, b) ? a : b), byUsers);
  const ends = TIERS.at(-1) === byUsers ? '' : `, which is meant for up to ${grouped(tierFacts(byUsers).users)}`;
  const asks = (of: Tier, sentence: string): string[] => (of !== byUsers && of === tier ? [sentence] : []);
  return {
    tier,
    why: [
      `${grouped(users)} ${users === 1 ? 'user asks' : 'users ask'} for the ${byUsers} tier${ends}`,
      ...asks(byRequests, `${digits(requests)} requests a second at the peak are what the ${tier} tier carries`),
      ...asks(byEvents, `${grouped(load.eventsPerDay)} events a day are what the ${tier} tier carries`),
      ...asks(byRegions, 'more than one region begins at the scale tier'),
    ],
  };
};
