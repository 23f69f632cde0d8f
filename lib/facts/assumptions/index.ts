import type { Assumption } from './assumption';
import { compute } from './compute';
import { data } from './data';
import { fleet } from './fleet';
import { objects } from './objects';
import { platform } from './platform';
import { runtimes } from './runtimes';
import { simulation } from './simulation';
import { storage } from './storage';
import { stored } from './stored';
import { streaming } from './streaming';
import { traffic } from './traffic';

export type { Assumption } from './assumption';
export * from './advice';
export * from './ladders';
export * from './platform-tiers';

/** Every coefficient between the facts about a business and the sizes, money and limits that follow from them. */
export const ASSUMPTIONS = {
  ...compute,
  ...runtimes,
  ...data,
  ...storage,
  ...stored,
  ...objects,
  ...streaming,
  ...traffic,
  ...platform,
  ...fleet,
  ...simulation,
} as const;

export type AssumptionName = keyof typeof ASSUMPTIONS;

/** The values that a plan counts with. */
export type Assumed = Readonly<Record<AssumptionName, number>>;

export const assumptionNames = Object.keys(ASSUMPTIONS) as readonly AssumptionName[];

/** The standard values, with those that a blueprint puts in their place. */
export const assumedWith = (said: Readonly<Partial<Record<AssumptionName, number>>> = {}): Assumed =>
  Object.fromEntries(assumptionNames.map((name) => [name, said[name] ?? (ASSUMPTIONS[name] as Assumption).value])) as Assumed;

/** What is counted with where nobody says otherwise. */
export const STANDARD: Assumed = assumedWith();
