import type { Plan } from '../plan';
import type { TierLoad } from '../plan/tiers';

type Fact = keyof TierLoad;

/** A fact about the business that sizes are made from. */
export interface LoadFact {
  /** The key under `load:`. */
  readonly fact: Fact;
  readonly value: number;
  /** Whether the blueprint says so, or the tier assumes it. */
  readonly source: 'blueprint' | 'assumed';
  /** What the number counts. */
  readonly meaning: string;
}

const MEANINGS: Readonly<Record<Fact, string>> = {
  subscribers: 'people who have an account',
  dailyActiveShare: 'share of them active on a day',
  requestsPerUserPerDay: 'requests of an active user on a day',
  peakFactor: 'peak rate over average rate',
  eventsPerDay: 'events on all streams in a day',
  eventBytes: 'bytes of a typical event',
  hoursPerUserPerMonth: 'hours of streaming of a subscriber in a month',
  readShare: 'share of data operations that read',
};

/** The facts of the load, each with where it comes from. */
export const loadFacts = ({ load }: Pick<Plan, 'load'>): readonly LoadFact[] =>
  (Object.keys(MEANINGS) as Fact[]).map((fact) => ({
    fact,
    value: load[fact],
    source: load.assumed.includes(fact) ? 'assumed' : 'blueprint',
    meaning: MEANINGS[fact],
  }));
