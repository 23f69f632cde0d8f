import { ASKED_FACTS, DOUBTED_FROM, type AskedFact, type AskedFactName } from '../facts/assumptions';
import { grouped } from '../diagnostics/grouped';
import type { Tier } from '../blueprint';
import type { BusinessLoad } from '../capacity';
import { tierFacts } from '../plan/tiers';

/** What somebody says about a business; only `users` has to be said. */
export type BusinessFacts = Readonly<Partial<Record<AskedFactName, number>>> & {
  /** Names of regions, the primary first. */
  readonly regions?: readonly string[];
};

/** A fact that makes no sense. */
export interface FactProblem {
  readonly fact: string;
  readonly message: string;
  readonly hint: string;
}

const decimals = (value: number): string => grouped(value, 2);

const bounds = ({ least, most, unit }: AskedFact): string =>
  unit.startsWith('between') ? `a number ${unit}` : `a number of ${unit}, from ${decimals(least)} to ${decimals(most)}`;

/** Facts that are beyond what makes sense, NaN among them. */
export const outOfBounds = (facts: BusinessFacts): readonly FactProblem[] => {
  const asked = Object.entries(ASKED_FACTS) as [AskedFactName, AskedFact][];
  return asked.flatMap(([fact, of]): FactProblem[] => {
    const value = facts[fact];
    if (value === undefined || (value >= of.least && value <= of.most)) return [];
    return [{ fact, message: `${fact} is ${Number.isFinite(value) ? decimals(value) : value}`, hint: `expected ${bounds(of)}` }];
  });
};

/** Everything about the facts that makes no sense: `advise` wants facts without any of these. */
export const factProblems = (facts: BusinessFacts): readonly FactProblem[] => [
  ...(facts.users === undefined
    ? [{ fact: 'users', message: 'nobody says how many users there are', hint: 'everything else has a default, this has none' }]
    : []),
  ...outOfBounds(facts),
];

/** Facts with nothing left out. */
export interface CompleteFacts extends BusinessLoad {
  readonly teams: number | undefined;
  readonly deploysPerDay: number | undefined;
  readonly writesPerSecond: number | undefined;
  readonly dataGib: number | undefined;
  readonly regions: readonly string[];
  /** Names of the facts that nobody said: the tier's habits, for so many users. */
  readonly assumed: readonly AskedFactName[];
}

/** Facts that have a default: what the users of a tier do. */
const HABITS: Readonly<Partial<Record<AskedFactName, keyof BusinessLoad>>> = {
  activeShare: 'dailyActiveShare',
  requestsPerUser: 'requestsPerUserPerDay',
  peakFactor: 'peakFactor',
  eventsPerDay: 'eventsPerDay',
  eventBytes: 'eventBytes',
  hoursPerUser: 'hoursPerUserPerMonth',
};

/** Facts in the place of the habits of a tier. */
export const completed = (facts: BusinessFacts, tier: Tier): CompleteFacts => {
  const { load, regions } = tierFacts(tier);
  const users = facts.users ?? load.subscribers;
  return {
    subscribers: users,
    dailyActiveShare: facts.activeShare ?? load.dailyActiveShare,
    requestsPerUserPerDay: facts.requestsPerUser ?? load.requestsPerUserPerDay,
    peakFactor: facts.peakFactor ?? load.peakFactor,
    eventsPerDay: facts.eventsPerDay ?? (load.eventsPerDay / load.subscribers) * users,
    eventBytes: facts.eventBytes ?? load.eventBytes,
    hoursPerUserPerMonth: facts.hoursPerUser ?? load.hoursPerUserPerMonth,
    readShare: load.readShare,
    teams: facts.teams,
    deploysPerDay: facts.deploysPerDay,
    writesPerSecond: facts.writesPerSecond,
    dataGib: facts.dataGib,
    regions: facts.regions ?? regions,
    assumed: (Object.keys(HABITS) as AskedFactName[]).filter((name) => facts[name] === undefined),
  };
};

/** What sizes follow from, without what only the adviser asks. */
export const businessLoadOf = (facts: CompleteFacts): BusinessLoad => ({
  subscribers: facts.subscribers,
  dailyActiveShare: facts.dailyActiveShare,
  requestsPerUserPerDay: facts.requestsPerUserPerDay,
  peakFactor: facts.peakFactor,
  eventsPerDay: facts.eventsPerDay,
  eventBytes: facts.eventBytes,
  hoursPerUserPerMonth: facts.hoursPerUserPerMonth,
  readShare: facts.readShare,
});

/** Facts that may be mistyped: a hundred times and more of what the users of this tier do. */
export const doubtsAbout = (facts: CompleteFacts, tier: Tier): readonly string[] => {
  const { load } = tierFacts(tier);
  const perUser = facts.eventsPerDay / facts.subscribers;
  const usual = load.eventsPerDay / load.subscribers;
  return [
    ...(perUser > usual * DOUBTED_FROM ? [`${grouped(perUser)} events a day of each user; ${grouped(usual)} are usual at this tier`] : []),
    ...(facts.requestsPerUserPerDay > load.requestsPerUserPerDay * DOUBTED_FROM
      ? [
          `${grouped(facts.requestsPerUserPerDay)} requests a day of each user; ${grouped(load.requestsPerUserPerDay)} are usual at this tier`,
        ]
      : []),
  ];
};
