import type { Blueprint } from '../blueprint';
import type { Assumed } from '../facts/assumptions';
import type { Demand } from './demand';
import type { PlanEntry } from './entry';
import type { Graph } from './graph';
import type { Load } from './load';
import type { Traffic } from './traffic';

/** What an entry's usage may be derived from. */
export interface UsageContext {
  readonly blueprint: Blueprint;
  readonly region: string;
  readonly regions: readonly string[];
  readonly graph: Graph;
  readonly load: Load;
  readonly traffic: Traffic;
  /** What the platform is used for: the whole load in production, a small share of it in a sandbox. */
  readonly demand: Demand;
  /** The share of the load that counts: 1 in production. */
  readonly share: number;
  readonly assumed: Assumed;
  /** Everything that is planned in the region, and for the blueprint as a whole. */
  readonly entries: readonly PlanEntry[];
}
