/** A fact about a business that somebody is asked for. */
export interface AskedFact {
  readonly question: string;
  /** In which unit the answer is. */
  readonly unit: string;
  readonly least: number;
  readonly most: number;
}

const MORE_THAN_PEOPLE = 10_000_000_000;

/** What the adviser asks, in the order of its questions, with the bounds within which an answer makes sense. Ours: beyond them, somebody mistyped. */
export const ASKED_FACTS = {
  users: { question: 'How many users do you have, or count on?', unit: 'users', least: 1, most: MORE_THAN_PEOPLE },
  activeShare: { question: 'Which share of them comes on an average day?', unit: 'between 0 and 1', least: 0, most: 1 },
  requestsPerUser: { question: 'How many requests does each of these make on that day?', unit: 'requests', least: 0, most: 1_000_000 },
  peakFactor: { question: 'How many times the average is the busiest hour?', unit: 'times', least: 1, most: 1_000 },
  eventsPerDay: {
    question: 'How many events a day do you want to keep (clicks, plays, readings)?',
    unit: 'events',
    least: 0,
    most: 1_000_000_000_000_000,
  },
  eventBytes: { question: 'How large is an event?', unit: 'bytes', least: 1, most: 10_000_000 },
  hoursPerUser: { question: 'How many hours a month does a user watch or listen?', unit: 'hours', least: 0, most: 730 },
  writesPerSecond: { question: 'How many writes a second does your database have at the peak?', unit: 'writes/s', least: 0, most: 1e9 },
  dataGib: { question: 'How much data does it hold?', unit: 'GiB', least: 0, most: 1e9 },
  teams: { question: 'How many teams write the code?', unit: 'teams', least: 1, most: 100_000 },
  deploysPerDay: { question: 'How many times a day do you deploy?', unit: 'deployments', least: 0, most: 1_000_000 },
} as const satisfies Readonly<Record<string, AskedFact>>;

export type AskedFactName = keyof typeof ASKED_FACTS;

/** Most regions that one asks for by their number; more have to be named. */
export const MOST_REGIONS = 3;

/** Times the habit of a tier beyond which a fact is doubted aloud. Ours. */
export const DOUBTED_FROM = 100;

/** Share of a limit from which on it is worth a word. Ours. */
export const NEAR_A_LIMIT = 0.25;

/** Share of a bill from which on floors are worth a word: what stands there however small the load. Ours. */
export const SIZEABLE_FLOORS = 0.1;
